import { readFile } from "node:fs/promises";
import { randomFrom } from "../random.ts";
import { blind } from "./mutants/blind.ts";
import { type Fate, judge } from "./mutants/judge.ts";
import { described, type Mutant } from "./mutants/mutant.ts";
import { editsOf } from "./mutants/operators.ts";
import { relatedTests } from "./mutants/related.ts";
import { copiesOf, type Scratch, scratchCopy } from "./mutants/scratch.ts";

const folders = ["runtime/client", "runtime/server", "compare", "verify"];
const fates: readonly Fate[] = ["test", "time", "types", "survived"];

/**
 * Plants one mistake at a time in a copy of the working tree and prints what `npm test` would see.
 * `COUNT` mistakes in each folder are drawn by `SEED`; `BLIND=1` plants those that people chose who had
 * not read the tests. `ONLY` takes the paths that hold it.
 *
 * Not Stryker: the runtime is tested in its copies, in what is generated, and a mutant must stand in
 * each of them; its current version also needs a newer Node.
 */
export async function bench(print: (line: string) => void): Promise<void> {
  const { SEED = String(Date.now() % 2 ** 31), COUNT = "10", ONLY = "", BLIND } = process.env;
  const scratch = await scratchCopy();
  try {
    const texts = await textsOf(scratch);
    const all = BLIND ? chosen(texts) : drawn(texts, Number(SEED), Number(COUNT));
    const mutants = all.filter(({ path }) => path.includes(ONLY));
    print(BLIND ? `${mutants.length} mutants, chosen by people` : `${mutants.length} mutants, SEED=${SEED}`);
    const related = await relatedTests(scratch.root, scratch.paths);
    const fateOf = new Map<Mutant, Fate>();
    await judge(
      scratch,
      mutants,
      ({ path }) => related([path, ...copiesOf(path, scratch.paths)]),
      (mutant, fate) => {
        fateOf.set(mutant, fate);
        if (fate === "survived") print(`survived: ${described(mutant, texts.get(mutant.path) ?? "")}`);
      },
    );
    print(`${"".padEnd(16)}${fates.map((fate) => fate.padStart(10)).join("")}     score`);
    for (const folder of [...folders, ""]) {
      const own = mutants.filter(({ path }) => path.startsWith(`scripts/${folder}`));
      const counts = fates.map((fate) => own.filter((mutant) => fateOf.get(mutant) === fate).length);
      const score = (100 * (own.length - (counts.at(-1) ?? 0))) / own.length;
      if (own.length > 0)
        print(
          `${(folder || "all").padEnd(16)}${counts.map((count) => String(count).padStart(10)).join("")}${score.toFixed(0).padStart(8)} %`,
        );
    }
  } finally {
    await scratch.remove();
  }
}

/** The modules that are mutated, by their paths. */
async function textsOf({ paths }: Scratch): Promise<Map<string, string>> {
  const modules = paths.filter((path) => folders.some((folder) => path.startsWith(`scripts/${folder}/`)));
  return new Map(
    await Promise.all(modules.map(async (path) => [path, await readFile(path, "utf8")] as const)),
  );
}

function drawn(texts: ReadonlyMap<string, string>, seed: number, count: number): Mutant[] {
  const random = randomFrom(seed);
  return folders.flatMap((folder) => {
    const own = [...texts].filter(([path]) => path.startsWith(`scripts/${folder}/`));
    const all = own.flatMap(([path, text]) => editsOf(path, text).map((edit) => ({ path, edit })));
    const ordered = all.map((mutant) => ({ mutant, order: random() })).sort((a, b) => a.order - b.order);
    return ordered.slice(0, count).map(({ mutant }) => mutant);
  });
}

/** Throws where a text that a mutant changes no longer stands where it stood, exactly once. */
function chosen(texts: ReadonlyMap<string, string>): Mutant[] {
  return blind.map(([path, from, to]) => {
    const start = texts.get(path)?.indexOf(from) ?? -1;
    if (start === -1 || texts.get(path)?.includes(from, start + 1))
      throw new Error(`\`${from}\` must stand once in \`${path}\``);
    return { path, edit: { start, end: start + from.length, text: to } };
  });
}
