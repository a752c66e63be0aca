import { readdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { expect, it } from "vitest";
import type { ProblemTexting } from "../scripts/lib/problem-table.ts";

/** The tables of problems in scripts/, by the name that they are exported under. */
async function problemTables(): Promise<ReadonlyMap<string, ProblemTexting>> {
  const tables = new Map<string, ProblemTexting>();
  const files = await readdir("scripts", { recursive: true });
  for (const file of files.filter((path) => /(?:^|[/-])problems\.ts$/.test(path))) {
    const module = (await import(resolve(join("scripts", file)))) as Record<string, unknown>;
    for (const [name, exported] of Object.entries(module))
      if (name.endsWith("Problems") && typeof exported === "object")
        tables.set(name, exported as ProblemTexting);
  }
  return tables;
}

it("each key of a problem stands in one table", async () => {
  const tables = await problemTables();
  expect(tables.size).toBeGreaterThan(0);
  const places = new Map<string, string[]>();
  for (const [table, texts] of tables)
    for (const key of Object.keys(texts)) places.set(key, [...(places.get(key) ?? []), table]);
  expect([...places].filter(([, names]) => names.length > 1)).toEqual([]);
});
