import { createHash } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
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
  const known = new Map(await readFile(path, "utf8").then(parse, () => []));
  const used = new Map<string, ProofCoverage>();
  return {
    get(content) {
      const key = keyOf(content);
      const coverage = used.get(key) ?? known.get(key);
      if (coverage) used.set(key, coverage);
      return coverage;
    },
    add(content, coverage) {
      used.set(keyOf(content), coverage);
    },
    async save() {
      const temporary = `${path}.${process.pid}`;
      try {
        await mkdir(dirname(path), { recursive: true });
        await writeFile(temporary, `${JSON.stringify([...used].sort())}\n`);
        await rename(temporary, path);
      } catch {
        // Without a cache the next run is slower, not wrong.
      }
    },
  };
}

function parse(text: string): [string, ProofCoverage][] {
  try {
    const entries: unknown = JSON.parse(text);
    return Array.isArray(entries) ? entries.filter(isEntry) : [];
  } catch {
    return [];
  }
}

function isEntry(entry: unknown): entry is [string, ProofCoverage] {
  return Array.isArray(entry) && typeof entry[0] === "string" && Array.isArray(entry[1]?.unreached);
}

function keyOf(content: string): string {
  return createHash("sha256").update(content).digest("hex");
}
