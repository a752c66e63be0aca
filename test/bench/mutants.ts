import { readFile } from "node:fs/promises";
import { randomFrom } from "../random.ts";
import { baselineOf } from "./mutants/baseline.ts";
import { blind, type Change } from "./mutants/blind.ts";
import { blindFifth } from "./mutants/blind-fifth.ts";
import { blindFourth } from "./mutants/blind-fourth.ts";
import { blindSecond } from "./mutants/blind-second.ts";
import { blindThird } from "./mutants/blind-third.ts";
import { type Depth, type Fate, judge } from "./mutants/judge.ts";
import { described, type Mutant } from "./mutants/mutant.ts";
import { editsOf } from "./mutants/operators.ts";
import { recordOf } from "./mutants/record.ts";
import { relatedTests } from "./mutants/related.ts";
import { copiesOf, type Scratch, scratchCopy } from "./mutants/scratch.ts";
import { testsIn } from "./mutants/tests.ts";

const folders = ["runtime/client", "runtime/server", "compare", "verify"];
const fates: readonly Fate[] = ["own", "types", "time", "other", "passed near", "passed own", "survived"];
const depths: readonly Depth[] = ["near", "own", "all"];
const rounds: readonly (readonly Change[])[] = [blind, blindSecond, blindThird, blindFourth, blindFifth];

/**
 * Plants one mistake at a time in a copy of the working tree and prints what `npm test` would see: tests of its
 * own folder, the compiler, or tests of other folders. `COUNT` mistakes in each folder are drawn by `SEED`, of
 * the modules whose path has `ONLY` in it; `BLIND=1` to `BLIND=5` plant those that people chose who had not read the tests.
 * After `MINUTES`, no further mistake is planted, and what was not judged is said; the next run of the same state of
 * the tree goes on there. `TESTS=own` runs the tests of a mistake's folder only, `TESTS=near` those of them that call the function; what passes
 * these may be caught by others.
 *
 * Not Stryker: the runtime is tested in its copies, in what is generated, and a mutant must stand in
 * each of them; its current version also needs a newer Node.
 */
export async function bench(print: (line: string) => void): Promise<void> {
  const { SEED = String(Date.now() % 2 ** 31), COUNT = "10", ONLY = "", MINUTES = "60", BLIND } = process.env;
  const depth = depths.find((one) => one === process.env["TESTS"]) ?? "all";
  const deadline = performance.now() + Number(MINUTES) * 60_000;
  const scratch = await scratchCopy();
  const tests = testsIn(scratch.root);
  try {
    const texts = await textsOf(scratch, ONLY);
    const all = BLIND ? chosen(rounds[Number(BLIND) - 1] ?? [], texts, ONLY, print) : everyMistake(texts);
    const mutants = inTurns(BLIND ? all : drawn(all, Number(SEED), Number(COUNT)));
    print(
      BLIND
        ? `${mutants.length} mistakes, chosen by people; ${depth} tests, at most ${MINUTES} minutes`
        : `${mutants.length} of ${all.length} possible mistakes; SEED=${SEED}; ${depth} tests, at most ${MINUTES} minutes`,
    );
    const relatedTo = await relatedTests(scratch.root, scratch.paths);
    const related = new Map(
      mutants.map((mutant) => [mutant, relatedTo([mutant.path, ...copiesOf(mutant.path, scratch.paths)])]),
    );
    const record = await recordOf(scratch.tree);
    const needed = [...related.values()].flatMap(({ own }) => own);
    const { baseline } = record;
    const isWhole = await baselineOf(scratch, [...new Set(needed)].sort(), baseline, {
      deadline,
      record: record.write,
    });
    if (!isWhole) print(`${baseline.size} test files have run without a mistake so far: run this again`);
    const fateOf = new Map<Mutant, Fate>();
    for (const mutant of mutants) {
      const text = texts.get(mutant.path) ?? "";
      const known = record.fates.get(keyOf(mutant));
      const isOpen =
        (known === "passed near" && depth !== "near") || (known === "passed own" && depth === "all");
      const isKnown = known !== undefined && !isOpen;
      const own = related.get(mutant);
      if (!own || (!isKnown && performance.now() > deadline)) continue;
      const fate = isKnown
        ? known
        : await judge(scratch, mutant, text, { related: own, baseline, tests, depth });
      fateOf.set(mutant, fate);
      record.fates.set(keyOf(mutant), fate);
      await record.write();
      if (/^(?:other|passed|survived)/.test(fate)) print(`${fate}: ${described(mutant, text)}`);
    }
    print(
      ["".padEnd(16), ...["possible", ...fates, "not judged"].map((name) => name.padStart(15))].join("") +
        "  caught (interval of 95 %)",
    );
    for (const folder of [...folders, ""]) {
      const isOwn = ({ path }: Mutant) => path.startsWith(`scripts/${folder}`);
      const own = mutants.filter(isOwn);
      const counts = fates.map((fate) => own.filter((mutant) => fateOf.get(mutant) === fate).length);
      const judged = counts.reduce((sum, count) => sum + count, 0);
      const passed = own.filter((mutant) => /survived|passed/.test(fateOf.get(mutant) ?? "")).length;
      const columns = [all.filter(isOwn).length, ...counts, own.length - judged];
      const score = judged > 0 ? `  ${scoreOf(judged - passed, judged)}` : "";
      if (own.length > 0)
        print(
          `${(folder || "all").padEnd(16)}${columns.map((count) => String(count).padStart(15)).join("")}${score}`,
        );
    }
  } finally {
    tests.end();
    await scratch.remove();
  }
}

