import { expect, it } from "vitest";
import { apiNames } from "./apis.ts";
import { everywhere, expectSameShape } from "./compare.ts";
import { linted, proved } from "./generated.ts";
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
  const found = await Promise.all(apiNames.map((name) => linted(everywhere(text), name)));
  const problems = found.flat();
  const codes = new Set(problems.map(({ code }) => code));
  expect([...codes]).toEqual(unsafe.test(text) ? ["lint/no-unsafe-markdown"] : []);
  for (const { pointer, fix } of problems) for (const words of [pointer, fix]) expect(words).toMatch(/\S/);
});

it("the document is proved with hostile texts and names", async () => {
  const name = hostileTexts.filter((text) => !/[\n\r\u2028\u2029]/.test(text) && text.length < 40).join(" ");
  const names = ["name:property", "name:query", "name:key", "name:example"];
  const named = Object.fromEntries(names.map((place) => [place, name]));
  for (const api of apiNames) expect(await proved({ ...everywhere(name), ...named }, api)).toEqual([]);
});
