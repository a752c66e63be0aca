import { z } from "zod";
import { isObject } from "../lib/json.ts";
import { annotationKeywords, isSchema, type JsonSchema, type SchemaObject } from "../lib/json-schema.ts";

/** Whether a value, as it travels, is one of a JSON Schema. */
export type JsonJudge = (value: unknown) => boolean;

/** Keywords that Zod checks values by, each under the type that it speaks of. */
const ofType: Readonly<Record<string, readonly string[]>> = {
  string: ["minLength", "maxLength", "pattern", "format"],
  number: ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"],
  array: [
    ...["items", "prefixItems", "minItems", "maxItems", "uniqueItems"],
    ...["contains", "minContains", "maxContains"],
  ],
  object: [
    ...["properties", "required", "additionalProperties", "patternProperties", "propertyNames"],
    ...["minProperties", "maxProperties"],
  ],
};

/** Keywords that join verdicts; Zod's own converter has only some of them. */
const joining = [
  "not",
  "allOf",
  "anyOf",
  "oneOf",
  "if",
  "then",
  "else",
  "dependentRequired",
  "dependentSchemas",
];

/** Whether the verdict needs nothing but what a keyword says, or does not need it. */
function isJudged(keyword: string): boolean {
  const known = ["type", "enum", "const", ...joining, ...annotationKeywords, ...Object.values(ofType).flat()];
  return known.includes(keyword) || /^x-|^content(?:Encoding|MediaType)$/.test(keyword);
}

/** The keywords of a schema that the judge cannot follow, each with why not, if Zod says so. */
export function unjudgedKeywords(
  schema: JsonSchema,
): { readonly keyword: string; readonly reason?: string }[] {
  if (typeof schema === "boolean") return [];
  const unknown = Object.keys(schema).filter((keyword) => !isJudged(keyword));
  if (unknown.length > 0) return unknown.map((keyword) => ({ keyword }));
  const inner = Object.entries(schema).flatMap(([word, value]) =>
    joining.includes(word) ? subschemas(word, value).flatMap(unjudgedKeywords) : [],
  );
  if (inner.length > 0) return inner;
  try {
    leafJudge(schema);
    return [];
  } catch (error) {
    return [{ keyword: Object.keys(schema).join("`, `"), reason: (error as Error).message }];
  }
}

/** The schemas that a joining keyword holds. */
function subschemas(keyword: string, value: unknown): JsonSchema[] {
  const held = keyword === "dependentSchemas" && isObject(value) ? Object.values(value) : [value].flat();
  return keyword === "dependentRequired" ? [] : held.filter(isSchema);
}

/** Makes the judge of a schema; throws where Zod has no word for it. */
export function jsonJudge(schema: JsonSchema): JsonJudge {
  if (typeof schema === "boolean") return () => schema;
  const judges = [leafJudge(schema), ...joiningJudges(schema)];
  return (value) => judges.every((judge) => judge(value));
}

function joiningJudges({
  not,
  allOf,
  anyOf,
  oneOf,
  dependentSchemas,
  dependentRequired,
  ...rest
}: SchemaObject) {
  const all = (schemas: readonly JsonSchema[] = []) => schemas.map(jsonJudge);
  const [any, one] = [all(anyOf), all(oneOf)];
  const found = all(allOf);
  if (isSchema(not)) found.push(negated(jsonJudge(not)));
  if (anyOf) found.push((value) => any.some((judge) => judge(value)));
  if (oneOf) found.push((value) => one.filter((judge) => judge(value)).length === 1);
  if (isSchema(rest["if"])) {
    const [when, then, otherwise] = [rest["if"], rest["then"] ?? true, rest["else"] ?? true].map((part) =>
      jsonJudge(part as JsonSchema),
    ) as [JsonJudge, JsonJudge, JsonJudge];
    found.push((value) => (when(value) ? then : otherwise)(value));
  }
  for (const [name, required] of Object.entries((dependentRequired ?? {}) as Record<string, string[]>))
    found.push((value) => !has(value, name) || required.every((other) => has(value, other)));
  for (const [name, schema] of Object.entries((dependentSchemas ?? {}) as Record<string, JsonSchema>)) {
    const judge = jsonJudge(schema);
    found.push((value) => !has(value, name) || judge(value));
  }
  return found;
}

function negated(judge: JsonJudge): JsonJudge {
  return (value) => !judge(value);
}

function has(value: unknown, name: string): boolean {
  return isObject(value) && Object.hasOwn(value, name);
}

/** Judges by the keywords that Zod has, each for itself: its converter reads no others beside `enum`, and none without a type. */
function leafJudge(schema: SchemaObject): JsonJudge {
  const { type, const: only } = schema;
  const judges: JsonJudge[] = [];
  if (type !== undefined) judges.push(zodJudge({ type }));
  if (schema.enum) judges.push(zodJudge({ enum: schema.enum }));
  if ("const" in schema) judges.push(zodJudge({ enum: [only] }));
  for (const [name, words] of Object.entries(ofType)) {
    const said = Object.entries(schema).filter(([word]) => words.includes(word));
    if (said.length === 0) continue;
    const judge = zodJudge({ type: name, ...Object.fromEntries(said) });
    judges.push((value) => typeOf(value) !== name || judge(value));
  }
  return (value) => judges.every((judge) => judge(value));
}

function zodJudge(schema: SchemaObject): JsonJudge {
  const made = z.fromJSONSchema(schema as z.core.JSONSchema.JSONSchema, { registry: z.registry() });
  return (value) => made.safeParse(value).success;
}

function typeOf(value: unknown): string {
  return Array.isArray(value) ? "array" : value === null ? "null" : typeof value;
}
