import { readEntries, textHash, writeEntries } from "../../lib/entry-file.ts";
import { isObject } from "../../lib/json.ts";
import type { CaseCoverage } from "../../schema-cases/index.ts";

/** What the values of one target covered. */
export interface ProofCoverage extends Omit<CaseCoverage, "resisting"> {}

/** What is remembered of a content; `true`: its examples are accepted. */
type Known = ProofCoverage | readonly string[] | true;

/** Remembers what was proved and found, by content. */
export interface ProofCache {
  /** Whether it knew nothing when it was opened. */
  readonly wasEmpty: boolean;
  /** The result of a proof of this content; `undefined` if there is none. */
  get(content: string): ProofCoverage | undefined;
  add(content: string, coverage: ProofCoverage): void;
  /** The texts with which a schema of this content rejects values; `undefined` if they are not known. */
  textsOf(content: string): readonly string[] | undefined;
  addTexts(content: string, texts: readonly string[]): void;
  /** Whether the document accepts the examples of this content; `false`: that is not known. */
  acceptsExamplesOf(content: string): boolean;
  addAccepted(content: string): void;
  /** Writes the results used in this run and drops all others. */
  save(): Promise<void>;
}

/** A cache in a JSON file; a file that is absent or can't be read is an empty cache. Without a path, nothing is kept. */
export async function openCache(path?: string): Promise<ProofCache> {
  const known = new Map(path === undefined ? [] : await readEntries(path, isKnown));
  const used = new Map<string, Known>();
  const take = (content: string) => {
    const key = textHash(content);
    const value = used.get(key) ?? known.get(key);
    if (value) used.set(key, value);
    return value;
  };
  const add = (content: string, value: Known) => void used.set(textHash(content), value);
  return {
    wasEmpty: known.size === 0,
    get(content) {
      const value = take(content);
      return isCoverage(value) ? value : undefined;
    },
    add,
    textsOf(content) {
      const value = take(content);
      return isTexts(value) ? value : undefined;
    },
    addTexts: add,
    acceptsExamplesOf: (content) => take(content) === true,
    addAccepted: (content) => add(content, true),
    save: async () => {
      if (path !== undefined) await writeEntries(path, used);
    },
  };
}

function isKnown(value: unknown): value is Known {
  return isCoverage(value) || isTexts(value) || value === true;
}

function isCoverage(value: unknown): value is ProofCoverage {
  return isObject(value) && Array.isArray(value["unreached"]);
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((text) => typeof text === "string");
}
