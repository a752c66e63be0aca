import { wireChanges } from "../../compare/documents.ts";
import type { Group } from "../diff/suite.ts";
import { documentOf, expect, type Files, judgeFor } from "./body.ts";
import { isByNewField } from "./new-fields.ts";

/** Judges each schema of a file against each other one, and prints the breaks that are not told. */
export async function judgePairs(files: Files, print: (line: string) => void): Promise<void> {
  let [breaks, told, unsure, slowest] = [0, 0, 0, 0];
  const byNewField = { pairs: 0, told: 0 };
  for (const [file, groups] of files)
    for (const before of groups)
      for (const after of groups) {
        const lost = before === after ? [] : lostBetween(before, after, groups);
        if (lost.length === 0) continue;
        const start = performance.now();
        const found = await wireChanges(documentOf(before.schema), documentOf(after.schema));
        slowest = Math.max(slowest, performance.now() - start);
        const breaking = found.filter(({ bump, direction }) => bump === "major" && direction === "request");
        if (lost.every((value) => isByNewField(value, before.schema, after.schema, judgeFor(after)))) {
          byNewField.pairs++;
          if (breaking.length > 0) byNewField.told++;
          continue;
        }
        breaks++;
        if (breaking.length > 0) told++;
        else print(`  missed: ${file}: “${before.description}” to “${after.description}”`);
        if (breaking.some(({ rule }) => rule === "schema-not-compared")) unsure++;
      }
  print(
    `${told} of ${breaks} breaks of a request told, ${unsure} of them as “cannot tell”; slowest ${Math.round(slowest)} ms`,
  );
  print(
    `${byNewField.pairs} more pairs only give a type to a new optional field of an open object, which is decided to be no break (docs/diff.md, known limits); ${byNewField.told} of them are told all the same`,
  );
  expect(told === breaks, "no break of a request missed", print);
}

/** The suite's instances that were taken and are refused. */
function lostBetween(before: Group, after: Group, groups: readonly Group[]): unknown[] {
  const [took, takes] = [judgeFor(before), judgeFor(after)];
  return groups.flatMap(({ tests }) =>
    tests.flatMap(({ data }) => (isTold(data) && took(data) && !takes(data) ? [data] : [])),
  );
}

/** So near to infinity a double does not tell whether it is a multiple of anything. */
function isTold(data: unknown): boolean {
  return !(typeof data === "number" && Math.abs(data) > 1e300);
}
