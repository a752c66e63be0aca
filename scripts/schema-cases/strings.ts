import { formatPatterns } from "./format-patterns.ts";
import { formatSeeds } from "./formats.ts";
import { hostileStrings } from "./hostile.ts";
import { isLonger, isShorter } from "./length.ts";
import { type PatternPart, parsePattern } from "./pattern/parse.ts";
import { regExp, type Tester } from "./pattern/run.ts";
import { matchesOf, matchOfLength, missesOf, shortest } from "./pattern/strings.ts";
import type { LengthLimits } from "./pattern/words.ts";
import { type Attempt, bad, good } from "./probe.ts";
import type { Assertion } from "./shape.ts";
import { longest, shortLabel, solvedProbes, solvedStrings } from "./solved-strings.ts";

interface Pattern {
  readonly source: string;
  readonly tree: PatternPart;
  readonly expression: Tester;
}

/** Strings at the edges of the rules of a string, then those that break naive software. */
export function* stringProbes(rules: readonly Assertion[]): Generator<Attempt> {
  const limits = limitsOf(rules);
  const patterns = patternsOf(rules);
  const fits = (text: string) => isWithin(text, limits);
  if (patterns.length === 0 && formatsOf(rules).length === 0) yield* lengthProbes(limits);
  for (const pattern of patterns) {
    const { tree } = pattern;
    for (const text of matchesOf(tree).filter(fits))
      yield good(text, `matches \`pattern\`: ${shortLabel(text)}`);
    for (const [length, label] of lengths(limits))
      for (const text of ofLength(pattern, length)) yield { value: text, label };
    const base = fits(shortest(tree))
      ? []
      : ofLength(pattern, Number.isFinite(limits.max) ? limits.max : limits.min);
    for (const text of [...missesOf(tree), ...base.flatMap(spoilt)].filter(fits))
      yield bad(text, `nearly matches \`pattern\`: ${shortLabel(text)}`);
  }
  for (const format of formatsOf(rules)) {
    const seeds = formatSeeds.get(format);
    for (const text of seeds?.valid ?? []) yield { value: text, label: `${format}: ${shortLabel(text)}` };
    for (const text of seeds?.invalid ?? [])
      yield { value: text, label: `nearly ${format}: ${shortLabel(text)}` };
  }
  if (isEntangled(rules, limits, patterns)) yield* solvedProbes(sourcesOf(rules, patterns), limits);
  for (const [label, value] of hostileStrings) yield { value, label };
}

/** Whether strings made for one rule are likely to break another. */
function isEntangled(
  rules: readonly Assertion[],
  limits: LengthLimits,
  patterns: readonly Pattern[],
): boolean {
  const named = formatsOf(rules);
  const tests = patterns.length + named.length;
  if (tests === 0) return false;
  if (patterns.length > 1 || limits.min > 0 || limits.max < Number.POSITIVE_INFINITY) return true;
  const simple = [
    ...patterns.flatMap(({ tree }) => matchesOf(tree)),
    ...named.flatMap((format) => formatSeeds.get(format)?.valid ?? []),
  ];
  return !simple.some((text) => patterns.every(({ expression }) => expression.test(text)));
}

/** The patterns, and those that stand for formats. */
function sourcesOf(rules: readonly Assertion[], patterns: readonly Pattern[]): string[] {
  const named = formatsOf(rules).flatMap((format) => formatPatterns.get(format) ?? []);
  return [...new Set([...patterns.map(({ source }) => source), ...named])];
}

/** Strings of the right length that match each pattern, the simplest first; of a format, `format` asks for more. */
export function* stringValues(rules: readonly Assertion[]): Generator<string> {
  const limits = limitsOf(rules);
  const patterns = patternsOf(rules);
  for (const text of candidates(rules, limits, patterns))
    if (isWithin(text, limits) && patterns.every(({ expression }) => expression.test(text))) yield text;
}

