import type { Mutant } from "./mutant.ts";
import type { Related } from "./related.ts";
import { run } from "./run.ts";
import type { Scratch } from "./scratch.ts";

/**
 * What became of a mutant: a test of its own folder failed, or never ended; the compiler refused it; a test of
 * another folder failed; nothing saw it; or its own folder let it pass, and there was no time for the others.
 */
export type Fate = "own" | "time" | "types" | "other" | "survived" | "passed own";

const vitest = "node_modules/vitest/vitest.mjs";
const compiler = "node_modules/typescript-7/bin/tsc";

/** Longer than the unit tests take altogether on a busy machine, in milliseconds. */
const patience = 1_200_000;

/**
 * Judges mutants in a copy of the working tree, as `npm test` would: each by the unit tests of its own
 * folder, nearest first, and by the compiler; then those that passed, by the unit tests of other folders.
 * None is begun after the deadline, by the clock of `performance`. Throws where tests fail as they are.
 */
export async function judge(
  scratch: Scratch,
  mutants: readonly Mutant[],
  relatedTo: (mutant: Mutant) => Related,
  say: (mutant: Mutant, fate: Fate) => void,
  deadline: number,
): Promise<void> {
  const { root } = scratch;
  const tests = (paths: readonly string[], milliseconds: number) =>
    run(root, vitest, ["run", "--project", "unit", "--bail", "1", ...workers(), ...paths], milliseconds);
  const isOver = () => performance.now() > deadline;

  /** How long these tests take where nothing is planted, in milliseconds. */
  const durations = new Map<string, Promise<number>>();
  const asTheyAre = async (paths: readonly string[]): Promise<number> => {
    const start = performance.now();
    const { code, output } = await tests(paths, patience);
    if (code !== 0) throw new Error(`Tests fail where nothing is planted:\n${output.slice(-3000)}`);
    return performance.now() - start;
  };
  const durationOf = (paths: readonly string[]): Promise<number> => {
    const key = paths.join(" ");
    const known = durations.get(key) ?? asTheyAre(paths);
    durations.set(key, known);
    return known;
  };

  /** Whether these tests see what is planted; they are begun only where they pass without it. */
  const seenBy = async (mutant: Mutant, paths: readonly string[]): Promise<"test" | "time" | undefined> => {
    if (paths.length === 0) return undefined;
    const limit = 15_000 + 3 * (await durationOf(paths));
    const takeBack = await scratch.plant(mutant.path, mutant.edit);
    try {
      const { code, late } = await tests(paths, limit);
      return late ? "time" : code === 0 ? undefined : "test";
    } finally {
      await takeBack();
    }
  };
  const isTyped = async (mutant: Mutant): Promise<boolean> => {
    const takeBack = await scratch.plant(mutant.path, mutant.edit);
    try {
      return (await run(root, compiler, [], patience)).code === 0;
    } finally {
      await takeBack();
    }
  };

  const passed: Mutant[] = [];
  for (const mutant of mutants) {
    if (isOver()) break;
    const { nearest, near } = relatedTo(mutant);
    const seen = (await seenBy(mutant, nearest)) ?? (await seenBy(mutant, near));
    if (seen) say(mutant, seen === "time" ? "time" : "own");
    else if (await isTyped(mutant)) passed.push(mutant);
    else say(mutant, "types");
  }
  for (const mutant of passed) {
    const seen = isOver() ? "none" : await seenBy(mutant, relatedTo(mutant).far);
    say(mutant, seen === "none" ? "passed own" : seen === undefined ? "survived" : "other");
  }
}

function workers(): string[] {
  const { WORKERS } = process.env;
  return WORKERS ? ["--maxWorkers", WORKERS] : [];
}
