import { componentNameOf } from "../../lib/component-reference.ts";
import { isObject } from "../../lib/json.ts";
import type { JsonSchema, SchemaObject } from "../../lib/json-schema.ts";
import type { Printer } from "../schema/printer.ts";

/**
 * Whether the compiler takes a valid value for the type of a schema: it refuses fields that an object does not name,
 * which the schema ignores.
 */
export function typeFits(
  schema: JsonSchema,
  value: unknown,
  schemas: Printer["components"],
  depth = 0,
): boolean {
  if (typeof schema !== "object" || depth > 50 || schema.enum || schema.const !== undefined) return true;
  const name = componentNameOf(schema.$ref);
  if (name !== undefined) return typeFits(schemas[name] ?? true, value, schemas, depth + 1);
  const { anyOf, oneOf, properties, additionalProperties } = schema;
  if (schema.allOf) return fitsTogether(schema, value, schemas, depth);
  const options = [...(anyOf ?? []), ...(oneOf ?? [])];
  if (options.length > 0)
    return (
      properties === undefined &&
      options.some((option) => typeFits(option, value, schemas, depth + 1) && isLike(option, value, schemas))
    );
  if (Array.isArray(value))
    return value.every((item) => typeFits(schema.items ?? true, item, schemas, depth + 1));
  if (!isObject(value)) return true;
  if (!properties) return true;
  if (additionalProperties !== undefined && additionalProperties !== false)
    return additionalProperties === true;
  return Object.entries(value).every(
    ([key, inner]) =>
      Object.hasOwn(properties, key) && typeFits(properties[key] ?? true, inner, schemas, depth + 1),
  );
}

/** Whether objects that hold together name each field of a value, and take it. */
function fitsTogether(
  schema: SchemaObject,
  value: unknown,
  schemas: Printer["components"],
  depth: number,
): boolean {
  const fields = fieldsOf(schema, schemas);
  if (!fields || !isObject(value)) return false;
  return Object.entries(value).every(([key, inner]) => {
    const own = fields.get(key) ?? [];
    return own.length > 0 && own.every((field) => typeFits(field, inner, schemas, depth + 1));
  });
}

/** The named fields of an object, with each schema that they have there; `undefined`: it is no plain object. */
function fieldsOf(
  schema: JsonSchema,
  schemas: Printer["components"],
  depth = 0,
): ReadonlyMap<string, readonly JsonSchema[]> | undefined {
  if (typeof schema !== "object" || depth > 20) return undefined;
  const { $ref, allOf = [], anyOf, oneOf, additionalProperties, properties = {} } = schema;
  const name = componentNameOf($ref);
  const isPlain = !anyOf && !oneOf && (additionalProperties === undefined || additionalProperties === false);
  if (!isPlain || ($ref !== undefined && name === undefined)) return undefined;
  const parts = [...allOf, ...(name === undefined ? [] : [schemas[name] ?? true])].map((part) =>
    fieldsOf(part, schemas, depth + 1),
  );
  const fields = new Map(
    Object.entries(properties).map(([key, field]) => [key, [field] as readonly JsonSchema[]]),
  );
  for (const part of parts) {
    if (!part) return undefined;
    for (const [key, own] of part) fields.set(key, [...(fields.get(key) ?? []), ...own]);
  }
  return fields;
}

/** Whether an alternative is of the kind of the value, as far as its type says. */
function isLike(schema: JsonSchema, value: unknown, schemas: Printer["components"]): boolean {
  if (typeof schema !== "object") return true;
  const name = componentNameOf(schema.$ref);
  if (name !== undefined) return isLike(schemas[name] ?? true, value, schemas);
  const types = schema.type === undefined ? [] : [schema.type].flat();
  const own = value === null ? "null" : Array.isArray(value) ? "array" : typeof value;
  return types.length === 0 || types.includes(own) || (own === "number" && types.includes("integer"));
}
