import { expect, it } from "vitest";
import { answersOf } from "./answers.ts";
import { blindDefects } from "./blind/index.ts";
import { singleHabits, wholeHabits } from "./habits/index.ts";
import { houseDefects } from "./houses/set.ts";
import { defects } from "./index.ts";
import { moreClean, moreDefects } from "./more.ts";

const strict = new Map(
  await Promise.all(moreClean.map(async (one) => [one.spec, await answersOf(one)] as const)),
);

it.each(moreDefects)("$spec: $name differs in an answer", async (subject) => {
  expect(await answersOf(subject)).not.toEqual(strict.get(subject.spec));
});

it("each has a name that no other has, and a sentence", () => {
  const all = [...defects, ...blindDefects, ...houseDefects, ...moreDefects];
  const names = all.map(({ spec, name }) => `${spec} ${name}`);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  expect(all.filter(({ sentence }) => !sentence)).toEqual([]);
});

it("there are enough of each contract, and correct servers of four habits", () => {
  const count = (part: string, of: readonly { readonly spec: string }[]) =>
    of.filter(({ spec }) => spec.includes(part)).length;
  expect(count("workshop", moreDefects)).toBeGreaterThanOrEqual(20);
  expect(count("kitchen-sink", moreDefects) + count("nested", moreDefects)).toBeGreaterThanOrEqual(40);
  for (const part of ["workshop", "kitchen-sink", "nested"])
    expect(count(part, [...wholeHabits, ...singleHabits])).toBeGreaterThanOrEqual(30);
});

it.each(moreClean)("$spec: the correct server answers the same each time", async (subject) => {
  expect(await answersOf(subject)).toEqual(strict.get(subject.spec));
});