function* candidates(
  rules: readonly Assertion[],
  limits: LengthLimits,
  patterns: readonly Pattern[],
): Generator<string> {
  const named = formatsOf(rules);
  for (const format of named) yield* formatSeeds.get(format)?.valid ?? [];
  for (const pattern of patterns) {
    const { tree } = pattern;
    if (limits.min > 0) yield* ofLength(pattern, limits.min);
    yield* matchesOf(tree);
    for (const [length] of lengths(limits)) yield* ofLength(pattern, length);
    for (let index = 0; index < 20; index++)
      yield `${shortest(tree)}${numbered(index, 1, Number.POSITIVE_INFINITY)}`;
  }
  yield* solvedStrings(sourcesOf(rules, patterns), limits);
  if (patterns.length > 1) yield patterns.map(({ tree }) => shortest(tree)).join("");
  const size = Math.max(limits.min, Math.min(1, limits.max));
  if (size <= longest) for (let index = 0; index < 1000; index++) yield numbered(index, size, limits.max);
}

/** `aaa`, `aab`, …: different for each index, and longer only where they run out. */
function numbered(index: number, size: number, max: number): string {
  const letters = "abcdefghijklmnopqrstuvwxyz";
  let text = "";
  for (let rest = index; rest > 0 || text === ""; rest = Math.floor(rest / 26))
    text = (letters[rest % 26] ?? "") + text;
  return [...text.padStart(size, "a")].slice(0, max).join("");
}

/** A string with one character replaced, at its beginning, in its middle and at its end. */
function spoilt(text: string): string[] {
  const characters = [...text];
  const places = new Set([0, Math.floor(characters.length / 2), characters.length - 1]);
  return [...places].flatMap((at) =>
    ["!", "\n", "A", "a", "é"].map((other) => characters.with(at, other).join("")),
  );
}

/** Strings of a length that match: with one repetition longer, or with more before or after. */
function ofLength({ tree, expression }: Pattern, length: number): string[] {
  if (length > longest) return [];
  const text = shortest(tree);
  const padding = "a".repeat(Math.max(0, length - [...text].length));
  const texts = [matchOfLength(tree, length), text + padding, padding + text];
  return [...new Set(texts)].filter(
    (one) => one !== undefined && [...one].length === length && expression.test(one),
  ) as string[];
}

function* lengthProbes(limits: LengthLimits): Generator<Attempt> {
  for (const [length, label] of lengths(limits)) {
    yield { value: "a".repeat(length), label };
    if (length > 0) yield { value: "😀".repeat(length), label: `${label}, emoji` };
    if (length > 1)
      yield { value: "e\u0301".repeat(length).slice(0, length), label: `${label}, combining marks` };
  }
}

function lengths({ min, max }: LengthLimits): (readonly [number, string])[] {
  const all: (readonly [number, string])[] = [];
  if (min > 0) all.push([min - 1, "minLength - 1"], [min, "minLength"], [min + 1, "minLength + 1"]);
  if (max < longest) all.push([max - 1, "maxLength - 1"], [max, "maxLength"], [max + 1, "maxLength + 1"]);
  return all.filter(([length]) => length >= 0 && length <= longest);
}

function limitsOf(rules: readonly Assertion[]): LengthLimits {
  const bounds = (name: string) =>
    rules.flatMap(({ keyword, value }) => (keyword === name && typeof value === "number" ? [value] : []));
  return { min: Math.max(0, ...bounds("minLength")), max: Math.min(...bounds("maxLength")) };
}

function isWithin(text: string, { min, max }: LengthLimits): boolean {
  return !isShorter(text, min) && !isLonger(text, max);
}

const known = new Map<string, Pattern>();

function patternsOf(rules: readonly Assertion[]): Pattern[] {
  return rules.flatMap(({ keyword, value }) => {
    if (keyword !== "pattern" || typeof value !== "string") return [];
    const pattern = known.get(value) ?? {
      source: value,
      tree: parsePattern(value),
      expression: regExp(value),
    };
    known.set(value, pattern);
    return [pattern];
  });
}

function formatsOf(rules: readonly Assertion[]): string[] {
  return rules.flatMap(({ keyword, value }) =>
    keyword === "format" && typeof value === "string" ? [value] : [],
  );
}
