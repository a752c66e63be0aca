import type { Maker } from "./maker.ts";
import { type RecordedRule, type Recorder, ruleKey } from "./recorder.ts";
import { type Resisting, resistingPlaces } from "./resisting.ts";
import { isImpliedLength } from "./solved-strings.ts";
import { simplestValue } from "./values.ts";
/** What the cases of one schema reached. */
export interface CaseCoverage {
  readonly valid: number;
  readonly invalid: number;
  /** Keyword locations of the rules that a case breaks alone, `required` and `anyOf` with the name or the branch. */
  readonly reached: readonly string[];
  /** Rules that no case breaks alone, and branches that no valid case takes. */
  readonly unreached: readonly string[];
  /** The innermost places for which there is no valid value. */
  readonly resisting: readonly Resisting[];
}

/** Summarizes a recorder after all cases were drawn. */
export function coverageOf(recorder: Recorder, maker: Maker): CaseCoverage {
  const { rules, branches, places, valid, invalid } = recorder;
  const resisting = new Map<string, Resisting>();
  const note = (places: readonly Resisting[]) => {
    for (const place of places) resisting.set(place.pointer, place);
  };
  const shut: string[] = [];
  for (const [pointer, { sites, reached }] of places) {
    if (reached) continue;
    const found = resistingPlaces(maker, sites, pointer);
    note(found);
    // If other schemas forbid the place, a schema that requires a value there is not reached.
    if (found.length === 0)
      shut.push(...sites.filter((site) => simplestValue(maker, [site])).map((site) => site.pointer));
  }
  for (const { site, at, reached } of branches.values())
    if (!reached) note(resistingPlaces(maker, [site], at));
  const all = [...rules.values(), ...branches.values()].filter(
    (entry) => !isToldByUnion(recorder, entry) && (entry.reached || !saysNothing(entry)),
  );
  const pointers = (reached: boolean) =>
    all.filter((entry) => entry.reached === reached).map(({ pointer }) => pointer);
  return {
    valid,
    invalid,
    reached: pointers(true),
    unreached: [...new Set([...pointers(false), ...shut])],
    // Only the innermost resisting place is listed.
    resisting: [...resisting.values()].filter(
      ({ pointer }) => ![...resisting.keys()].some((other) => other.startsWith(`${pointer}/`)),
    ),
  };
}

/** Whether the other rules of the place already exclude everything that this rule refuses. */
function saysNothing({ keyword, schema, beside = [] }: RecordedRule): boolean {
  const bound = Number((schema as Readonly<Record<string, unknown>>)[keyword]);
  if (keyword === "minimum" || keyword === "maximum") return Math.abs(bound) >= Number.MAX_VALUE;
  if (keyword !== "minLength" && keyword !== "maxLength") return false;
  const patterns = beside.flatMap((rule) => (rule.keyword === "pattern" ? [String(rule.value)] : []));
  return isImpliedLength(patterns, keyword, bound);
}

/** A value of another type than that of a branch breaks the union, not the branch alone. */
function isToldByUnion({ rules, branches }: Recorder, { keyword, pointer }: RecordedRule): boolean {
  if (keyword !== "type") return false;
  for (const { site, schema, keyword: union } of branches.values())
    if (pointer.startsWith(site.pointer) && /^(?:\/\$ref)*\/type$/.test(pointer.slice(site.pointer.length)))
      return rules.get(ruleKey(schema, union))?.reached ?? false;
  return false;
}
