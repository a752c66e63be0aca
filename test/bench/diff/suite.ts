import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { JsonSchema } from "../../../scripts/lib/json-schema.ts";

/** A schema of the JSON Schema Test Suite, and instances with their verdicts. */
export interface Group {
  readonly description: string;
  readonly schema: JsonSchema;
  readonly tests: readonly {
    readonly description: string;
    readonly data: unknown;
    readonly valid: boolean;
  }[];
}

/** The groups of each file; `undefined` where the folder is absent. */
export async function readSuite(folder: string): Promise<ReadonlyMap<string, readonly Group[]> | undefined> {
  const names = await readdir(folder).catch(() => undefined);
  if (!names) return undefined;
  const files = new Map<string, readonly Group[]>();
  for (const name of names.filter((one) => one.endsWith(".json")).sort())
    files.set(name, JSON.parse(await readFile(join(folder, name), "utf8")) as Group[]);
  return files;
}
