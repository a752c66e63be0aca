import { type JsonSchema, resolveRef } from "../../cases/index.ts";
import type { Json } from "../document.ts";
import { withSubschemas } from "../normal/subschemas.ts";
import type { Placed } from "./judges.ts";

/** Keywords of JSON Schema that are not asserted: no value breaks them. */
const unasserted: ReadonlySet<string> = new Set(["contentEncoding", "contentMediaType", "contentSchema"]);

/** Keywords that mean something for values of some types only. */
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
 * What no value can show of a schema, as text: keywords that nobody asserts, and those that are
 * idle beside their `type` (`maximum` of a string), which authors mean all the same.
 */
export function residueOf(placed: Placed): string {
  const found: unknown[] = [];
  const look = (schema: JsonSchema): JsonSchema => {
    if (typeof schema === "boolean") return schema;
    for (const [keyword, value] of Object.entries(schema))
      if (isMute(keyword, schema))
        found.push([keyword, keyword === "contentMediaType" ? lowerCase(value) : value]);
    withSubschemas(schema, look);
    return schema;
  };
  look(wholeOf(placed));
  return JSON.stringify(found);
}

/** The letter case of a media type means nothing. */
function lowerCase(value: unknown): unknown {
  return typeof value === "string" ? value.toLowerCase() : value;
}

function isMute(keyword: string, schema: Json): boolean {
  if (unasserted.has(keyword)) return true;
  const types = [schema["type"]].flat().filter((name) => typeof name === "string");
  if (types.length === 0) return false;
  if (keyword === "format") return !types.includes("string") && !numeric.has(schema["format"]);
  return typesOf[keyword] !== undefined && !typesOf[keyword].some((name) => types.includes(name));
}

/** A schema with its references replaced by what they refer to; one within itself says nothing. */
export function wholeOf({ root, schema }: Placed): JsonSchema {
  const within = new Set<JsonSchema>();
  const expand = (one: JsonSchema): JsonSchema => {
    if (typeof one === "boolean") return one;
    if (within.has(one)) return {};
    within.add(one);
    const { $ref, ...rest } = withSubschemas(one, expand);
    const target = typeof $ref === "string" ? resolveRef(root, $ref) : undefined;
    const whole = target === undefined ? {} : expand(target);
    within.delete(one);
    return typeof whole === "boolean" ? whole : { ...whole, ...rest };
  };
  return expand(schema);
}

function each(keywords: readonly string[], types: readonly string[]): Record<string, readonly string[]> {
  return Object.fromEntries(keywords.map((keyword) => [keyword, types]));
}
