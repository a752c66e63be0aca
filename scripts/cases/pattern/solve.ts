import { attempt, complement, intersection, type Language, languageOf } from "./language.ts";
import { Unsolved } from "./limits.ts";

const solved = new Map<string, Language | Unsolved>();

/** The strings that match all patterns; `undefined` where that is beyond automata of our size. */
export function matchingAll(patterns: readonly string[]): Language | undefined {
  return remembered(["all", ...patterns], () => intersection(patterns.map(languageOf)));
}

/** The strings that match all patterns but one, which they miss; `undefined` as above. */
export function missingOnly(patterns: readonly string[], index: number): Language | undefined {
  return remembered(["but", index, ...patterns], () =>
    intersection(
      patterns.map((pattern, at) => (at === index ? complement(languageOf(pattern)) : languageOf(pattern))),
    ),
  );
}

function remembered(key: readonly unknown[], make: () => Language): Language | undefined {
  const name = JSON.stringify(key);
  const known = solved.get(name) ?? attempt(make);
  solved.set(name, known);
  return known instanceof Unsolved ? undefined : known;
}
