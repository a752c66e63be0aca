import { isObject } from "../lib/json.ts";
import { annotationKeywords, isSchema, type JsonSchema } from "../lib/json-schema.ts";
import type { SchemaJudge } from "./judge.ts";
import type { Maker } from "./maker.ts";
import { flatten, type Rule, type SchemaShape, type Union } from "./shape.ts";

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
    .filter(({ union }) => union.keyword === "oneOf" && !isToldApart(maker, union))
    .map(({ union }) => maker.judge(union.schema as JsonSchema));
  const own = open.length > 0 ? contentJudge(maker, rules) : undefined;
  return (value) => (own?.(value) ?? true) && exclusive.every((judge) => judge(value));
}

/** Whether the branches of a union with a `discriminator` list the values of its property; many documents have it without. */
function isToldApart({ root, toldApart }: Maker, { schema, branches }: Union): boolean {
  const known = toldApart.get(schema);
  if (known !== undefined) return known;
  const { discriminator } = schema as { readonly discriminator?: { readonly propertyName?: string } };
  const name = discriminator?.propertyName;
  const rulesOf = (inner: JsonSchema) => flatten(root, [{ schema: inner, pointer: "" }]).rules;
  const isListed = (rules: readonly Rule[]) =>
    rules.some(({ keyword }) => keyword === "const" || keyword === "enum");
  const told =
    name !== undefined &&
    branches.every((branch) =>
      rulesOf(branch.schema).some(
        ({ keyword, value }) =>
          keyword === "properties" &&
          isObject(value) &&
          isSchema(value[name]) &&
          isListed(rulesOf(value[name])),
      ),
    );
  toldApart.set(schema, told);
  return told;
}

/**
 * Whether a value keeps these rules alone. They hold together, as in `allOf`, so each schema object's part of them is a
 * validator of its own, made once however many branches have it; a schema's whole is the schema that references lead to.
 */
export function contentJudge(maker: Maker, rules: readonly Rule[]): (value: unknown) => boolean {
  const parts = new Map<object, Rule[]>();
  for (const rule of rules) {
    if (words.has(rule.keyword)) continue;
    const part = parts.get(rule.schema);
    if (part) part.push(rule);
    else parts.set(rule.schema, [rule]);
  }
  const judges = [...parts].map(([schema, part]) => partJudge(maker, schema, part));
  return (value) => judges.every((judge) => judge(value));
}

/** The validator of a schema object's part; parts of the same text share one. */
function partJudge(maker: Maker, schema: object, rules: readonly Rule[]): SchemaJudge {
  const known = maker.parts.get(schema) ?? new Map<string, SchemaJudge>();
  maker.parts.set(schema, known);
  const keywords = rules.map(({ keyword }) => keyword).join();
  const made = known.get(keywords) ?? maker.judge(partSchema(maker, schema, rules));
  known.set(keywords, made);
  return made;
}

function partSchema({ texts }: Maker, schema: object, rules: readonly Rule[]): JsonSchema {
  const own = Object.keys(schema).filter((keyword) => !words.has(keyword));
  const [first] = rules;
  if (first?.keyword === "false schema") return false;
  if (own.length === rules.length && rules.every(({ keyword }) => own.includes(keyword)))
    return schema as JsonSchema;
  const part = Object.fromEntries(rules.map(({ keyword, value }) => [keyword, value]));
  const key = JSON.stringify(part);
  const known = texts.get(key) ?? part;
  texts.set(key, known);
  return known;
}
