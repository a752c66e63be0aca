import type { JsonType } from "../lib/json-schema.ts";
import { type Attempt, bad } from "./probe.ts";
import { type Rule, typesOf } from "./shape.ts";

/** Values of each type that a lenient reader takes for one of another. */
const samples: readonly (readonly [JsonType, unknown, string])[] = [
  ["null", null, "null"],
  ["boolean", true, "true"],
  ["boolean", false, "false"],
  ["integer", 0, "the number 0"],
  ["integer", 1, "the number 1"],
  ["number", 1.5, "the number 1.5"],
  ["string", "", "an empty string"],
  ["string", "1", "a number in quotes"],
  ["string", "true", "`true` in quotes"],
  ["array", [], "an empty array"],
  ["object", {}, "an empty object"],
];

/** Values of every JSON type that is not allowed. */
export function wrongTypes(
  allowed: ReadonlySet<JsonType>,
  simplest?: { readonly value: unknown },
): Attempt[] {
  const probes = samples
    .filter(([type]) => !allowed.has(type))
    .map(([, value, words]) => bad(value, `${words} instead of ${[...allowed].join(" or ") || "nothing"}`));
  if (simplest && !allowed.has("array")) probes.push(bad([simplest.value], "a valid value within an array"));
  return probes;
}

/** A value of every JSON type, for a place that allows them all. */
export function anyTypes(): Attempt[] {
  return samples.map(([, value, words]) => ({ value, label: words }));
}

const keywordsOfTypes: readonly (readonly [JsonType, readonly string[]])[] = [
  ["object", ["properties", "required", "additionalProperties", "patternProperties", "propertyNames"]],
  ["array", ["items", "prefixItems", "minItems", "maxItems", "contains", "uniqueItems"]],
  ["string", ["minLength", "maxLength", "pattern", "format"]],
  ["number", ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"]],
];

/** The types of a place; where `type` leaves all of them, those first that the other keywords speak of. */
export function preferredTypes(rules: readonly Rule[]): JsonType[] {
  const types = typesOf(rules);
  if (rules.some(({ keyword }) => keyword === "type")) return types;
  const spoken = keywordsOfTypes
    .filter(
      ([type, keywords]) => types.includes(type) && rules.some((rule) => keywords.includes(rule.keyword)),
    )
    .map(([type]) => type);
  return [...new Set([...spoken, ...types.toReversed()])];
}
