import { type Problem, ProblemError } from "../../scripts/lib/problem.ts";
import { kinds } from "../../scripts/verify/report.ts";
import { compare } from "./verify/compare.ts";
import { enough, measure, sets } from "./verify/measure.ts";

const seeds = [1, 2, 3];

/**
 * Prints what the check finds of the planted defects, of those by people who had not read it, and
 * whether it finds fault with servers that keep their contract; then what other tools find. Throws a
 * `ProblemError` when it misses too many, or gives a false alarm.
 */
export async function bench(print: (line: string) => void): Promise<void> {
  const problems: Problem[] = [];
  for (const set of ["planted", "blind"] as const) problems.push(...(await score(set, print)));
  print("Other tools on the same servers                found   false alarms   seconds");
  for (const { name, result } of await compare())
    print(
      result
        ? `${name.padEnd(40)}${String(result.found.size).padStart(12)}${String(result.alarms).padStart(15)}${result.seconds.toFixed(1).padStart(10)}`
        : `${name.padEnd(40)}${"not installed".padStart(20)}`,
    );
  if (problems.length > 0) throw new ProblemError(problems);
}

async function score(set: keyof typeof sets, print: (line: string) => void): Promise<Problem[]> {
  const { defects } = sets[set];
  const { found, alarms, clean } = await measure(seeds, sets[set]);
  const missed = defects.filter((defect) => !found.get(defect));
  print(`${set.padEnd(17)}  found   planted`);
  for (const kind of kinds) {
    const planted = defects.filter((defect) => defect.kind === kind);
    const hits = planted.filter((defect) => found.get(defect));
    print(`${kind.padEnd(17)}${String(hits.length).padStart(7)}${String(planted.length).padStart(10)}`);
  }
  const hits = defects.length - missed.length;
  print(
    `${"all".padEnd(17)}${String(hits).padStart(7)}${String(defects.length).padStart(10)}   ${((100 * hits) / defects.length).toFixed(1)} %`,
  );
  for (const { spec, kind, name } of missed) print(`missed: ${kind}: ${name} (${spec})`);
  print(`False alarms over ${seeds.length} seeds: ${alarms.length}`);
  for (const { subject, seed, messages } of alarms)
    for (const message of messages)
      print(`false alarm: ${subject.name} (${subject.spec}, seed ${seed}): ${message}`);
  for (const { subject, report } of clean)
    print(
      `One run on a correct server of ${subject.spec}: ${report.requests} requests, ${(report.milliseconds / 1000).toFixed(2)} s`,
    );
  print("");
  if (hits >= enough[set] * defects.length && alarms.length === 0) return [];
  return [
    {
      code: "check-not-good-enough",
      message: `Of the ${set} set, the check missed ${missed.length} of ${defects.length} defects and gave ${alarms.length} false alarms.`,
      fix: "Mend the check in `scripts/verify`; a defect that no check could know is to be mended in `test/defects`.",
    },
  ];
}
