import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "libsql";
import { afterAll, beforeAll } from "vitest";
import type { LocalData } from "../../scripts/contract/local.ts";
import { apple } from "../fixtures/kitchen-sink/items/schemas.ts";

/** An item and the key of its organization. */
export interface Owned {
  readonly id: string;
  readonly key: string;
}

const keys = ["many_first_1", "many_second_2"] as const;

/** Items that belong to two organizations by turns. */
export function owned(count: number): Owned[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `0b6e2f0e-3f4c-4c39-9f0e-${String(index).padStart(12, "0")}`,
    key: keys[index % 2] ?? "",
  }));
}

/** Data with these items, each with a note of its own. */
export function dataOf(items: readonly Owned[]): LocalData {
  return {
    organizations: keys.map((key) => ({
      name: `Organization of ${key}`,
      keys: [key],
      objects: {
        item: items
          .filter((one) => one.key === key)
          .map(({ id }) => ({ ...apple, id, name: `new ${id}`, note: noteOf(id) })),
      },
    })),
  };
}

export function noteOf(id: string): string {
  return `note of ${id}`;
}

/** A folder for the databases of a test file, and the data of its items in it. */
export function useFolder(items: readonly Owned[]) {
  let folder = "";
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "local-"));
    await writeFile(join(folder, "data.json"), JSON.stringify(dataOf(items)));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));
  return (name: string) => join(folder, name);
}

export interface Kept {
  readonly id: string;
  readonly name: string;
  readonly note: string | null;
}

/** The items that a database file holds, after SQLite has found nothing wrong with it. */
export function keptIn(file: string): Kept[] {
  const connection = new Database(file);
  const fault = connection.prepare("PRAGMA integrity_check").get() as { integrity_check: string };
  if (fault.integrity_check !== "ok") throw new Error(fault.integrity_check);
  const rows = connection.prepare("SELECT fields FROM objects ORDER BY key").all() as { fields: string }[];
  connection.close();
  return rows.map(({ fields }) => {
    const { id, name, note } = JSON.parse(fields) as Kept;
    return { id, name, note };
  });
}
