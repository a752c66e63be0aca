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
  const { baseline, fates } = await readRecord(file);
  return {
    baseline,
    fates,
    async write() {
      // Another run may have written in between.
      const there = await readRecord(file);
      const whole = {
        baseline: [...new Map([...there.baseline, ...baseline])],
        fates: [...new Map([...there.fates, ...fates])],
      };
      await mkdir(folder, { recursive: true });
      await writeFile(file, JSON.stringify(whole));
    },
  };
}

async function readRecord(file: string): Promise<Pick<Recorded, "baseline" | "fates">> {
  const text = await readFile(file, "utf8").catch(() => '{"baseline":[],"fates":[]}');
  const read = JSON.parse(text) as { baseline: [string, Baseline][]; fates: [string, Fate][] };
  return { baseline: new Map(read.baseline), fates: new Map(read.fates) };
}
