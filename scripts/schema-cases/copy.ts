import { isObject } from "../lib/json.ts";
import {
  isSchema,
  type JsonSchema,
  plainKeywords,
  type SchemaObject,
  schemaListKeywords,
  schemaMapKeywords,
  singleSchemaKeywords,
} from "../lib/json-schema.ts";

/** A schema with this many branches is compiled once and referred to: it is also judged on its own. */
const many = 40;

/**
 * Copies only the assertions of a schema, with each `$ref` replaced by `refer`: what OpenAPI and
 * authors write beside the assertions (`discriminator`, `nullable`, `id`) must not reach the
 * validator, which would interpret some of it. `originals` records the object that each copy was made from.
 */
export function copySchema(
  schema: JsonSchema,
  refer: (to: string | JsonSchema) => string,
  originals: WeakMap<object, JsonSchema>,
): JsonSchema {
  if (typeof schema === "boolean") return schema;
  const copied = (value: unknown) => {
    if (!isSchema(value)) return value;
    const isLarge = isObject(value) && ["anyOf", "oneOf"].some((keyword) => sizeOf(value[keyword]) > many);
    return isLarge ? { $ref: refer(value) } : copySchema(value, refer, originals);
  };
  const copy: Record<string, unknown> = {};
  if (typeof schema["$ref"] === "string") copy["$ref"] = refer(schema["$ref"]);
  for (const [keyword, value] of entries(schema, plainKeywords)) copy[keyword] = value;
  for (const [keyword, value] of entries(schema, singleSchemaKeywords)) copy[keyword] = copied(value);
  for (const [keyword, value] of entries(schema, schemaListKeywords))
    copy[keyword] = Array.isArray(value) ? value.map(copied) : value;
  for (const [keyword, value] of entries(schema, schemaMapKeywords))
    copy[keyword] = isObject(value)
      ? Object.fromEntries(Object.entries(value).map(([name, item]) => [name, copied(item)]))
      : value;
  withPrototypeName(copy);
  originals.set(copy, schema);
  return copy;
}

function sizeOf(list: unknown): number {
  return Array.isArray(list) ? list.length : 0;
}

/** Ajv ignores a property named `__proto__`, but not a pattern that only this name matches. */
function withPrototypeName(copy: Record<string, unknown>): void {
  const { properties, patternProperties = {} } = copy;
  if (!isObject(properties) || !Object.hasOwn(properties, "__proto__")) return;
  const { ["__proto__"]: named, ...others } = properties;
  copy["properties"] = others;
  copy["patternProperties"] = { ...(patternProperties as object), "^__proto__$": named };
}

function entries(schema: SchemaObject, keywords: readonly string[]): [string, unknown][] {
  return keywords
    .filter((keyword) => schema[keyword] !== undefined)
    .map((keyword) => [keyword, schema[keyword]]);
}
