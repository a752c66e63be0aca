import { expect, type Files, judgeFor } from "./body.ts";
import { generatedFrom } from "./generated.ts";

/** Judges each instance of the suite by all that judge values, and prints those that are judged otherwise. */
export function judgeInstances(files: Files, print: (line: string) => void): void {
  bySuite(files, print);
  byEach(files, print);
}

function bySuite(files: Files, print: (line: string) => void): void {
  let [instances, right] = [0, 0];
  for (const [file, groups] of files)
    for (const group of groups)
      for (const test of group.tests) {
        instances++;
        if (judgeFor(group)(test.data) === test.valid) right++;
        else print(`  judged otherwise: ${file}: “${group.description}”: “${test.description}”`);
      }
  print(`${right} of ${instances} instances judged by the document's judge as the suite says`);
  expect(right === instances, "no instance judged otherwise", print);
}

/** The schemas as Zod has them, with all that is generated from each; every instance of the file is judged. */
function byEach(files: Files, print: (line: string) => void): void {
  const left = new Map<string, number>();
  let [schemas, instances, apart, otherThanSuite] = [0, 0, 0, 0];
  for (const [file, groups] of files)
    for (const group of groups) {
      const made = generatedFrom(group.schema);
      if (typeof made === "string") {
        left.set(made, (left.get(made) ?? 0) + 1);
        continue;
      }
      schemas++;
      for (const { data, valid } of group.tests) if (made.zod(data) !== valid) otherThanSuite++;
      for (const { data } of groups.flatMap(({ tests }) => tests)) {
        instances++;
        const { zod, ...others } = made;
        const wrong = Object.entries(others).filter(([, judge]) => judge(data) !== zod(data));
        if (wrong.length === 0) continue;
        apart++;
        const names = wrong.map(([name]) => name).join(" and ");
        print(
          `  judged otherwise by the ${names}: ${file}: “${group.description}”: ${JSON.stringify(data).slice(0, 80)}`,
        );
      }
    }
  for (const [why, count] of [...left].sort(([, a], [, b]) => b - a)) print(`${count} schemas: ${why}`);
  print(
    `${schemas} schemas generated from: ${instances - apart} of ${instances} instances judged by document, client and server as by Zod (which reads ${otherThanSuite} of its own schemas' otherwise than the suite)`,
  );
  expect(apart === 0 && instances > 0, "document, client, server and Zod judge alike", print);
}
