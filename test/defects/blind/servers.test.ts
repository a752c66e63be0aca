import { expect, it } from "vitest";
import { answersOf } from "../answers.ts";
import { defects, clean as known, lenient } from "../index.ts";
import { blindClean, blindDefects, blindLenient } from "./index.ts";

const strict = new Map(
  await Promise.all(blindClean.map(async (one) => [one.spec, await answersOf(one)] as const)),
);

/** What these do otherwise is seen in the time alone. */
const alike = new Set([
  "a wrong key is answered late",
  "`updated_at` never is the same twice",
  "every answer takes 40 ms",
]);

it.each([...blindDefects, ...blindLenient.filter(({ name }) => !alike.has(name))])(
  "$spec: $name differs in an answer",
  async (subject) => {
    expect(await answersOf(subject)).not.toEqual(strict.get(subject.spec));
  },
);

it("each has a name that no other server has", () => {
  const subjects = [...known, ...defects, ...lenient, ...blindDefects, ...blindLenient];
  const names = subjects.map(({ spec, name }) => `${spec} ${name}`);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});
