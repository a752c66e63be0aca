import { basename, join } from "node:path";
import { readDocument } from "../../../scripts/compare/read-document.ts";
import { wireChanges } from "../../compare/documents.ts";
import { randomFrom } from "../../random.ts";
import { type Edit, editsOf, whileEdited } from "../diff/edits.ts";

/** What is promised: seconds for an answer, and the share of edits of which nobody can tell. */
const promised = { seconds: 20, unsure: 0.01 };

/**
 * Draws edits of the documents of real APIs, one and two at a time, whose verdict is known by
 * construction, and prints those that are judged otherwise, that get no verdict, or that take too
 * long: `many` of each document.
 */
export async function edited(
  folder: string,
  files: readonly string[],
  seed: number,
  many: number,
  print: (line: string) => void,
): Promise<void> {
  const counts = { edits: 0, known: 0, wrong: 0, unsure: 0, late: 0 };
  for (const name of files) await judge(join(folder, name), many, seed, counts, print);
  print(`${counts.edits} edits, ${counts.known} with a known verdict`);
  expect(counts.wrong === 0, "none missed, none false", print);
  expect(counts.late === 0, `an answer within ${promised.seconds} s for each`, print);
  expect(counts.unsure <= promised.unsure * counts.edits, "at most 1 % of which nobody can tell", print);
}

type Counts = Record<"edits" | "known" | "wrong" | "unsure" | "late", number>;

async function judge(
  file: string,
  many: number,
  seed: number,
  counts: Counts,
  print: (line: string) => void,
): Promise<void> {
  const [old, now] = [(await readDocument(file)).document, (await readDocument(file)).document];
  const random = randomFrom(seed);
  const edits = editsOf(now, random);
  let slowest = 0;
  for (let index = 0; index < many; index++) {
    const drawn: Edit[] = [];
    while (drawn.length < (index % 3 === 2 ? 2 : 1)) {
      const { value } = edits.next();
      if (!value) return;
      if (!drawn.some(({ place }) => place === value.place)) drawn.push(value);
    }
    const breaks =
      drawn.some((edit) => edit.breaks) || (drawn.every((edit) => edit.breaks === false) ? false : undefined);
    const words = `${basename(file)}: ${drawn.map(({ what, place, change }) => `${what} ${JSON.stringify(change).slice(0, 80)} in ${JSON.stringify(place.schema).slice(0, 120)}`).join(" and ")}`;
    const start = performance.now();
    const found = await whileEdited(drawn, () => wireChanges(old, structuredClone(now))).catch(
      (error: unknown) => {
        counts.wrong++;
        print(`  no verdict: ${words}: ${String(error).slice(0, 200)}`);
        return undefined;
      },
    );
    const seconds = (performance.now() - start) / 1000;
    slowest = Math.max(slowest, seconds);
    counts.edits++;
    if (breaks !== undefined) counts.known++;
    if (seconds > promised.seconds) {
      counts.late++;
      print(`  ${seconds.toFixed(0)} s: ${words}`);
    }
    if (!found) continue;
    const unsure = found.find(({ rule }) => rule === "schema-not-compared");
    if (unsure) {
      counts.unsure++;
      print(`  cannot tell: ${words}: ${unsure.sentence}`);
    }
    const major = found.find(({ bump }) => bump === "major");
    if (breaks === undefined || breaks === Boolean(major)) continue;
    counts.wrong++;
    print(`  ${breaks ? "missed" : `false: ${major?.sentence}`}: ${words}`);
  }
  print(`${basename(file)}: slowest ${slowest.toFixed(1)} s`);
}

function expect(holds: boolean, promise: string, print: (line: string) => void): void {
  print(`  ${holds ? "✓" : "✗"} ${promise}`);
  if (!holds) process.exitCode = 1;
}
