import type { CharSet } from "refa";
import { probes } from "./characters.ts";

interface Picks {
  /** Simple characters of the set, the simplest first; at least one where the set has one that is whole. */
  readonly simple: readonly string[];
  /** How simple the simplest is, 0 the simplest. */
  readonly rank: number;
  /** Those at the edges of its ranges. */
  readonly edges: readonly string[];
}

const codes = probes.map((character) => character.codePointAt(0) ?? 0);
const known = new WeakMap<CharSet, Picks>();
/** How many ranges of a set are looked at. */
const ranges = 6;

/** Characters to stand for a set of characters. */
export function picksOf(set: CharSet): Picks {
  const picks = known.get(set) ?? makePicks(set);
  known.set(set, picks);
  return picks;
}

function makePicks(set: CharSet): Picks {
  const edges = [
    ...new Set(
      set.ranges
        .slice(0, ranges)
        .flatMap(({ min, max }) => [min, max])
        .filter((code) => code < 0xd800 || code > 0xdfff)
        .map((code) => String.fromCodePoint(code)),
    ),
  ];
  const simple = codes.flatMap((code, index) => (set.has(code) ? (probes[index] ?? []) : []));
  // Half of a surrogate pair is not a character, but the set may hold nothing else.
  const whole = edges.length > 0 ? edges : set.ranges.slice(0, 1).map(({ min }) => String.fromCodePoint(min));
  const rank = codes.findIndex((code) => set.has(code));
  return { simple: simple.length > 0 ? simple : whole, rank: rank < 0 ? codes.length : rank, edges };
}
