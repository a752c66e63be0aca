import type { MdxJsxFlowElement } from "mdast-util-mdx";
import { componentNameOf } from "../../../lib/component-reference.ts";
import type { JsonSchema, SchemaObject } from "../../../lib/json-schema.ts";
import { dereferenced, schemaAsObject } from "../../../model/component.ts";
import type { ApiModel, HeaderModel, ParameterModel } from "../../../model/model.ts";
import { rulesIn, withSentences } from "../../../model/rules.ts";
import type { AttributeValue } from "./attribute-value.ts";
import { element } from "./markdown-nodes.ts";
import { literalName, typeLabel } from "./type-name.ts";

/** One row of a table of fields. */
export interface Field {
  readonly name: string;
  readonly schema: JsonSchema;
  readonly required: boolean;
}

type Row = { readonly description?: string } & { readonly [key: string]: AttributeValue };

/** The site's table of fields; `undefined` without fields. Fields of objects are below them: `season.from`. */
export function fieldTable(api: ApiModel, fields: readonly Field[]): MdxJsxFlowElement | undefined {
  const rows = fields.flatMap((field) => rowsOf(api, field, "", []));
  return rows.length > 0 ? element("TypeTable", { type: Object.fromEntries(rows) }) : undefined;
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
  const description = withSentences(found.description, rules);
  const row: Row = {
    type: typeLabel(api, schema),
    ...(required ? { required: true } : {}),
    ...(found.default === undefined ? {} : { default: literalName(found.default) }),
    ...(found.deprecated ? { deprecated: true } : {}),
    ...(description ? { description } : {}),
  };
  return [[path, row], ...below];
}

/** The rows of the objects inside; an object that contains itself is not opened again. */
function inner(api: ApiModel, schema: JsonSchema, path: string, above: readonly string[]): [string, Row][] {
  const component = componentNameOf(schemaAsObject(schema).$ref);
  if (component && above.includes(component)) return [];
  const inside = component ? [...above, component] : above;
  const found = dereferenced(api, schema);
  const options = found.oneOf ?? found.anyOf ?? [];
  const [only, ...others] = options.filter((option) => dereferenced(api, option).type !== "null");
  if (only) return others.length > 0 ? [] : inner(api, only, path, inside);
  if (typeof found.items === "object") return inner(api, found.items, `${path}[]`, inside);
  return fieldsOfSchema(found).flatMap((field) => rowsOf(api, field, `${path}.`, inside));
}
