import { componentNameOf, componentReference } from "../../lib/component-reference.ts";
import type { JsonSchema } from "../../lib/json-schema.ts";
import { madeOnce } from "../../lib/made-once.ts";
import { cell, codeCell, proseLine } from "../../lib/markdown/write.ts";
import { markdownCode } from "../../lib/report/markdown.ts";
import { schemaAsObject } from "../../model/component.ts";
import { lossySentences } from "../../model/lossy.ts";
import type { ApiModel, OperationModel } from "../../model/model.ts";
import {
  type Field,
  fieldRows,
  type NamedRow,
  rowField,
  schemaRows,
  valueSentences,
} from "../fields/rows.ts";
import { typeLabel } from "../fields/type-name.ts";
import type { InputField } from "./input.ts";
import type { ResultCase } from "./result-types.ts";

/**
 * The fields of values in `api.md`. Those of a component are described once, in a part of its own that others link to.
 */
export interface FieldTexts {
  /** The rows of an input's field and of the fields inside it. */
  readonly rowsOfInput: (operation: OperationModel, field: InputField) => readonly NamedRow[];
  /** The parts about the data of an answer or the body of an error; `[]` if its type says everything. */
  readonly partsOfResult: (result: ResultCase, title: string) => readonly string[];
  /** The parts of all components that were linked to so far, and of those that they link to. */
  readonly components: () => readonly string[];
}

export function fieldTexts(api: ApiModel): FieldTexts {
  const linked = new Set<string>();
  const link = (component: string) => {
    linked.add(component);
    return `[\`${component}\`](#schema-${component.toLowerCase().replace(/[^\w-]/g, "")})`;
  };
  // Cached, because many operations answer with the same component, and finding its rows means finding all rows inside
  // it.
  const hasRows = madeOnce((schema: JsonSchema) => schemaRows(api, schema).length > 0);
  const options = { elsewhere: (component: string) => `Fields: ${link(component)}.` };
  return {
    rowsOfInput(operation, field) {
      const rows = fieldRows(api, [inputField(api, operation, field)], options);
      const isBody = field.place === "body" && Object.keys(field.schema).length === 0;
      return isBody ? rows.map(([name, row]) => [name, { ...row, type: bodyLabel(api, operation) }]) : rows;
    },
    partsOfResult({ schema, kind }, title) {
      if (!schema || kind === "text") return [];
      const component = componentNameOf(schema.$ref);
      if (component && hasRows(schema)) return [`${title}: ${link(component)}.`];
      // A component inside is described elsewhere, and so is one that is the items of a list.
      const [whole, ...rows] = fieldRows(api, [{ name: "data", schema, required: true }], options);
      const words = whole?.[1].description ?? "";
      if (!words && rows.length === 0) return [];
      const inside = rows.map(([name, row]) => [name.replace(/^data\.?/, ""), row] as const);
      return [
        `${title}: \`${typeLabel(api, schema)}\`. ${proseLine(words)}`.trim(),
        ...(rows.length > 0 ? [rowsText(inside)] : []),
      ];
    },
    components() {
      // A part may lead to further ones, which a set goes through, too.
      const parts = new Map<string, string>();
      for (const name of linked) parts.set(name, componentText(api, name, options));
      return [...parts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, text]) => text);
    },
  };
}

function inputField(
  api: ApiModel,
  { parameters }: OperationModel,
  { name, place, required, schema }: InputField,
): Field {
  const parameter = parameters.find((one) => one.name === name && one.in === place);
  return parameter ? rowField(parameter, lossySentences(parameter, api)) : { name, required, schema };
}

/** The label of a body without fields of its own: bytes, or one of several media types. */
function bodyLabel(api: ApiModel, { requestBody }: OperationModel): string {
  const labels = (requestBody?.content ?? []).map(({ kind, schema = true }) =>
    kind === "binary" ? "bytes" : typeLabel(api, schema),
  );
  return labels.length > 0 ? [...new Set(labels)].join(" | ") : typeLabel(api, true);
}

function componentText(api: ApiModel, name: string, options: Parameters<typeof schemaRows>[2]): string {
  const schema = { $ref: componentReference(name) };
  const { description } = schemaAsObject(api.components.schemas[name] ?? true);
  return [
    `### Schema \`${name}\``,
    ...(description ? [proseLine(description)] : []),
    ...valueSentences(api, schema),
    rowsText(schemaRows(api, schema, options)),
  ].join("\n\n");
}

function rowsText(rows: readonly NamedRow[]): string {
  const lines = rows.map(
    ([name, { type, required, default: fallback, description = "" }]) =>
      `| ${codeCell(name)} | ${codeCell(type)} | ${required ? "yes" : "no"} | ${cell(rowWords(fallback, description))} |`,
  );
  return `| field | type | required | what |\n| --- | --- | --- | --- |\n${lines.join("\n")}`;
}

/** The words about a field besides its type: its description and its default. */
export function rowWords(fallback: string | undefined, description: string): string {
  const words = proseLine(description);
  return fallback === undefined ? words : `${words} Default: ${markdownCode(fallback)}.`.trim();
}
