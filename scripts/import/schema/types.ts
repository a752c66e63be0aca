import { isObject } from "../../lib/json.ts";
import { constantsOf, type JsonSchema, resolveRef, type SchemaObject } from "../../lib/json-schema.ts";

/** The types of a schema's values, with integers among the numbers; `undefined`: any. */
export function saidTypes(schema: JsonSchema, root: object, depth = 0): readonly string[] | undefined {
  if (!isObject(schema) || depth > 20) return undefined;
  const { type, $ref, anyOf, oneOf, allOf } = schema as SchemaObject;
  const values = constantsOf(schema as SchemaObject);
  if (values) return values.map(typeOfValue);
  if (type !== undefined) return [type].flat().map((one) => (one === "integer" ? "number" : one));
  const target = $ref === undefined ? undefined : resolveRef(root, $ref);
  const below = (one: JsonSchema) => saidTypes(one, root, depth + 1);
  if (target !== undefined) return below(target);
  const known = allOf?.map(below).find((one) => one !== undefined);
  const options = (anyOf ?? oneOf)?.map(below);
  return known ?? (options?.every((one) => one !== undefined) ? options.flat() : undefined);
}

function typeOfValue(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}
