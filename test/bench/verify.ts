import { readFile, writeFile } from "node:fs/promises";
import { type Problem, ProblemError } from "../../scripts/lib/problem.ts";
import type { Subjects } from "../defects/index.ts";
import { compare } from "./verify/compare.ts";
import { type Alarm, enough, measure, sets } from "./verify/measure.ts";
import { type Run, runsBySize } from "./verify/scale.ts";
import { contractName, missesOf, type Score, scoresOf } from "./verify/score.ts";
import { total } from "./verify/total.ts";

const seeds = [1, 2, 3];
/** Of one run on the rename, in milliseconds. */
const longest = 5000;
/** How much longer an operation may take where there are fifty of them. */
const steepest = 2;

/**
 * `SET=more`: one set only, and `PART=2/4`: a quarter of its servers, both without runs by size; `ONLY=text`: servers whose
 * contract or name has it; `MINUTES`; `JSON=file`; `ALONE=1`: no other tools. `SUM="a.json b.json"`: nothing is run, and
 * what was written by `JSON` is added up.
 */
const { SET, PART = "1/1", ONLY, MINUTES = "45", JSON: file, ALONE, SUM } = process.env;

/** What one set came to, as it is written by `JSON`. */
interface SetResult {
  readonly set: string;
  readonly scores: readonly Score[];
  readonly correctRuns: number;
  readonly alarms: readonly unknown[];
}

/**
 * Prints what the check finds of the planted defects, as a breach or as advice, and which servers that
 * keep their contract it takes for others; how long a run takes; then what other tools find. Throws a
 * `ProblemError` when it misses too many, gives a false alarm, or takes too long.
 */
export async function bench(print: (line: string) => void): Promise<void> {
  if (SUM) return printTotal(await recorded(SUM.split(/[\s,]+/)), print);
  const deadline = performance.now() + Number(MINUTES) * 60_000;
  const problems: Problem[] = [];
  const isPart = Boolean(SET || ONLY) || PART !== "1/1";
  const runs = isPart ? [] : await runsBySize();
  problems.push(...printRuns(runs, print));
  const results: SetResult[] = [];
  for (const set of Object.keys(sets) as (keyof typeof sets)[]) {
    if (SET && set !== SET) continue;
    const { result, problems: own } = await score(set, deadline, print);
    results.push(result);
    problems.push(...own);
  }
  if (results.length > 1) printTotal(results, print);
  if (file) await writeFile(file, `${JSON.stringify({ seeds, runs, sets: results }, null, 2)}\n`);
  if (!ALONE && !isPart) await printOthers(print);
  if (problems.length > 0) throw new ProblemError(problems);
}

async function recorded(files: readonly string[]): Promise<SetResult[]> {
  const texts = await Promise.all(files.map((one) => readFile(one, "utf8")));
  return texts.flatMap((text) => (JSON.parse(text) as { readonly sets: SetResult[] }).sets);
}

/** All sets, or all parts of them, together. */
function printTotal(results: readonly SetResult[], print: (line: string) => void): void {
  const { planted, breach, advice, missed, atLabel } = total(results.flatMap(({ scores }) => scores));
  const sum = (count: (one: SetResult) => number) => results.reduce((all, one) => all + count(one), 0);
  print(
    `Total: ${planted} planted; ${breach} found as breach, ${advice} as advice, ${missed} missed; ${atLabel} at their label (${((100 * atLabel) / planted).toFixed(1)} %)`,
  );
  print(
    `False alarms: ${sum(({ alarms }) => alarms.length)} of ${sum(({ correctRuns }) => correctRuns)} runs on correct servers`,
  );
}

function printRuns(runs: readonly Run[], print: (line: string) => void): Problem[] {
  if (runs.length === 0) return [];
  print("Operations   requests   seconds   milliseconds per operation");
  const perOperation = ({ milliseconds, operations }: Run) => milliseconds / operations;
  for (const run of runs)
    print(
      `${String(run.operations).padStart(10)}${String(run.requests).padStart(11)}${(run.milliseconds / 1000).toFixed(2).padStart(10)}${perOperation(run).toFixed(0).padStart(29)}`,
    );
  print("");
  const [rename, , many] = runs;
  if (!rename || !many) return [];
  const isLinear = perOperation(many) <= steepest * perOperation(rename);
  if (rename.milliseconds <= longest && isLinear) return [];
  return [
    {
      code: "check-too-slow",
      message: `One run takes ${rename.milliseconds.toFixed(0)} ms for one operation, and ${perOperation(many).toFixed(0)} ms each for ${many.operations}.`,
      fix: "Measure on a machine that does nothing else; else look for what grows with the number of operations.",
    },
  ];
}

