import { charactersOf } from "./characters.ts";
import type { PatternPart } from "./parse.ts";

/** How many strings one pattern gives at most, on each side. */
const most = 32;
/** Longer strings are not made, in UTF-16 code units. */
const longest = 200_000;
/** Repetitions without an end, or with a far one, are written this many times more than their minimum. */
const far = 64;

/**
 * Strings made from a pattern's tree, the shortest first: then one per alternative, per end of a
 * repetition and per edge of a character range, each with the rest at its shortest. Look-arounds
 * may still refuse some.
 */
export function matchesOf(part: PatternPart): string[] {
  const aheads = aheadsOf(part).map(shortest).join("");
  const texts = new Set<string>();
  for (const detail of [structure, structureAndEdges])
    for (const text of variants(part, detail)) {
      if (texts.size >= most) break;
      texts.add(text);
      if (aheads) texts.add(aheads + text);
    }
  return [...texts];
}

/** Strings that miss the pattern by one character or one repetition; some may still match. */
export function missesOf(part: PatternPart): string[] {
  const text = shortest(part);
  const whole = [text.slice(1), text.slice(0, -1), `${text}!`, ` ${text}`, `${text}\n`, text + text];
  const cased = text === text.toUpperCase() ? text.toLowerCase() : text.toUpperCase();
  const texts = new Set([...whole, cased]);
  for (const miss of near(part)) {
    if (texts.size >= most) break;
    texts.add(miss);
  }
  return [...texts];
}

/** A string of `length` code points, all of it gained in one repetition; `undefined` if none can. */
export function matchOfLength(part: PatternPart, length: number): string | undefined {
  for (const text of grown(part, length - size(shortest(part)))) if (size(text) === length) return text;
  return undefined;
}

const shortestOf = new WeakMap<PatternPart, string>();

/** The shortest string of a pattern's tree, of the simplest characters. */
export function shortest(part: PatternPart): string {
  const known = shortestOf.get(part);
  if (known !== undefined) return known;
  const text = makeShortest(part);
  shortestOf.set(part, text);
  return text;
}

function makeShortest(part: PatternPart): string {
  switch (part.kind) {
    case "character":
      return charactersOf(part.source).inside[0] ?? "";
    case "sequence":
      return part.parts.map(shortest).join("");
    case "choice":
      return part.parts.map(shortest).reduce((a, b) => (size(b) < size(a) ? b : a));
    case "repeat":
      return repeat(shortest(part.part), part.min);
    case "ahead":
      return "";
  }
}

type Detail = (source: string) => readonly string[];
const structure: Detail = (source) => charactersOf(source).inside.slice(0, 1);
const structureAndEdges: Detail = (source) => charactersOf(source).inside.slice(0, 8);

function* variants(part: PatternPart, detail: Detail): Generator<string> {
  yield shortest(part);
  switch (part.kind) {
    case "character":
      yield* detail(part.source);
      return;
    case "sequence":
      yield* inTurn(part.parts, (child) => variants(child, detail));
      return;
    case "choice":
      for (const child of part.parts) yield* variants(child, detail);
      return;
    case "repeat": {
      const { min, max } = part;
      const one = shortest(part.part);
      for (const count of [1, min + 1, Math.min(max, min + 3), max])
        if (count >= min && count <= Math.min(max, far)) yield repeat(one, count);
      for (const text of variants(part.part, detail)) yield text + repeat(one, Math.max(min - 1, 0));
      return;
    }
    case "ahead":
  }
}

function* near(part: PatternPart): Generator<string> {
  switch (part.kind) {
    case "character":
      yield* charactersOf(part.source).outside.slice(0, 12);
      return;
    case "sequence": {
      yield* inTurn(part.parts, near);
      return;
    }
    case "choice":
      for (const child of part.parts) yield* near(child);
      return;
    case "repeat": {
      const { min, max } = part;
      const one = shortest(part.part);
      if (min > 0) yield repeat(one, min - 1);
      if (max <= far) yield repeat(one, max + 1);
      for (const text of near(part.part)) yield text + repeat(one, Math.max(min - 1, 0));
      return;
    }
    case "ahead":
  }
}

/** One part at a time told in all ways, the others at their shortest; every part's first way first. */
function* inTurn(
  parts: readonly PatternPart[],
  tell: (part: PatternPart) => Iterable<string>,
): Generator<string> {
  const texts = parts.map(shortest);
  const told = parts.map((part, index) => ({
    before: texts.slice(0, index).join(""),
    ways: tell(part)[Symbol.iterator](),
    after: texts.slice(index + 1).join(""),
  }));
  for (let left = told; left.length > 0; ) {
    const more: typeof told = [];
    for (const one of left) {
      const { value, done } = one.ways.next();
      if (done) continue;
      more.push(one);
      yield one.before + value + one.after;
    }
    left = more;
  }
}

function* grown(part: PatternPart, extra: number): Generator<string> {
  switch (part.kind) {
    case "sequence":
      yield* inTurn(part.parts, (child) => grown(child, extra));
      return;
    case "choice":
      for (const child of part.parts)
        yield* grown(child, extra + size(shortest(part)) - size(shortest(child)));
      return;
    case "repeat": {
      const { min, max } = part;
      const one = shortest(part.part);
      const more = size(one) > 0 ? Math.floor(extra / size(one)) : 0;
      if (more >= 0) yield repeat(one, Math.min(min + more, max));
      const rest = repeat(one, Math.max(min - 1, 0));
      for (const text of grown(part.part, min > 0 ? extra : extra - size(one))) yield text + rest;
      return;
    }
    default:
  }
}

function aheadsOf(part: PatternPart): PatternPart[] {
  if (part.kind === "ahead") return [part.part];
  if (part.kind === "repeat") return aheadsOf(part.part);
  return part.kind === "character" ? [] : part.parts.flatMap(aheadsOf);
}

function size(text: string): number {
  return [...text].length;
}

/** As often as asked, or as often as fits a string of a sane length; the result is tested against the pattern. */
function repeat(text: string, count: number): string {
  return text.repeat(Math.min(count, Math.floor(longest / Math.max(text.length, 1))));
}
