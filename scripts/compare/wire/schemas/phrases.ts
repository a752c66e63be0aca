import { count } from "../../../lib/count.ts";
import { isObject } from "../../../lib/json.ts";
import type { Violation } from "../../../schema-cases/index.ts";
import { shortJson, shortText } from "../../short-text.ts";

/** What is wrong with a value, as the end of "… whose `/name` …" or "… that …". */
export function phraseOf({ keyword, params, schema }: Violation): string {
  const limit = isObject(schema) ? schema[keyword] : undefined;
  const words = phrases[keyword]?.(limit, params);
  return words ?? `breaks \`${keyword}\``;
}

type Phrase = (limit: unknown, params: Violation["params"]) => string;

const items = (limit: unknown) => count(Number(limit), "item");
const characters = (limit: unknown) => count(Number(limit), "character");

const phrases: Readonly<Record<string, Phrase>> = {
  required: (_, { missingProperty }) => `lacks \`${missingProperty}\``,
  dependentRequired: (_, { property, missingProperty }) =>
    `has \`${property}\` and lacks \`${missingProperty}\``,
  additionalProperties: (_, { additionalProperty }) => `has the unknown property \`${additionalProperty}\``,
  unevaluatedProperties: (_, { unevaluatedProperty }) =>
    `has the unknown property \`${unevaluatedProperty}\``,
  unevaluatedItems: () => "has an item too many",
  "false schema": () => "is there at all",
  type: (limit) => `is not of type ${list(Array.isArray(limit) ? limit : [limit])}`,
  enum: (limit) => `is not ${list(Array.isArray(limit) ? limit : [limit])}`,
  const: (limit) => `is not \`${shortJson(limit)}\``,
  minLength: (limit) => `is shorter than ${characters(limit)}`,
  maxLength: (limit) => `is longer than ${characters(limit)}`,
  pattern: (limit) => `does not match \`${shortText(String(limit), 200)}\``,
  format: (limit) => `is not of format \`${limit}\``,
  minimum: (limit) => `is less than ${limit}`,
  maximum: (limit) => `is more than ${limit}`,
  exclusiveMinimum: (limit) => `is not more than ${limit}`,
  exclusiveMaximum: (limit) => `is not less than ${limit}`,
  multipleOf: (limit) => `is not a multiple of ${limit}`,
  minItems: (limit) => `has fewer than ${items(limit)}`,
  maxItems: (limit) => `has more than ${items(limit)}`,
  uniqueItems: () => "has an item twice",
  minProperties: (limit) => `has fewer than ${limit} properties`,
  maxProperties: (limit) => `has more than ${limit} properties`,
  anyOf: () => "fits none of the alternatives",
  oneOf: (_, { passingSchemas }) =>
    Array.isArray(passingSchemas) ? "fits several alternatives" : "fits none of the alternatives",
  not: () => "is what `not` excludes",
  contains: () => "contains too few or too many items of a kind",
  propertyNames: () => "has a property of an unwelcome name",
  dependentSchemas: () => "has properties that don't go together",
  if: () => "fails the condition that it meets",
};

function list(values: readonly unknown[]): string {
  const words = values.map(
    (value) => `\`${typeof value === "string" ? shortText(value, 200) : shortJson(value)}\``,
  );
  return words.length > 6 ? `one of ${words.length} values` : words.join(" or ");
}
