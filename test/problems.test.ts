import { readdir, readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { expect, it } from "vitest";
import type { ProblemTexting } from "../scripts/lib/problem-table.ts";

/** The tables of problems in modules of scripts/, by the name that they are exported under. */
async function problemTables(modules: RegExp): Promise<ReadonlyMap<string, ProblemTexting>> {
  const tables = new Map<string, ProblemTexting>();
  const files = await readdir("scripts", { recursive: true });
  for (const file of files.filter((path) => modules.test(path))) {
    const module = (await import(resolve(join("scripts", file)))) as Record<string, unknown>;
    for (const [name, exported] of Object.entries(module))
      if (name.endsWith("Problems") && typeof exported === "object")
        tables.set(name, exported as ProblemTexting);
  }
  return tables;
}

const whole = /(?:^|[/-])problems\.ts$/;
const parts = /(?:^|[/-])problems(?:\/[\w-]+)?\.ts$/;

it("each key of a problem stands in one table", async () => {
  const tables = await problemTables(whole);
  expect(tables.size).toBeGreaterThan(0);
  const places = new Map<string, string[]>();
  for (const [table, texts] of tables)
    for (const key of Object.keys(texts)) places.set(key, [...(places.get(key) ?? []), table]);
  expect([...places].filter(([, names]) => names.length > 1)).toEqual([]);
});

it("a test provokes each key of each table", async () => {
  const tests = (await readdir("test", { recursive: true })).filter((path) => path.endsWith(".test.ts"));
  const texts = await Promise.all(tests.map((path) => readFile(join("test", path), "utf8")));
  const holding = texts.filter((text) => text.includes("holdProblems(")).join("\n");
  const held = [...(await problemTables(parts))].filter(([table]) =>
    new RegExp(`\\b${table}\\b`).test(holding),
  );
  const heldKeys = new Set(held.flatMap(([, texts]) => Object.keys(texts)));
  const keys = [...(await problemTables(whole)).values()].flatMap((texts) => Object.keys(texts));
  expect(keys.filter((key) => !heldKeys.has(key))).toEqual([]);
});
