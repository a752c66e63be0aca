import { attempt, complement, intersection, type Language, languageOf } from "./language.ts";
import { mostStates, Unsolved } from "./limits.ts";

/** The intersections of one set of patterns, each made when it is first asked for. */
interface Solved {
  readonly whole: Language | Unsolved;
  readonly missing: (Language | Unsolved)[] | undefined;
}

/** How many states all intersections of one set may have together, those given up included. */
const mostWork = 5 * mostStates;

const solved = new Map<string, Solved>();

/** The strings that match all patterns; `undefined` where that is beyond automata of our size. */
export function matchingAll(patterns: readonly string[]): Language | undefined {
  return orNone(solvedOf(patterns).whole);
}

/** For each pattern, the strings that match all the others and miss it; `undefined` as above. */
export function missingEach(patterns: readonly string[]): (Language | undefined)[] {
  const known = solvedOf(patterns);
  const missing = known.missing ?? missingOf(patterns);
  solved.set(JSON.stringify(patterns), { ...known, missing });
  return missing.map(orNone);
}

function solvedOf(patterns: readonly string[]): Solved {
  const name = JSON.stringify(patterns);
  const known = solved.get(name) ?? {
    whole: attempt(() => intersection(bySize(patterns.map(languageOf)))),
    missing: undefined,
  };
  solved.set(name, known);
  return known;
}

/** What stands before a pattern and what stands after it are each intersected once, for all patterns. */
function missingOf(patterns: readonly string[]): (Language | Unsolved)[] {
  let left = mostWork;
  const both = (one: Language | Unsolved, other: Language | Unsolved): Language | Unsolved => {
    if (one instanceof Unsolved || other instanceof Unsolved || left <= 0) return new Unsolved("a part");
    const found = attempt(() => intersection(bySize([one, other])));
    left -= found instanceof Unsolved ? mostStates : sizeOf(found);
    return found;
  };
  const all = intersection([]);
  const languages = patterns.map((pattern) => attempt(() => languageOf(pattern)));
  const before: (Language | Unsolved)[] = [];
  languages.reduce(
    (so, language, index) => {
      before[index] = so;
      return both(so, language);
    },
    all as Language | Unsolved,
  );
  const missing: (Language | Unsolved)[] = [];
  languages.reduceRight(
    (after, language, index) => {
      const miss = language instanceof Unsolved ? language : attempt(() => complement(language));
      missing[index] = both(miss, both(before[index] ?? all, after));
      return both(language, after);
    },
    all as Language | Unsolved,
  );
  return missing;
}

/** Small ones first: what they leave out is not tried again. */
function bySize(languages: readonly Language[]): Language[] {
  return languages.toSorted((one, other) => sizeOf(one) - sizeOf(other));
}

function sizeOf(language: Language): number {
  return [...language.nodes()].length;
}

function orNone(language: Language | Unsolved): Language | undefined {
  return language instanceof Unsolved ? undefined : language;
}
