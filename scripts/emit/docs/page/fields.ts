import type { MdxJsxFlowElement } from "mdast-util-mdx";
import type { OpenApiDocument } from "../../../model/document/emit.ts";
import { rulesIn, withSentences } from "../../../model/document/rules.ts";
import { componentOf, dereferenced, type JsonSchema } from "../schema.ts";
import type { Literal } from "./expression.ts";
import { element } from "./nodes.ts";
import { literalName, typeName } from "./type-name.ts";

/** One row of a table of fields. */
export interface Field {
  readonly name: string;
  readonly schema: JsonSchema;
  readonly required: boolean;
}

type Row = { readonly description?: string } & { readonly [key: string]: Literal };

/** The site's table of fields; `undefined` for none. Fields of objects stand below: `season.from`. */
export function fieldTable(
  document: OpenApiDocument,
  fields: readonly Field[],
): MdxJsxFlowElement | undefined {
  const rows = fields.flatMap((field) => rowsOf(document, field, "", []));
  return rows.length > 0 ? element("TypeTable", { type: Object.fromEntries(rows) }) : undefined;
}

/** The fields of an object's schema. */
export function fieldsOfSchema({ properties = {}, required = [] }: JsonSchema): Field[] {
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    schema,
    required: required.includes(name),
  }));
}

function rowsOf(
  document: OpenApiDocument,
  { name, schema, required }: Field,
  prefix: string,
  above: readonly string[],
): [string, Row][] {
  const found = dereferenced(document, schema);
  const path = prefix + name;
  const below = inner(document, schema, path, above);
  // Of parts that have no row, such as the items of a list, the rules stand here.
  const told = JSON.stringify(below.map(([, { description }]) => description));
  const rules = rulesIn(document, schema).filter(
    (sentence) => !told.includes(JSON.stringify(sentence).slice(1, -1)),
  );
  const description = withSentences(found.description, rules);
  const row: Row = {
    type: typeName(document, schema),
    ...(required ? { required: true } : {}),
    ...(found.default === undefined ? {} : { default: literalName(found.default) }),
    ...(found.deprecated ? { deprecated: true } : {}),
    ...(description ? { description } : {}),
  };
  return [[path, row], ...below];
}

/** The rows of the objects inside; one that holds itself is not opened again. */
function inner(
  document: OpenApiDocument,
  schema: JsonSchema,
  path: string,
  above: readonly string[],
): [string, Row][] {
  const component = componentOf(schema);
  if (component && above.includes(component)) return [];
  const inside = component ? [...above, component] : above;
  const found = dereferenced(document, schema);
  const options = found.oneOf ?? found.anyOf ?? [];
  const [only, ...others] = options.filter((option) => dereferenced(document, option).type !== "null");
  if (only) return others.length > 0 ? [] : inner(document, only, path, inside);
  if (typeof found.items === "object") return inner(document, found.items, `${path}[]`, inside);
  return fieldsOfSchema(found).flatMap((field) => rowsOf(document, field, `${path}.`, inside));
}
