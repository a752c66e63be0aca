import { componentNameOf } from "../../lib/component-reference.ts";
import { isObject } from "../../lib/json.ts";
import type { JsonSchema } from "../../lib/json-schema.ts";
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
  if (typeof schema !== "object" || depth > 50) return true;
  const name = componentNameOf(schema.$ref);
  if (name !== undefined) return typeFits(schemas[name] ?? true, value, schemas, depth + 1);
  const { allOf, anyOf, oneOf, properties, additionalProperties } = schema;
  if (allOf) return false;
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

/** Whether an alternative is of the kind of the value, as far as its type says. */
function isLike(schema: JsonSchema, value: unknown, schemas: Printer["components"]): boolean {
  if (typeof schema !== "object") return true;
  const name = componentNameOf(schema.$ref);
  if (name !== undefined) return isLike(schemas[name] ?? true, value, schemas);
  const types = schema.type === undefined ? [] : [schema.type].flat();
  const own = value === null ? "null" : Array.isArray(value) ? "array" : typeof value;
  return types.length === 0 || types.includes(own) || (own === "number" && types.includes("integer"));
}
