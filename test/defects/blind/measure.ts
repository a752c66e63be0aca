import { measure } from "../../../scripts/bench/verify/measure.ts";
import { blindClean, blindDefects, blindLenient } from "./index.ts";

/**
 * Prints what the check finds of the defects that were written blind, and the false alarms.
 * Arguments: `--all` prints what was said of the defects that were found, too; the others are parts
 * of the names of the servers to run, none for all.
 */
const seeds = [1, 2, 3];
const words = process.argv.slice(2).filter((argument) => argument !== "--all");
const all = process.argv.includes("--all");
const named = ({ name }: { readonly name: string }) =>
  words.length === 0 || words.some((word) => name.includes(word));
const subjects = {
  clean: blindClean,
  defects: blindDefects.filter(named),
  lenient: blindLenient.filter(named),
};
const print = (line: string) => process.stdout.write(`${line}\n`);

for (const seed of seeds) {
  const { found, said, alarms } = await measure([seed], subjects);
  const { defects, lenient } = subjects;
  const missed = defects.filter((defect) => !found.get(defect));
  print(`seed ${seed}: found ${defects.length - missed.length} of ${defects.length} planted`);
  for (const defect of missed) {
    print(`missed: ${defect.spec}: ${defect.kind}: ${defect.name}`);
    for (const message of said.get(defect) ?? []) print(`    no verdict: ${message}`);
  }
  if (all)
    for (const defect of defects.filter((one) => found.get(one))) {
      print(`found: ${defect.spec}: ${defect.kind}: ${defect.name}`);
      for (const message of (said.get(defect) ?? []).slice(0, 3)) print(`    ${message.slice(0, 300)}`);
    }
  print(
    `seed ${seed}: ${alarms.length} false alarms on ${lenient.length} lenient servers and the correct ones`,
  );
  for (const { subject, messages } of alarms)
    for (const message of messages) print(`false alarm: ${subject.spec}: ${subject.name}: ${message}`);
}
