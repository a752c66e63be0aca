import { isObject } from "../lib/json.ts";
import { annotationKeywords, isSchema, type JsonSchema, type SchemaObject } from "../lib/json-schema.ts";
import { withSubschemas } from "../lib/subschemas.ts";
import { hasField, type JsonJudge, keywordsOfType, valueJudges } from "./json-judge-values.ts";

/**
 * Whether the judge reads a keyword, or need not because it doesn't affect validity. A function, so that a bundle that
 * doesn't use it doesn't have the list.
 */
function isJudged(keyword: string): boolean {
  const known: readonly string[] = [
    ...["type", "enum", "const", ...Object.values(keywordsOfType).flat(), ...annotationKeywords],
    ...["not", "allOf", "anyOf", "oneOf", "if", "then", "else", "dependentRequired", "dependentSchemas"],
    ...["contentEncoding", "contentMediaType"],
  ];
  return known.includes(keyword) || keyword.startsWith("x-");
}

/** The keywords of a schema that values can't be checked by, each with the reason if it is known. */
export function unjudgedKeywords(
  schema: JsonSchema,
): { readonly keyword: string; readonly reason?: string }[] {
  if (typeof schema === "boolean") return [];
  const unknown = Object.keys(schema).filter((keyword) => !isJudged(keyword));
  if (unknown.length > 0) return unknown.map((keyword) => ({ keyword }));
  const inner: ReturnType<typeof unjudgedKeywords> = [];
  withSubschemas(schema, (subschema) => {
    inner.push(...unjudgedKeywords(subschema));
    return subschema;
  });
  if (inner.length > 0) return inner;
  try {
    jsonJudge(schema);
    return [];
  } catch (error) {
    return [{ keyword: Object.keys(schema).join("`, `"), reason: (error as Error).message }];
  }
}

/** Makes the judge of a schema; throws if a keyword's value is not one that values can be checked by. */
export function jsonJudge(schema: JsonSchema): JsonJudge {
  if (typeof schema === "boolean") return () => schema;
  const judges = [...valueJudges(schema, jsonJudge), ...joiningJudges(schema)];
  return (value) => judges.every((judge) => judge(value));
}

/** The judges of the keywords that join verdicts. */
function joiningJudges({
  not,
  allOf = [],
  anyOf,
  oneOf,
  dependentSchemas = {},
  dependentRequired = {},
  ...rest
}: SchemaObject): JsonJudge[] {
  const found = allOf.map(jsonJudge);
  if (isSchema(not)) {
    const refused = jsonJudge(not);
    found.push((value) => !refused(value));
  }
  if (anyOf) {
    const options = anyOf.map(jsonJudge);
    found.push((value) => options.some((judge) => judge(value)));
  }
  if (oneOf) {
    const options = oneOf.map(jsonJudge);
    found.push((value) => options.filter((judge) => judge(value)).length === 1);
  }
  if (isSchema(rest["if"])) {
    const when = jsonJudge(rest["if"]);
    const [then, otherwise] = [part(rest["then"]), part(rest["else"])];
    found.push((value) => (when(value) ? then(value) : otherwise(value)));
  }
  for (const [name, required] of Object.entries(dependentRequired as Record<string, readonly string[]>))
    found.push((value) => !has(value, name) || required.every((other) => has(value, other)));
  for (const [name, schema] of Object.entries(dependentSchemas as Record<string, JsonSchema>)) {
    const judge = jsonJudge(schema);
    found.push((value) => !has(value, name) || judge(value));
  }
  return found;
}

/** The judge of `then` or `else`, which may be absent. */
function part(schema: unknown): JsonJudge {
  return jsonJudge(isSchema(schema) ? schema : true);
}

function has(value: unknown, name: string): boolean {
  return isObject(value) && hasField(value, name);
}
