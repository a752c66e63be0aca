import { z } from "zod";
import { canonical } from "../lib/canonical.ts";
import { isObject, type Json } from "../lib/json.ts";
import type { JsonSchema, SchemaObject } from "../lib/json-schema.ts";

/** Whether a value, as it travels, is valid against a JSON Schema. */
export type JsonJudge = (value: unknown) => boolean;

/** The keywords that say something of the values of one type only. */
export const keywordsOfType = {
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
} as const;

type JudgeOf = (schema: JsonSchema) => JsonJudge;

/**
 * The judges of a schema's own keywords, for the value, its fields and its items; `judgeOf` makes the judges of inner
 * schemas.
 */
export function valueJudges(schema: SchemaObject, judgeOf: JudgeOf): JsonJudge[] {
  const { type, enum: listed, const: only } = schema;
  const judges: JsonJudge[] = [];
  if (type !== undefined) judges.push(zodJudge({ type }));
  if (listed) judges.push(oneOfValues(listed));
  if (only !== undefined) judges.push(oneOfValues([only]));
  if (says(schema, "string")) {
    const judge = stringJudge(schema);
    judges.push((value) => typeof value !== "string" || judge(value));
  }
  if (says(schema, "number")) {
    const judge = zodJudge(picked(schema, "number"));
    judges.push((value) => typeof value !== "number" || judge(value));
  }
  if (says(schema, "array")) {
    const judge = arrayJudge(schema, judgeOf);
    judges.push((value) => !Array.isArray(value) || judge(value));
  }
  if (says(schema, "object")) {
    const judge = objectJudge(schema, judgeOf);
    judges.push((value) => !isObject(value) || judge(value));
  }
  return judges;
}

type Speaking = keyof typeof keywordsOfType;

function says(schema: SchemaObject, type: Speaking): boolean {
  return keywordsOfType[type].some((keyword) => keyword in schema);
}

/** The schema's keywords for values of this type only, because Zod's converter would also read the others. */
function picked(schema: SchemaObject, type: Speaking): SchemaObject {
  return {
    type,
    ...Object.fromEntries(keywordsOfType[type].map((keyword) => [keyword, schema[keyword]])),
  };
}

/**
 * Only used for types, numbers and strings: for objects, lists and values without a type, Zod's converter ignores
 * keywords.
 */
function zodJudge(schema: SchemaObject): JsonJudge {
  const made = z.fromJSONSchema(schema as z.core.JSONSchema.JSONSchema, { registry: z.registry() });
  return (value) => made.safeParse(value).success;
}

function oneOfValues(values: readonly unknown[]): JsonJudge {
  const texts = new Set(values.map(canonical));
  return (value) => texts.has(canonical(value));
}

/** Zod reads a pattern without the flag `u`, with which JSON Schema and the client read it. */
function stringJudge({ pattern, ...schema }: SchemaObject): JsonJudge {
  const judge = zodJudge(picked(schema, "string"));
  const expression = new RegExp((pattern ?? "") as string, "u");
  return (value) => judge(value) && expression.test(value as string);
}

function arrayJudge(schema: SchemaObject, judgeOf: JudgeOf): (items: readonly unknown[]) => boolean {
  const { prefixItems = [], items: others = true, contains, uniqueItems } = schema;
  const first = prefixItems.map(judgeOf);
  const rest = judgeOf(others);
  const isContained = contains === undefined ? undefined : judgeOf(contains as JsonSchema);
  const isFewOrMany = bounds(schema, "minItems", "maxItems");
  const isContainedOften = bounds({ minContains: 1, ...schema }, "minContains", "maxContains");
  return (items) =>
    isFewOrMany(items.length) &&
    items.every((item, index) => (first[index] ?? rest)(item)) &&
    (uniqueItems !== true || new Set(items.map(canonical)).size === items.length) &&
    (!isContained || isContainedOften(items.filter(isContained).length));
}

function objectJudge(schema: SchemaObject, judgeOf: JudgeOf): (value: Json) => boolean {
  const { properties = {}, patternProperties = {}, required = [], additionalProperties = true } = schema;
  const named = new Map(Object.entries(properties).map(([name, inner]) => [name, judgeOf(inner)]));
  const patterned = Object.entries(patternProperties as Record<string, JsonSchema>).map(
    ([pattern, inner]) => ({ pattern: new RegExp(pattern, "u"), judge: judgeOf(inner) }),
  );
  const others = judgeOf(additionalProperties);
  const isName = judgeOf((schema["propertyNames"] ?? true) as JsonSchema);
  const isFewOrMany = bounds(schema, "minProperties", "maxProperties");
  const judgesOf = (name: string): JsonJudge[] => {
    const found = patterned.flatMap(({ pattern, judge }) => (pattern.test(name) ? [judge] : []));
    const own = named.get(name);
    if (own) found.push(own);
    return found.length > 0 ? found : [others];
  };
  return (value) => {
    const names = Object.keys(value).filter((name) => hasField(value, name));
    return (
      isFewOrMany(names.length) &&
      required.every((name) => hasField(value, name)) &&
      names.every((name) => isName(name) && judgesOf(name).every((judge) => judge(value[name])))
    );
  };
}

/** Whether an object has a field that travels: one that is `undefined` does not. */
export function hasField(value: Json, name: string): boolean {
  return Object.hasOwn(value, name) && value[name] !== undefined;
}

/** A judge of a number of items or fields, by the keywords for the minimum and the maximum. */
function bounds(schema: SchemaObject, least: string, most: string): (count: number) => boolean {
  const { [least]: from = 0, [most]: to = Number.POSITIVE_INFINITY } = schema as Record<string, number>;
  return (count) => count >= from && count <= to;
}
