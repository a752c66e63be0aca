import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { problemTables } from "./problem-tables.ts";

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
