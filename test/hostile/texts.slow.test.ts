import { expect, it } from "vitest";
import { everywhere, expectSameShape } from "./compare.ts";
import { linted } from "./generated.ts";
import { hostileTexts } from "./texts.ts";

it.each(hostileTexts)("%j in every place stays text in all that is generated", async (text) => {
  await expectSameShape(everywhere(text));
});

it("all hostile texts on one line stay text in all that is generated", async () => {
  await expectSameShape(everywhere([...hostileTexts].reverse().join(" ")));
});

/** What a rule of the linter takes for a program in a description, which it refuses wherever it reads one. */
const unsafe = /<script|\son\w+=|\]\(\s*javascript:/;

it.each(hostileTexts)("the lint refuses %j where it is a program, and nothing else", async (text) => {
  const problems = await linted(everywhere(text));
  const codes = new Set(problems.map(({ code }) => code));
  expect([...codes]).toEqual(unsafe.test(text) ? ["lint/no-unsafe-markdown"] : []);
  for (const { pointer, fix } of problems) for (const words of [pointer, fix]) expect(words).toMatch(/\S/);
});
