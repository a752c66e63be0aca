import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { wireChanges } from "../compare/documents.ts";
import { type Pair, readCorpus } from "./diff/corpus.ts";
import { largeDocument } from "./diff/large.ts";
import { redoclyAlone } from "./diff/redocly-alone.ts";

/** What is promised of the labelled pairs, and of the time that a large pair takes. */
const promised = { caught: 171, alarms: 2, ratio: 2 };

/** Beside the repository; never in it. `DIFF_CORPUS` says where it is otherwise. */
const corpusFolder = process.env["DIFF_CORPUS"] ?? "../shared/oasdiff-corpus";

type Judge = (pair: Pair) => Promise<boolean | undefined>;

const contenders: readonly (readonly [name: string, judge: Judge])[] = [
  [
    "this diff",
    async ({ documents }) => (await wireChanges(...documents)).some(({ bump }) => bump === "major"),
  ],
  ["redocly diff", ({ files }) => redoclyAlone(...files)],
];

/**
 * Prints how many of a corpus' breaking pairs each contender catches and how many of its safe ones
 * it calls breaking, and the time for a pair of 1,000 operations. Ends with exit code 1 where less
 * than promised is reached.
 */
export async function bench(print: (line: string) => void): Promise<void> {
  const pairs = await readCorpus(corpusFolder);
  if (pairs) await score(pairs, print);
  else print(`\`${corpusFolder}\` is absent, so nothing is scored; \`DIFF_CORPUS\` names another folder.`);
  print("");
  await race(print);
}

async function score(pairs: readonly Pair[], print: (line: string) => void): Promise<void> {
  const [breaking, safe] = (["breaking", "non-breaking"] as const).map((label) =>
    pairs.filter((pair) => pair.label === label),
  ) as [Pair[], Pair[]];
  print(`${"".padEnd(14)}  caught of ${breaking.length}  false alarms of ${safe.length}  seconds`);
  for (const [index, [name, judge]] of contenders.entries()) {
    const start = performance.now();
    const [missed, alarms] = [await those(breaking, judge, false), await those(safe, judge, true)];
    const caught = breaking.length - missed.length;
    const seconds = (performance.now() - start) / 1000;
    print(
      `${name.padEnd(14)}  ${String(caught).padStart(13)}  ${String(alarms.length).padStart(18)}  ${seconds.toFixed(0).padStart(7)}`,
    );
    if (index > 0) continue;
    for (const { name: pair } of missed) print(`  missed: ${pair}`);
    for (const { name: pair } of alarms) print(`  false alarm: ${pair}`);
    expect(caught >= promised.caught, `at least ${promised.caught} caught`, print);
    expect(alarms.length <= promised.alarms, `at most ${promised.alarms} false alarms`, print);
  }
}

async function those(pairs: readonly Pair[], judge: Judge, verdict: boolean): Promise<Pair[]> {
  const found: Pair[] = [];
  for (const pair of pairs) if (((await judge(pair)) ?? false) === verdict) found.push(pair);
  return found;
}

/** 1,000 operations, of which every tenth or all changed; the contenders take turns. */
async function race(print: (line: string) => void): Promise<void> {
  print("1,000 operations   this diff   redocly diff   ratio");
  for (const [step, words] of [
    [Number.POSITIVE_INFINITY, "the same"],
    [10, "100 changed"],
    [1, "all changed"],
  ] as const) {
    const old = largeDocument(1000);
    const now = largeDocument(1000, step);
    const ours = await seconds(async () => void (await wireChanges(old, now)));
    const theirs = await inFiles([old, now], (files) =>
      seconds(async () => void (await redoclyAlone(...files))),
    );
    print(
      `${words.padEnd(16)} ${`${ours.toFixed(2)} s`.padStart(11)} ${`${theirs.toFixed(2)} s`.padStart(14)} ${(ours / theirs).toFixed(2).padStart(7)}`,
    );
    if (step === 10)
      expect(ours / theirs <= promised.ratio, `at most ${promised.ratio} times the time`, print);
  }
}

async function inFiles<Result>(
  documents: readonly [object, object],
  work: (files: readonly [string, string]) => Promise<Result>,
): Promise<Result> {
  const directory = await mkdtemp(join(tmpdir(), "bench-diff-"));
  const files = [join(directory, "old.json"), join(directory, "new.json")] as const;
  try {
    for (const [index, path] of files.entries()) await writeFile(path, JSON.stringify(documents[index]));
    return await work(files);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

async function seconds(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

function expect(holds: boolean, promise: string, print: (line: string) => void): void {
  print(`  ${holds ? "✓" : "✗"} ${promise}`);
  if (!holds) process.exitCode = 1;
}
