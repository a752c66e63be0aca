import { readdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { ProblemTexting } from "../scripts/lib/problem-table.ts";

/** The tables of problems in modules of scripts/, by the name that they are exported under. */
export async function problemTables(modules: RegExp): Promise<ReadonlyMap<string, ProblemTexting>> {
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
