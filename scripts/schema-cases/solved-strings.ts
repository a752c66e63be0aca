import { type Measured, measured } from "./pattern/measured.ts";
import { matchingAll, missingEach } from "./pattern/solve.ts";
import {
  edgeLengths,
  edgeWords,
  type LengthLimits,
  shortestWord,
  wordOfLength,
  wordsWithin,
} from "./pattern/words.ts";
import { type Attempt, bad, good } from "./probe.ts";

/** Longer strings are not built, in code points. */
export const longest = 100_000;

/** How many words of an automaton are tried; what its patterns refuse of them tells that it is too rough. */
const mostWords = 2000;

/** Strings that keep all rules, and strings that break one of them alone, found by automata. */
export function* solvedProbes(patterns: readonly string[], limits: LengthLimits): Generator<Attempt> {
  const { sources, lengths, whole: within } = taken(patterns, limits);
  const whole = matchingAll(sources);
  if (whole) {
    for (const length of edgeLengths(whole, within))
      yield good(wordOfLength(whole, length) ?? "", `of ${length} characters`);
    for (const text of edgeWords(whole, within))
      yield { value: text, label: `keeps every rule: ${shortLabel(text)}` };
    const all = [
      { limits, low: "minLength", high: "maxLength" },
      ...lengths.map((own) => ({ ...own, low: "pattern", high: "pattern" })),
    ];
    for (const own of all) {
      const others = tightest(all.filter((one) => one !== own).map((one) => one.limits));
      const { min, max } = own.limits;
      const below = min > others.min ? { min: others.min, max: Math.min(min - 1, others.max) } : undefined;
      for (const length of below ? edgeLengths(whole, below).slice(-2) : [])
        yield bad(wordOfLength(whole, length) ?? "", `${length} instead of ${min} characters`, own.low);
      if (max > longest || max >= others.max) continue;
      const [next] = edgeLengths(whole, { min: Math.max(max + 1, others.min), max: others.max });
      if (next !== undefined)
        yield bad(wordOfLength(whole, next) ?? "", `${next} instead of ${max} characters`, own.high);
    }
  }
  for (const [index, other] of missingEach(sources).entries()) {
    if (!other) continue;
    const source = sources[index] ?? "";
    const label = `breaks only \`${source.length > 40 ? `${source.slice(0, 39)}…` : source}\``;
    const texts = [shortestWord(other, within) ?? [], edgeWords(other, within, 8)].flat();
    for (const text of texts) yield bad(text, `${label}: ${shortLabel(text)}`);
  }
}

/** Different strings that keep all rules, the shortest first, as far as automata find any. */
export function* solvedStrings(patterns: readonly string[], limits: LengthLimits): Generator<string> {
  if (patterns.length === 0) return;
  const { sources, whole: within } = taken(patterns, limits);
  const whole = matchingAll(sources);
  let left = mostWords;
  if (whole)
    for (const text of wordsWithin(whole, within)) {
      if (left-- === 0) return;
      yield text;
    }
}

/** Whether strings that match patterns have no length on the other side of a bound, so that it says nothing more. */
export function isImpliedLength(patterns: readonly string[], keyword: string, bound: number): boolean {
  if (patterns.length === 0) return false;
  const { sources, whole: within } = taken(patterns, { min: 0, max: Number.POSITIVE_INFINITY });
  const whole = matchingAll(sources);
  const [low, high] =
    keyword === "minLength"
      ? [within.min, Math.min(bound - 1, within.max)]
      : [Math.max(bound + 1, within.min), within.max];
  return whole !== undefined && (low > high || edgeLengths(whole, { min: low, max: high }).length === 0);
}

interface Taken {
  readonly sources: readonly string[];
  /** The lengths that patterns ask for. */
  readonly lengths: readonly Measured[];
  /** The limits of all together. */
  readonly whole: LengthLimits;
}

function taken(patterns: readonly string[], limits: LengthLimits): Taken {
  const parts = patterns.map((pattern) => measured(pattern) ?? { source: pattern, limits: undefined });
  const lengths = parts.filter((part) => part.limits !== undefined) as Measured[];
  return {
    sources: [...new Set(parts.map(({ source }) => source))],
    lengths,
    whole: tightest([limits, ...lengths.map((one) => one.limits)]),
  };
}

function tightest(all: readonly LengthLimits[]): LengthLimits {
  return { min: Math.max(0, ...all.map(({ min }) => min)), max: Math.min(...all.map(({ max }) => max)) };
}

/** A string for a label. */
export function shortLabel(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 39)}…` : text);
}

// Coverage: the types let a length have no word; only lengths are asked for that have one.
