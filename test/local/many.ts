import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "libsql";
import { afterAll, beforeAll } from "vitest";
import type { Seed } from "../../scripts/local/seed.ts";

/** An integration and the key of its organization. */
export interface Owned {
  readonly id: string;
  readonly key: string;
}

const keys = ["nr_many_first_1", "nr_many_second_2"] as const;

/** Integrations that belong to two organizations by turns. */
export function owned(count: number): Owned[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `ai_01KFRX8K1CKQGCV2W5J9${String(index).padStart(6, "0")}`,
    key: keys[index % 2] ?? "",
  }));
}

/** A seed with these integrations, each with a credential of its own. */
export function seedOf(integrations: readonly Owned[]): Seed {
  const created = "2026-02-20T14:00:00.000Z";
  return {
    organizations: keys.map((key) => ({
      name: `Organization of ${key}`,
      keys: [key],
      integrations: integrations
        .filter((one) => one.key === key)
        .map(({ id }) => ({
          id,
          type: "anthropic",
          name: "new",
          created_at: created,
          updated_at: created,
          credential: credentialOf(id),
        })),
    })),
  };
}

export function credentialOf(id: string): string {
  return `sk-ant-${id}`;
}

/** A folder for the databases of a test file, and the seed of its integrations in it. */
export function useFolder(integrations: readonly Owned[]) {
  let folder = "";
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "local-"));
    await writeFile(join(folder, "seed.json"), JSON.stringify(seedOf(integrations)));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));
  return (name: string) => join(folder, name);
}

export interface Kept {
  readonly id: string;
  readonly name: string;
  readonly credential: string;
}

/** What a database file holds, after SQLite has found nothing wrong with it. */
export function keptIn(file: string): Kept[] {
  const connection = new Database(file);
  const fault = connection.prepare("PRAGMA integrity_check").get() as { integrity_check: string };
  if (fault.integrity_check !== "ok") throw new Error(fault.integrity_check);
  const rows = connection
    .prepare("SELECT id, name, credential FROM llm_integrations ORDER BY id")
    .all() as Kept[];
  connection.close();
  return rows.map((row) => ({ ...row, name: JSON.parse(row.name) as string }));
}
