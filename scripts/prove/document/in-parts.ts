import type { z } from "zod";
import type { CaseCoverage } from "../../schema-cases/index.ts";
import { divide, type ProofPair, type ProofPart } from "./divide.ts";
import { partFingerprint } from "./fingerprint.ts";
import { undescribed } from "./meaning.ts";
import type { SearchResult } from "./search.ts";

/** Searches a pair as a whole; `isBare` says that it contains only constants. */
type Search = (pair: ProofPair, isBare: boolean) => SearchResult;

/** Parts further in than this are searched with what is around them. */
const deepest = 64;

/**
 * Searches in the parts of pairs, as {@link divide} takes them apart; `undefined` for a pair that has none. Parts with
 * the same content are searched once, even if their descriptions differ.
 */
export function inParts(
  components: ReadonlyMap<string, z.ZodType>,
  search: Search,
): (pair: ProofPair) => SearchResult | undefined {
  const once = searchOnce(components, search);
  const within = (part: ProofPair, depth: number): SearchResult =>
    (depth < deepest && dividedSearch(part, depth)) || once(part, false);

  function dividedSearch(pair: ProofPair, depth: number): SearchResult | undefined {
    const divided = divide(pair, components);
    if (!divided) return undefined;
    const { shell, parts, constants, isBare, isUnion } = divided;
    const own = once(shell, isBare);
    if (isUnproved(own)) return isUnion ? once(pair, false) : at(own, { ...pair, pointer: "", path: "" });
    const all = [withoutConstants(own, constants)];
    for (const part of parts) {
      const found = within(part, depth + 1);
      // Both sides may take the same value by different options.
      if (isUnproved(found)) return isUnion ? once(pair, false) : at(found, part);
      all.push(at(found, part));
    }
    return together(all);
  }

  return (pair) => dividedSearch(pair, 0);
}

/** Whether a search found a difference, or not even values to judge. */
export function isUnproved({ difference, coverage }: SearchResult): boolean {
  return difference !== undefined || coverage === undefined || coverage.resisting.length > 0;
}

function searchOnce(components: ReadonlyMap<string, z.ZodType>, search: Search): Search {
  const names = new Map<unknown, string>([...components].map(([name, schema]) => [schema._zod.def, name]));
  const told = new Map<string, SearchResult>();
  /** Verdicts of a function are only shared if the schema is the same object. */
  const opaque = new Map<unknown, Map<string, SearchResult>>();
  return (pair, isBare) => {
    const { schema, emitted } = pair;
    const { def } = schema._zod;
    const shown = names.has(def) ? undefined : partFingerprint(schema, names);
    const known = shown === undefined ? (opaque.get(def) ?? new Map<string, SearchResult>()) : told;
    if (shown === undefined) opaque.set(def, known);
    const key = JSON.stringify([shown, undescribed(emitted), isBare]);
    const before = known.get(key);
    if (before) return before;
    const found = search(pair, isBare);
    // If the engine finds no value, examples for another place may help there.
    if (found.difference || !isUnproved(found)) known.set(key, found);
    return found;
  };
}

/** The result for a part, as a result for the pair around it. */
function at(found: SearchResult, { schema, pointer, path }: Omit<ProofPart, "emitted">): SearchResult {
  const { difference, coverage, inside } = found;
  const under = (pointers: readonly string[]) => pointers.map((one) => pointer + one);
  return {
    ...found,
    ...(difference && {
      inside: { schema: inside?.schema ?? schema, path: path + (inside?.path ?? "") },
    }),
    ...(coverage && {
      coverage: {
        ...coverage,
        reached: under(coverage.reached),
        unreached: under(coverage.unreached),
      },
    }),
  };
}

/** Without what was reached in constants, which are not of the document. */
function withoutConstants(found: SearchResult, constants: readonly string[]): SearchResult {
  const isOwn = (pointer: string) => !constants.some((constant) => pointer.startsWith(`${constant}/`));
  const { coverage } = found;
  if (!coverage) return found;
  const { reached, unreached } = coverage;
  return {
    ...found,
    coverage: { ...coverage, reached: reached.filter(isOwn), unreached: unreached.filter(isOwn) },
  };
}

function together(all: readonly SearchResult[]): SearchResult {
  const coverages = all.flatMap(({ coverage }) => coverage ?? []);
  const sum = (count: (one: CaseCoverage) => number) =>
    coverages.reduce((total, one) => total + count(one), 0);
  return {
    values: all.reduce((total, { values }) => total + values, 0),
    borne: new Set(all.flatMap(({ borne }) => [...borne])),
    coverage: {
      valid: sum(({ valid }) => valid),
      invalid: sum(({ invalid }) => invalid),
      reached: coverages.flatMap(({ reached }) => reached),
      unreached: coverages.flatMap(({ unreached }) => unreached),
      resisting: [],
    },
  };
}
