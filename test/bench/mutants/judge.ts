import type { Baseline } from "./baseline.ts";
import { functionAt } from "./function-at.ts";
import type { Mutant } from "./mutant.ts";
import type { Related } from "./related.ts";
import { run } from "./run.ts";
import { copiesOf, type Scratch } from "./scratch.ts";
import type { Tests } from "./tests.ts";

/**
 * What became of a mutant: a test of its own folder failed, or never ended; the compiler refused it; a test of
 * another folder failed; nothing saw it; or the tests of its own folder that call its function, or all of its own folder
 * let it pass, and no others were run.
 */
export type Fate = "own" | "types" | "time" | "other" | "passed near" | "passed own" | "survived";

/** Which tests are run: those of a mutant's folder that call its function, those of its folder, or all. */
export type Depth = "near" | "own" | "all";

const compiler = "node_modules/typescript-7/bin/tsc";
const compilerPatience = 300_000;

/** So long may the tests of one run take by what they took before, in milliseconds: a failure early ends a run early. */
const portion = 5_000;

/**
 * Judges a mutant in a copy of the working tree, as `npm test` would: by the unit tests of its own folder that
 * call the function in which it stands, the quickest first, then by the compiler, then by those of other folders.
 */
export async function judge(
  scratch: Scratch,
  { path, edit }: Mutant,
  text: string,
  {
    related,
    baseline,
    tests,
    depth,
  }: {
    readonly related: Related;
    readonly baseline: ReadonlyMap<string, Baseline>;
    readonly tests: Tests;
    readonly depth: Depth;
  },
): Promise<Fate> {
  const changed = [path, ...copiesOf(path, scratch.paths)];
  const takeBack = await scratch.plant(path, edit);
  const fateBy = async (all: readonly string[], seen: Fate): Promise<Fate | undefined> => {
    for (const some of portions(all, baseline)) {
      const expected = some.reduce((sum, test) => sum + (baseline.get(test)?.milliseconds ?? 0), 0);
      const ran = await tests.run({ tests: some, changed }, 60_000 + 5 * expected);
      if (ran === "late") return "time";
      if (ran.failed) return seen;
    }
    return undefined;
  };
  try {
    const { direct, rest } = callersOf(path, functionAt(path, text, edit.start), related.own, baseline);
    const near = await fateBy(direct, "own");
    if (near) return near;
    const { code } = await run(scratch.root, compiler, [], compilerPatience);
    if (code !== 0) return "types";
    if (depth === "near") return "passed near";
    const further = await fateBy(rest, "own");
    if (further || depth === "own") return further ?? "passed own";
    return (await fateBy(related.other, "other")) ?? "survived";
  } finally {
    await takeBack();
  }
}

/** The tests that call a function, and those that call another of its module: what was called once may have made it. */
export function callersOf(
  path: string,
  name: string | undefined,
  tests: readonly string[],
  baseline: ReadonlyMap<string, Baseline>,
): { readonly direct: readonly string[]; readonly rest: readonly string[] } {
  const calls = (test: string) => baseline.get(test)?.calls[path] ?? [];
  const direct = tests.filter((test) => name !== undefined && calls(test).includes(name));
  const ofModule = tests.filter((test) => calls(test).some((one) => one !== ""));
  const rest = ofModule.length > 0 ? ofModule : tests;
  return { direct, rest: rest.filter((test) => !direct.includes(test)) };
}

/** Test files in the order of their time, as many at once as run quickly. */
function portions(tests: readonly string[], baseline: ReadonlyMap<string, Baseline>): string[][] {
  const time = (test: string) => baseline.get(test)?.milliseconds ?? portion;
  const all: string[][] = [];
  let left = 0;
  for (const test of [...tests].sort((a, b) => time(a) - time(b))) {
    left -= time(test);
    const last = all.at(-1);
    if (last && left >= 0) last.push(test);
    else {
      all.push([test]);
      left = portion * 2 ** (all.length - 1) - time(test);
    }
  }
  return all;
}
