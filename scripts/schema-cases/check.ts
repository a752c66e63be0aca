import { annotationKeywords, type JsonSchema } from "../lib/json-schema.ts";
import type { SchemaJudge } from "./judge.ts";
import type { Maker } from "./maker.ts";
import type { Rule, SchemaShape } from "./shape.ts";

/** Rules that values satisfy by construction; the validator checks all others. */
const byConstruction: ReadonlySet<string> = new Set([
  "type",
  "minLength",
  "maxLength",
  "pattern",
  "minimum",
  "maximum",
  "exclusiveMinimum",
  "exclusiveMaximum",
  "properties",
  "required",
  "additionalProperties",
  "items",
  "prefixItems",
  "minItems",
  "maxItems",
  "uniqueItems",
]);
const words: ReadonlySet<string> = new Set([
  ...annotationKeywords,
  "discriminator",
  "$defs",
  "$schema",
  "$id",
]);

/** Returns a check, by the validator, of the rules that values don't satisfy by construction. */
export function shapeCheck(maker: Maker, { rules, choices }: SchemaShape): (value: unknown) => boolean {
  const open = rules.filter(
    ({ keyword }) => !byConstruction.has(keyword) && !words.has(keyword) && !keyword.startsWith("x-"),
  );
  const exclusive = choices
    .filter(({ union }) => union.keyword === "oneOf" && !Object.hasOwn(union.schema, "discriminator"))
    .map(({ union }) => maker.judge(union.schema as JsonSchema));
  const own = open.length > 0 ? contentJudge(maker, rules) : undefined;
  return (value) => (own?.(value) ?? true) && exclusive.every((judge) => judge(value));
}

/** The validator of these rules alone; equal rules share one validator. */
export function contentJudge(maker: Maker, rules: readonly Rule[]): SchemaJudge {
  const groups = new Map<object, Record<string, unknown>>();
  for (const { schema, keyword, value } of rules) {
    if (words.has(keyword)) continue;
    const group = groups.get(schema) ?? {};
    if (keyword === "false schema") group["not"] = {};
    else group[keyword] = value;
    groups.set(schema, group);
  }
  const schema = { allOf: [...groups.values()] };
  const key = JSON.stringify(schema);
  const known = maker.checks.get(key) ?? maker.judge(schema);
  maker.checks.set(key, known);
  return known;
}
