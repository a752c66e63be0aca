import type { PhrasingContent, Table } from "mdast";
import type { MdxJsxFlowElement } from "mdast-util-mdx";
import { componentNameOf } from "../../../lib/component-reference.ts";
import type { JsonSchema, SchemaObject } from "../../../lib/json-schema.ts";
import { readPhrase } from "../../../lib/markdown/prose.ts";
import { dereferenced, schemaAsObject } from "../../../model/component.ts";
import type { ApiModel, HeaderModel, ParameterModel } from "../../../model/model.ts";
import { rulesIn, withSentences } from "../../../model/rules.ts";
import type { AttributeValue } from "./attribute-value.ts";
import { boundSentences } from "./bounds.ts";
import { element, inlineCode, table, textNode } from "./markdown-nodes.ts";
import { literalName, typeLabel } from "./type-name.ts";

/** One row of a table of fields. */
export interface Field {
  readonly name: string;
  readonly schema: JsonSchema;
  readonly required: boolean;
}

type Row = { readonly description?: string } & { readonly [key: string]: AttributeValue };

/** The types that an author wrote, by the names of rows. */
export type Shown = Readonly<Record<string, string>> | undefined;

/** The site's table of fields; `undefined` without fields. Fields of objects are below them: `season.from`. */
export function fieldTable(
  api: ApiModel,
  fields: readonly Field[],
  shown?: Shown,
): MdxJsxFlowElement | undefined {
  const rows = allRows(api, fields, shown);
  return rows.length > 0 ? element("TypeTable", { type: Object.fromEntries(rows) }) : undefined;
}

/** The same rows as a table of Markdown. */
export function markdownTable(api: ApiModel, fields: readonly Field[], shown?: Shown): Table | undefined {
  const rows = allRows(api, fields, shown).map(
    ([name, { type, required, default: fallback, description }]) => [
      [cellCode(name)],
      [cellCode(String(type))],
      [textNode(required ? "yes" : "no")],
      fallback === undefined ? [] : [cellCode(String(fallback))],
      readPhrase(String(description ?? "")),
    ],
  );
  const head = ["Name", "Type", "Required", "Default", "Description"].map((title) => [textNode(title)]);
  return rows.length > 0 ? table([head, ...rows]) : undefined;
}

/** Code of one line; text if it has a `|` after a backslash, which code in a table has no way to write. */
function cellCode(value: string): PhrasingContent {
  const line = value.replace(/\s*[\r\n]\s*/g, " ");
  return line.includes("\\|") ? textNode(line) : inlineCode(line);
}

function allRows(api: ApiModel, fields: readonly Field[], shown: Shown): [string, Row][] {
  return fields
    .flatMap((field) => rowsOf(api, field, "", []))
    .map(([name, row]) => [name, shown?.[name] === undefined ? row : { ...row, type: shown[name] }]);
}

/**
 * A parameter or a header field as a row; its own description and deprecation replace its schema's. Of a styled
 * parameter the row says how its example is sent.
 */
export function rowField(part: ParameterModel | HeaderModel, sent?: string): Field {
  const { name, required, schema } = part;
  const description = withSentences(part.description, sent === undefined ? [] : [`Sent as \`${sent}\`.`]);
  const deprecated = "deprecated" in part && part.deprecated;
  const words = { ...(deprecated ? { deprecated } : {}), ...(description ? { description } : {}) };
  return { name, required, schema: { ...schemaAsObject(schema), ...words } };
}

/** The fields of an object's schema. */
export function fieldsOfSchema({ properties = {}, required = [] }: SchemaObject): Field[] {
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    schema,
    required: required.includes(name),
  }));
}

function rowsOf(
  api: ApiModel,
  { name, schema, required }: Field,
  prefix: string,
  above: readonly string[],
): [string, Row][] {
  const found = dereferenced(api, schema);
  const path = prefix + name;
  const below = inner(api, schema, path, above);
  // The rules of parts without a row of their own, such as the items of a list, belong to this row.
  const told = JSON.stringify(below.map(([, { description }]) => description));
  const rules = rulesIn(api, schema).filter(
    (sentence) => !told.includes(JSON.stringify(sentence).slice(1, -1)),
  );
  const bounds = boundSentences(found);
  const words = bounds.length > 0 ? found.description?.replace(/(?<=[^.!?:])$/, ".") : found.description;
  const description = withSentences(words, [...bounds, ...rules]);
  const row: Row = {
    type: typeLabel(api, schema),
    ...(required ? { required: true } : {}),
    ...(found.default === undefined ? {} : { default: defaultText(found.default) }),
    ...(found.deprecated ? { deprecated: true } : {}),
    ...(description ? { description } : {}),
  };
  return [[path, row], ...below];
}

/** A text is written without quotes. */
function defaultText(value: unknown): string {
  return typeof value === "string" && value.trim() !== "" ? value : literalName(value);
}

/** The rows of alternatives: one of a name that several have, with the types and the words of all. */
function merged(alternatives: readonly (readonly [string, Row][])[]): [string, Row][] {
  const rows = new Map<string, Row>();
  for (const [name, row] of alternatives.flat()) {
    const known = rows.get(name);
    const all = (key: "type" | "description", separator: string) =>
      [...new Set([known?.[key], row[key]])].filter((text) => text !== undefined).join(separator);
    const description = all("description", " ");
    rows.set(name, {
      ...row,
      ...known,
      type: all("type", " | "),
      ...(description ? { description } : {}),
    });
  }
  const isEverywhere = (name: string) => alternatives.every((list) => list.some(([own]) => own === name));
  return [...rows].map(([name, { required, ...row }]) => [
    name,
    required && isEverywhere(name) ? { type: row["type"] ?? "", required, ...row } : row,
  ]);
}

/** The rows of the objects inside; an object that contains itself is not opened again. */
function inner(api: ApiModel, schema: JsonSchema, path: string, above: readonly string[]): [string, Row][] {
  const component = componentNameOf(schemaAsObject(schema).$ref);
  if (component && above.includes(component)) return [];
  const inside = component ? [...above, component] : above;
  const found = dereferenced(api, schema);
  const options = found.oneOf ?? found.anyOf ?? [];
  const [only, ...others] = options.filter((option) => dereferenced(api, option).type !== "null");
  if (only && others.length === 0) return inner(api, only, path, inside);
  if (only) return merged([only, ...others].map((option) => inner(api, option, path, inside)));
  if (typeof found.items === "object") return inner(api, found.items, `${path}[]`, inside);
  return fieldsOfSchema(found).flatMap((field) => rowsOf(api, field, `${path}.`, inside));
}
