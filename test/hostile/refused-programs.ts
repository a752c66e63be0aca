import { expect } from "vitest";
import type { ApiName } from "./apis.ts";
import { everywhere } from "./compare.ts";
import { linted } from "./generated.ts";

/** What a rule of the linter takes for a program in a description, which it refuses wherever it reads one. */
const unsafe = /<script|\son\w+=|\]\(\s*javascript:/;

/** The lint refuses a text in every place of these APIs if it is a program, and says where and how to mend it. */
export async function expectOnlyProgramsRefused(text: string, apis: readonly ApiName[]): Promise<void> {
  const found = await Promise.all(apis.map((name) => linted(everywhere(text), name)));
  const problems = found.flat();
  const codes = new Set(problems.map(({ code }) => code));
  expect([...codes]).toEqual(unsafe.test(text) ? ["lint/no-unsafe-markdown"] : []);
  for (const { pointer, fix } of problems) for (const words of [pointer, fix]) expect(words).toMatch(/\S/);
}
