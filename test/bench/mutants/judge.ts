import type { Mutant } from "./mutant.ts";
import type { Related } from "./related.ts";
import { run } from "./run.ts";
import type { Scratch } from "./scratch.ts";

/**
 * What became of a mutant: a test of its own folder failed, or never ended; the compiler refused it; a test of
 * another folder failed; nothing saw it; or the nearest tests, or all of its own folder, let it pass, and no
 * others were run.
 */
export type Fate = "own" | "types" | "time" | "other" | "passed nearest" | "passed own" | "survived";

/** Which tests are run: the nearest of a mutant's folder, all of that folder, or all. */
export type Depth = "nearest" | "own" | "all";

const vitest = "node_modules/vitest/vitest.mjs";
const compiler = "node_modules/typescript-7/bin/tsc";

/** Longer than the unit tests take altogether on a busy machine, in milliseconds. */
const patience = 1_200_000;

/**
 * Judges mutants in a copy of the working tree, as `npm test` would: by the unit tests of their own folder,
 * nearest first, then by the compiler, then by the unit tests of other folders. None is begun after the
 * deadline, by the clock of `performance`. Throws where tests fail as they are.
 */
export async function judge(
  scratch: Scratch,
  mutants: readonly Mutant[],
  relatedTo: (mutant: Mutant) => Related,
  say: (mutant: Mutant, fate: Fate) => void,
  { depth, deadline }: { readonly depth: Depth; readonly deadline: number },
): Promise<void> {
  const { root } = scratch;
  const related = new Map(mutants.map((mutant) => [mutant, relatedTo(mutant)]));
  const isOver = () => performance.now() > deadline;
  const tests = (paths: readonly string[], milliseconds: number) =>
    run(root, vitest, ["run", "--project", "unit", "--bail", "1", ...workers(), ...paths], milliseconds);

  const planted = async <Result>(mutant: Mutant, work: () => Promise<Result>): Promise<Result> => {
    const takeBack = await scratch.plant(mutant.path, mutant.edit);
    try {
      return await work();
    } finally {
      await takeBack();
    }
  };
  const isTyped = (mutant: Mutant) =>
    planted(mutant, async () => (await run(root, compiler, [], patience)).code === 0);

  /** Which of the mutants the tests of one distance let pass; what there was no time for has the other fate. */
  const pass = async (
    judged: readonly Mutant[],
    distance: keyof Related,
    fates: { readonly seen: Fate; readonly left?: Fate },
  ): Promise<Mutant[]> => {
    const testsOf = (mutant: Mutant) => related.get(mutant)?.[distance] ?? [];
    const leave = (mutant: Mutant) => {
      if (fates.left) say(mutant, fates.left);
    };
    const all = [...new Set(judged.flatMap(testsOf))];
    const start = performance.now();
    const asTheyAre = all.length > 0 && !isOver() ? await tests(all, patience) : undefined;
    if (asTheyAre && asTheyAre.code !== 0)
      throw new Error(`Tests fail where nothing is planted:\n${asTheyAre.output.slice(-3000)}`);
    const limit = 30_000 + 2 * (performance.now() - start);
    const passed: Mutant[] = [];
    for (const mutant of judged) {
      const own = testsOf(mutant);
      if (own.length === 0) passed.push(mutant);
      else if (isOver()) leave(mutant);
      else {
        const { code, late } = await planted(mutant, () => tests(own, limit));
        if (late) say(mutant, "time");
        else if (code !== 0) say(mutant, fates.seen);
        else passed.push(mutant);
      }
    }
    return passed;
  };

  let left: readonly Mutant[] = await pass(mutants, "nearest", { seen: "own" });
  if (depth === "nearest") {
    for (const mutant of left) say(mutant, "passed nearest");
    return;
  }
  left = await pass(left, "near", { seen: "own", left: "passed nearest" });
  const typed: Mutant[] = [];
  for (const mutant of left)
    if (await isTyped(mutant)) typed.push(mutant);
    else say(mutant, "types");
  left = depth === "all" ? await pass(typed, "far", { seen: "other", left: "passed own" }) : typed;
  for (const mutant of left) say(mutant, depth === "all" ? "survived" : "passed own");
}

function workers(): string[] {
  const { WORKERS } = process.env;
  return WORKERS ? ["--maxWorkers", WORKERS] : [];
}
