import { readEntries, textHash, writeEntries } from "../../lib/entry-file.ts";
import { isObject } from "../../lib/json.ts";
import type { CaseCoverage } from "../../schema-cases/index.ts";

/** What the values of one target reached. */
export interface ProofCoverage extends Omit<CaseCoverage, "resisting"> {}

/** Remembers what was proved, by content. */
export interface ProofCache {
  /** The result of a proof of this content; `undefined` if there is none. */
  get(content: string): ProofCoverage | undefined;
  add(content: string, coverage: ProofCoverage): void;
  /** Writes the results used in this run and drops all others. */
  save(): Promise<void>;
}

/** A cache in a JSON file; a file that is absent or can't be read is an empty cache. */
export async function openCache(path: string): Promise<ProofCache> {
  const known = new Map(await readEntries(path, isCoverage));
  const used = new Map<string, ProofCoverage>();
  return {
    get(content) {
      const key = textHash(content);
      const coverage = used.get(key) ?? known.get(key);
      if (coverage) used.set(key, coverage);
      return coverage;
    },
    add(content, coverage) {
      used.set(textHash(content), coverage);
    },
    save: () => writeEntries(path, used),
  };
}

function isCoverage(value: unknown): value is ProofCoverage {
  return isObject(value) && Array.isArray(value["unreached"]);
}
