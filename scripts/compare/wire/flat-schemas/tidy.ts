import { isObject } from "../../../lib/json.ts";
import {
  plainKeywords,
  type SchemaObject,
  schemaListKeywords,
  schemaMapKeywords,
  singleSchemaKeywords,
} from "../../../lib/json-schema.ts";
import { unclear } from "../../../model/read/unclear.ts";

/** Keywords that validators ignore but that matter to readers, and the mark of unclear parts. */
const unasserted = ["format", "contentEncoding", "contentMediaType", "contentSchema", unclear];
const kept: ReadonlySet<string> = new Set([
  "$ref",
  ...plainKeywords,
  ...singleSchemaKeywords,
  ...schemaListKeywords,
  ...schemaMapKeywords,
  ...unasserted,
]);

/** Values of keywords that have no effect. */
const idle: Readonly<Record<string, (value: unknown) => boolean>> = {
  ...each(["minLength", "minItems", "minProperties"], (value) => value === 0),
  ...each(["additionalProperties", "items"], (value) => value === true || isEmpty(value)),
  ...each(["required", "allOf", "prefixItems"], (value) => Array.isArray(value) && value.length === 0),
  ...each(["properties", "patternProperties", "dependentSchemas", "dependentRequired"], isEmpty),
  uniqueItems: (value) => value === false,
  not: (value) => value === false,
};

/** A schema object with only the keywords that have an effect, in a canonical form. */
export function tidy(schema: SchemaObject): SchemaObject {
  const made: Record<string, unknown> = {};
  for (const keyword of Object.keys(schema).sort()) {
    const value = schema[keyword];
    if (value !== undefined && kept.has(keyword) && !idle[keyword]?.(value)) made[keyword] = value;
  }
  const { type, enum: listed } = made;
  if (Array.isArray(type)) made["type"] = type.length === 1 ? type[0] : [...new Set(type)].sort();
  if (Array.isArray(listed) && listed.length === 1 && !("const" in made)) {
    made["const"] = listed[0];
    delete made["enum"];
  }
  if (typeof made["contentMediaType"] === "string")
    made["contentMediaType"] = made["contentMediaType"].toLowerCase();
  return made;
}

function isEmpty(value: unknown): boolean {
  return isObject(value) && Object.keys(value).length === 0;
}

function each<Value>(keywords: readonly string[], value: Value): Record<string, Value> {
  return Object.fromEntries(keywords.map((keyword) => [keyword, value]));
}
