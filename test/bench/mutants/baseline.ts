import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Calls } from "./calls.ts";
import { copiesOf, type Scratch } from "./scratch.ts";
import { testsIn } from "./tests.ts";

/** How a test file runs where nothing is planted: its time, and the functions that it calls, by module. */
export interface Baseline {
  readonly milliseconds: number;
  readonly calls: Calls;
}

/** Longer than the tests of one portion take on a busy machine, in milliseconds. */
const patience = 600_000;

/** How many test files run before what they showed is recorded. */
const portion = 12;

/**
 * Runs tests where nothing is planted, once for each state of the tree, until `deadline`, a time of `performance.now()`.
 * `record` is called after each portion. Returns whether all of them have run. Throws if one fails.
 */
export async function baselineOf(
  scratch: Scratch,
  tests: readonly string[],
  kept: Map<string, Baseline>,
  { deadline, record }: { readonly deadline: number; readonly record: () => Promise<void> },
): Promise<boolean> {
  const left = tests.filter((path) => !kept.has(path));
  for (let start = 0; start < left.length; start += portion) {
    if (performance.now() > deadline) return false;
    await runPortion(scratch, left.slice(start, start + portion), kept);
    await record();
  }
  return true;
}

async function runPortion(
  scratch: Scratch,
  left: readonly string[],
  kept: Map<string, Baseline>,
): Promise<void> {
  const folder = join(scratch.root, "node_modules-calls");
  await mkdir(folder, { recursive: true });
  // Only here, a setup file counts the calls.
  const seed = join(scratch.root, "test/seed.ts");
  const text = await readFile(seed, "utf8");
  await writeFile(
    seed,
    `import { countCalls } from "./bench/mutants/calls.ts";\n${text}\ncountCalls(${JSON.stringify(folder)});\n`,
  );
  const session = testsIn(scratch.root, { BAIL: "0" });
  try {
    const ran = await session.run({ tests: left, changed: [] }, patience);
    if (ran === "late" || ran.failed)
      throw new Error(`Tests fail where nothing is planted:\n${ran === "late" ? "" : ran.errors}`);
    const sources = new Map(
      scratch.paths.flatMap((path) => copiesOf(path, scratch.paths).map((copy) => [copy, path] as const)),
    );
    for (const file of await readdir(folder)) {
      const test = left.find((path) => file === `${join(scratch.root, path).replaceAll(/\W/g, "_")}.json`);
      if (!test) continue;
      const calls: Record<string, string[]> = {};
      for (const [path, names] of Object.entries(
        JSON.parse(await readFile(join(folder, file), "utf8")) as Calls,
      )) {
        const module = sources.get(path) ?? path;
        calls[module] = [...new Set([...(calls[module] ?? []), ...names])];
      }
      kept.set(test, { milliseconds: ran.milliseconds[test] ?? 0, calls });
    }
  } finally {
    session.end();
    await writeFile(seed, text);
    await rm(folder, { recursive: true, force: true });
  }
}
