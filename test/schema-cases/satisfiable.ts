import fc from "fast-check";
import { pointerStep } from "../../scripts/lib/json-pointer.ts";
import { type CaseCoverage, casesOf } from "../../scripts/schema-cases/index.ts";
import { judgeOf } from "../../scripts/schema-cases/judge.ts";
import { sizeOf } from "./check-cases.ts";
import { type Satisfiable, satisfiables } from "./satisfiable-schemas.ts";

/** What is wrong with the cases of schemas that each hold of a value; empty where all is well. */
export function defectsOf(count: number, seed: number): string[] {
  const drawn = fc.sample(fc.oneof(satisfiables(1), satisfiables(2), satisfiables(3)), {
    numRuns: count,
    seed,
  });
  return drawn.flatMap(defectsOfOne);
}

function defectsOfOne({ schema, value }: Satisfiable): string[] {
  const text = JSON.stringify(schema);
  // A second reading of the same text shares nothing with what the engine has learnt.
  const again = JSON.parse(text) as object;
  const judge = judgeOf(again)(again as never);
  if (!judge(value)) return [`the schema does not hold of ${JSON.stringify(value)}: ${text}`];
  let coverage: CaseCoverage | undefined;
  let count = 0;
  for (const one of casesOf(schema, { onEnd: (end) => (coverage = end) })) {
    count++;
    if (judge(one.value) !== one.valid) return [`${one.label} is on the other side: ${text}`];
  }
  if (!coverage?.valid) return [`no valid value: ${text}`];
  if (count > 128 * sizeOf(schema)) return [`${count} cases: ${text}`];
  // A length that patterns leave no choice of says nothing, and is not named.
  const mayBeImplied = (rule: string) => text.includes('"pattern"') && /\/m(?:in|ax)Length$/.test(rule);
  const silent = rulesOf(schema, "").filter(
    (rule) => !isTold(rule, coverage as CaseCoverage) && !mayBeImplied(rule),
  );
  return silent.length > 0 ? [`neither reached nor named, ${silent.join(" ")}: ${text}`] : [];
}

/** A rule is told itself, or with what holds it: a branch or a place that has no value. */
function isTold(pointer: string, { reached, unreached, resisting }: CaseCoverage): boolean {
  if (reached.includes(pointer) || unreached.includes(pointer) || resisting.length > 0) return true;
  return unreached.some((other) => pointer.startsWith(`${other}/`));
}

/** Keywords that one value breaks and another keeps. */
const rules = [
  ...["minLength", "maxLength", "pattern", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"],
  ...[
    "multipleOf",
    "minItems",
    "maxItems",
    "uniqueItems",
    "contains",
    "minProperties",
    "maxProperties",
    "enum",
  ],
];

/** The keyword locations of all rules of a schema, but for those that only choose items or cases. */
function rulesOf(schema: unknown, pointer: string): string[] {
  if (typeof schema !== "object" || schema === null) return [];
  return Object.entries(schema).flatMap(([keyword, value]) => {
    const at = `${pointer}/${keyword}`;
    if (rules.includes(keyword)) return [at];
    if (keyword === "required") return (value as string[]).map((_, index) => `${at}/${index}`);
    if (keyword === "additionalProperties" || (keyword === "items" && value === false)) return [at];
    if (["allOf", "anyOf", "prefixItems"].includes(keyword))
      return (value as unknown[]).flatMap((one, index) => rulesOf(one, `${at}/${index}`));
    if (keyword === "properties" || keyword === "dependentSchemas")
      return Object.entries(value as object).flatMap(([name, one]) => rulesOf(one, at + pointerStep(name)));
    return keyword === "items" ? rulesOf(value, at) : [];
  });
}
