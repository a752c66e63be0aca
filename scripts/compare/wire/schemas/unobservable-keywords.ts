import { fullFormats } from "ajv-formats/dist/formats.js";
import type { SchemaObject } from "../../../lib/json-schema.ts";

/** Why no value shows the effect of a change of such a keyword. */
export const noValueBreaks = "no value breaks it";

/** Keywords of JSON Schema that are not asserted: no value breaks them. */
const unasserted: ReadonlySet<string> = new Set(["contentEncoding", "contentMediaType", "contentSchema"]);

/** Keywords that have an effect only for values of some types. */
const typesOf: Readonly<Record<string, readonly string[]>> = {
  ...each(["minLength", "maxLength", "pattern"], ["string"]),
  ...each(
    ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"],
    ["number", "integer"],
  ),
  ...each(["items", "prefixItems", "minItems", "maxItems", "uniqueItems", "contains"], ["array"]),
  ...each(["properties", "required", "minProperties", "maxProperties", "dependentRequired"], ["object"]),
};
const numeric: ReadonlySet<unknown> = new Set(["int32", "int64", "float", "double"]);

/**
 * Whether no value can break a keyword of a schema: validators ignore it, or it has no effect with the `type`
 * (`maximum` of a string), although its author meant something by it.
 */
export function isUnobservable(keyword: string, schema: SchemaObject): boolean {
  if (schema[keyword] === undefined) return false;
  if (unasserted.has(keyword)) return true;
  if (keyword === "format" && !Object.hasOwn(fullFormats, String(schema["format"]))) return true;
  const types = [schema["type"]].flat().filter((name) => typeof name === "string");
  if (types.length === 0) return false;
  if (keyword === "format") return !types.includes("string") && !numeric.has(schema["format"]);
  return typesOf[keyword] !== undefined && !typesOf[keyword].some((name) => types.includes(name));
}

function each(keywords: readonly string[], types: readonly string[]): Record<string, readonly string[]> {
  return Object.fromEntries(keywords.map((keyword) => [keyword, types]));
}
