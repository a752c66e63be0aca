import { mkdir, readFile, writeFile } from "node:fs/promises";
import type { Baseline } from "./baseline.ts";
import type { Fate } from "./judge.ts";

/** What is known of one state of the tree, so that a run goes on where another ended. */
export interface Recorded {
  readonly baseline: Map<string, Baseline>;
  readonly fates: Map<string, Fate>;
  readonly write: () => Promise<void>;
}

const folder = "node_modules/.cache/mutants";

/** Reads what is known of a tree, by git's name of it; of a new one, nothing. */
export async function recordOf(tree: string): Promise<Recorded> {
  const file = `${folder}/${tree}.json`;
  const text = await readFile(file, "utf8").catch(() => '{"baseline":[],"fates":[]}');
  const read = JSON.parse(text) as { baseline: [string, Baseline][]; fates: [string, Fate][] };
  const [baseline, fates] = [new Map(read.baseline), new Map(read.fates)];
  return {
    baseline,
    fates,
    async write() {
      await mkdir(folder, { recursive: true });
      await writeFile(file, JSON.stringify({ baseline: [...baseline], fates: [...fates] }));
    },
  };
}
