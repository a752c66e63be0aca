import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { type Problem, ProblemError } from "../scripts/lib/problem.ts";
import type { ProblemTexting } from "../scripts/lib/problem-table.ts";

/** A key of a table, work that makes the problem, and all that it says. */
export type Provoked = readonly [
  key: string,
  work: () => unknown,
  wanted: Omit<Problem, "code"> | (() => Omit<Problem, "code">),
];

interface OtherKeys {
  /** The test that compares message and fix of a key, where that is not a row. */
  readonly elsewhere?: Readonly<Record<string, string>>;
  /** Why nothing can provoke a key. */
  readonly notProvoked?: Readonly<Record<string, string>>;
}

const name = "[a-z0-9]+(?:-[a-z0-9]+)*";
const key = new RegExp(`^${name}(?::${name})?$`);

/** Holds a table of problems in `folder`: its form, and that each of its keys is used and provoked. */
export function holdProblems(
  folder: string,
  texts: ProblemTexting,
  rows: readonly Provoked[],
  { elsewhere = {}, notProvoked = {} }: OtherKeys = {},
): void {
  const keys = Object.keys(texts);

  it("is sorted, each text a whole sentence", () => {
    expect(keys).toEqual([...keys].sort());
    for (const one of keys) expect(one).toMatch(key);
    for (const { message, fix } of Object.values(texts))
      for (const text of [message, fix]) expect(text).toMatch(/\.$/);
  });

  it("is used whole", async () => {
    const files = (await readdir(folder, { recursive: true })).filter((path) => path.endsWith(".ts"));
    const sources = await Promise.all(files.map((path) => readFile(join(folder, path), "utf8")));
    // In the table a colon stands behind it.
    const used = sources.join("\n");
    expect(keys.filter((one) => !new RegExp(`"${one}"(?!:)`).test(used))).toEqual([]);
  });

  it("is provoked whole", () => {
    const tried = [...rows.map(([one]) => one), ...Object.keys(elsewhere), ...Object.keys(notProvoked)];
    expect([...tried].sort()).toEqual([...keys].sort());
  });

  it.each(rows)("%s", async (one, work, wanted) => {
    const [code = ""] = one.split(":");
    expect(await problemsOf(work)).toEqual([{ code, ...(typeof wanted === "function" ? wanted() : wanted) }]);
  });

  it.each(Object.entries(elsewhere))("%s is told in %s", async (one, path) => {
    const test = (await readFile(path, "utf8")).replaceAll("\\", "");
    const { message = "", fix = "" } = texts[one] ?? {};
    for (const part of [message, fix].flatMap((text) => text.split(/\{[A-Za-z]+\}/)))
      expect(test).toContain(part);
  });
}

/** The problems that some work throws or gives. */
async function problemsOf(work: () => unknown): Promise<unknown> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ProblemError) return error.problems;
    throw error;
  }
}
