import type { Mutant } from "./mutant.ts";
import type { Related } from "./related.ts";
import { run } from "./run.ts";
import type { Scratch } from "./scratch.ts";

/** What became of a mutant: a test failed, or never ended; the compiler refused it; or nothing saw it. */
export type Fate = "test" | "time" | "types" | "survived";

const vitest = "node_modules/vitest/vitest.mjs";
const compiler = "node_modules/typescript-7/bin/tsc";

/** Longer than the unit tests take altogether, in milliseconds. */
const patience = 600_000;

/**
 * Judges mutants in a copy of the working tree, as `npm test` would: by the unit tests of their own
 * folder, nearest first, then by the compiler, then by the unit tests of other folders. Throws where these
 * fail as it is.
 */
export async function judge(
  scratch: Scratch,
  mutants: readonly Mutant[],
  relatedTo: (mutant: Mutant) => Related,
  say: (mutant: Mutant, fate: Fate) => void,
): Promise<void> {
  const { root } = scratch;
  const related = new Map(mutants.map((mutant) => [mutant, relatedTo(mutant)]));
  const tests = (paths: readonly string[], milliseconds: number) =>
    run(root, vitest, ["run", "--project", "unit", "--bail", "1", ...workers(), ...paths], milliseconds);

  /** Which of the mutants the tests of one distance let pass. */
  const pass = async (judged: readonly Mutant[], distance: keyof Related): Promise<Mutant[]> => {
    const all = [...new Set(judged.flatMap((mutant) => related.get(mutant)?.[distance] ?? []))];
    const start = performance.now();
    const asItIs = all.length > 0 ? await tests(all, patience) : undefined;
    if (asItIs && asItIs.code !== 0)
      throw new Error(`Tests fail where nothing is planted:\n${asItIs.output.slice(-3000)}`);
    const limit = 15_000 + 2 * (performance.now() - start);
    const passed: Mutant[] = [];
    for (const mutant of judged) {
      const own = related.get(mutant)?.[distance] ?? [];
      const takeBack = await scratch.plant(mutant.path, mutant.edit);
      try {
        const { code, late } = own.length > 0 ? await tests(own, limit) : { code: 0, late: false };
        const typed =
          code !== 0 || distance !== "near" || (await run(root, compiler, [], patience)).code === 0;
        if (late) say(mutant, "time");
        else if (code !== 0) say(mutant, "test");
        else if (!typed) say(mutant, "types");
        else passed.push(mutant);
      } finally {
        await takeBack();
      }
    }
    return passed;
  };

  let left = mutants;
  for (const distance of ["nearest", "near", "far"] as const) left = await pass(left, distance);
  for (const mutant of left) say(mutant, "survived");
}

function workers(): string[] {
  const { WORKERS } = process.env;
  return WORKERS ? ["--maxWorkers", WORKERS] : [];
}