function keyOf({ path, edit: { start, end, text } }: Mutant): string {
  return `${path} ${start} ${end} ${text}`;
}

/** `92 % (84 to 96 %)`: the share, and where that of all lies (Wilson's interval of 95 %). */
function scoreOf(caught: number, judged: number): string {
  const z = 1.96;
  const share = caught / judged;
  const middle = share + z ** 2 / (2 * judged);
  const half = z * Math.sqrt((share * (1 - share)) / judged + z ** 2 / (4 * judged ** 2));
  const [low, high] = [middle - half, middle + half].map((one) => (100 * one) / (1 + z ** 2 / judged));
  return `${(100 * share).toFixed(0)} % (${low?.toFixed(0)} to ${high?.toFixed(0)} %)`;
}

/** The modules that are mutated, by their paths. */
async function textsOf({ paths }: Scratch, only: string): Promise<Map<string, string>> {
  const modules = paths.filter(
    (path) => path.includes(only) && folders.some((folder) => path.startsWith(`scripts/${folder}/`)),
  );
  return new Map(
    await Promise.all(modules.map(async (path) => [path, await readFile(path, "utf8")] as const)),
  );
}

function everyMistake(texts: ReadonlyMap<string, string>): Mutant[] {
  return [...texts].flatMap(([path, text]) => editsOf(path, text).map((edit) => ({ path, edit })));
}

function drawn(mutants: readonly Mutant[], seed: number, count: number): Mutant[] {
  const random = randomFrom(seed);
  return folders.flatMap((folder) => {
    const own = mutants.filter(({ path }) => path.startsWith(`scripts/${folder}/`));
    const ordered = own.map((mutant) => ({ mutant, order: random() })).sort((a, b) => a.order - b.order);
    return ordered.slice(0, count).map(({ mutant }) => mutant);
  });
}

/** One of each folder after the other, so that a run that ends early has judged some of each. */
function inTurns(mutants: readonly Mutant[]): Mutant[] {
  const byFolder = folders.map((folder) =>
    mutants.filter(({ path }) => path.startsWith(`scripts/${folder}/`)),
  );
  return mutants.flatMap((_, turn) => byFolder.flatMap((own) => own.slice(turn, turn + 1)));
}

/** The mistakes that people chose; says which have no place any more, because what they change stands there no longer. */
function chosen(
  changes: readonly Change[],
  texts: ReadonlyMap<string, string>,
  only: string,
  print: (line: string) => void,
): Mutant[] {
  return changes
    .filter(([path]) => path.includes(only))
    .flatMap(([path, from, to]): Mutant[] => {
      const start = texts.get(path)?.indexOf(from) ?? -1;
      if (start !== -1 && !texts.get(path)?.includes(from, start + 1))
        return [{ path, edit: { start, end: start + from.length, text: to } }];
      print(`left out: \`${from}\` must stand once in \`${path}\``);
      return [];
    });
}