async function score(set: keyof typeof sets, deadline: number, print: (line: string) => void) {
  const has = ({ spec, name }: { readonly spec: string; readonly name: string }) =>
    !ONLY || `${contractName(spec)}: ${name}`.includes(ONLY);
  const { clean, defects: planted, lenient: all, byTurns: some = [] }: Subjects = sets[set];
  const defects = planted.filter(has).filter(isOfPart);
  const lenient = all.filter(has).filter(isOfPart);
  const byTurns = some.filter(has).filter(isOfPart);
  const correct = [...lenient, ...byTurns];
  const wanted = clean.filter(({ spec }) => [...defects, ...correct].some((one) => one.spec === spec));
  const measured = await measure(seeds, { clean: wanted, defects, lenient, byTurns }, deadline);
  const scores = scoresOf(measured, defects);
  const misses = missesOf(measured, defects);
  print(`${set.padEnd(16)} planted   as breach   as advice   missed   at its label`);
  for (const { contract, planted, breach, advice, missed, atLabel } of scores)
    print(
      `${contract.padEnd(16)}${String(planted).padStart(8)}${String(breach).padStart(12)}${String(advice).padStart(12)}${String(missed).padStart(9)}${`${atLabel} (${((100 * atLabel) / planted).toFixed(1)} %)`.padStart(15)}`,
    );
  for (const { contract, kind, name, label, found, seed, sentence } of misses)
    print(`not found as ${label} but as ${found}: ${contract}: ${name} (${kind}, seed ${seed}). ${sentence}`);
  const { alarms, correctRuns } = measured;
  const runs = seeds.length * (wanted.length + lenient.length) + byTurns.length;
  print(
    `False alarms: ${alarms.length} of ${correctRuns} runs on ${wanted.length + correct.length} correct servers`,
  );
  for (const [message, of] of alarmsByMessage(alarms))
    print(`false alarm: ${message} (seeds ${of.join(", ")})`);
  for (const { subject, report } of measured.clean)
    print(
      `One run on a correct server of ${contractName(subject.spec)}: ${report.requests} requests, ${(report.milliseconds / 1000).toFixed(2)} s`,
    );
  print("");
  const result = {
    set,
    scores,
    misses,
    correctRuns,
    alarms: alarms.map(({ subject, seed, messages }) => ({
      contract: contractName(subject.spec),
      name: subject.name,
      seed,
      messages,
    })),
  };
  const isComplete = correctRuns === runs && measured.found.size === defects.length;
  if (misses.length <= (1 - enough) * defects.length && alarms.length === 0 && isComplete)
    return { result, problems: [] };
  const problem: Problem = {
    code: "check-not-good-enough",
    message: `Of the ${set} set, the check did not find ${misses.length} of ${defects.length} defects at their label, and gave ${alarms.length} false alarms${isComplete ? "" : "; the time was over before all were run"}.`,
    fix: "Mend the check in `scripts/verify`; a label that does not follow from its sentence is to be mended in `test/defects`.",
  };
  return { result, problems: [problem] };
}

/** Each server is of one part. */
function isOfPart(_: unknown, index: number): boolean {
  const [part = 1, of = 1] = PART.split("/").map(Number);
  return index % of === part - 1;
}

/** The seeds that showed each false alarm. */
function alarmsByMessage(alarms: readonly Alarm[]): ReadonlyMap<string, number[]> {
  const byMessage = new Map<string, number[]>();
  for (const { subject, seed, messages } of alarms)
    for (const message of messages) {
      const whole = `${contractName(subject.spec)}: ${subject.name}: ${message}`;
      byMessage.set(whole, [...(byMessage.get(whole) ?? []), seed]);
    }
  return byMessage;
}

async function printOthers(print: (line: string) => void): Promise<void> {
  print("Other tools on the same servers                found   false alarms   seconds");
  for (const { name, result } of await compare())
    print(
      result
        ? `${name.padEnd(40)}${String(result.found.size).padStart(12)}${String(result.alarms).padStart(15)}${result.seconds.toFixed(1).padStart(10)}`
        : `${name.padEnd(40)}${"not installed".padStart(20)}`,
    );
}
