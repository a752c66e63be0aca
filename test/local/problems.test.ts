import { copyFile, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "libsql";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDatabase } from "../../scripts/local/database.ts";
import { readSeed } from "../../scripts/local/read-seed.ts";
import { defaultSeed } from "../../scripts/local/seed.ts";
import { serveLocal } from "../../scripts/local/serve.ts";
import { tables } from "../../scripts/local/tables.ts";
import { ProblemError } from "../../scripts/problem.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "local-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The problems that some work throws, as `code: message`, without the folder. */
async function problemsOf(work: () => unknown): Promise<string[]> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return error.problems.map(({ code, message, pointer = "" }) =>
      `${code} ${pointer} ${message}`.replaceAll(folder, ""),
    );
  }
  return [];
}

function database(name: string, sql: string): string {
  const file = join(folder, name);
  const connection = new Database(file);
  connection.exec(sql);
  connection.close();
  return file;
}

describe("a database", () => {
  it.each<[what: string, file: () => string | Promise<string>, problems: (string | RegExp)[]]>([
    ["that is a folder", () => folder, [/^database-unreadable {2}The database can't be opened: EISDIR/]],
    ["in a folder that is not there", () => join(folder, "none/x.db"), [/ENOENT/]],
    [
      "that is a text",
      async () => {
        await writeFile(join(folder, "text.db"), "x".repeat(5000));
        return join(folder, "text.db");
      },
      ["database-unreadable  The file is not a database, or its first bytes are damaged."],
    ],
    [
      "of a later version",
      () => {
        openDatabase(join(folder, "later.db"), tables, () => {}).connection.close();
        return database("later.db", "PRAGMA user_version = 9");
      },
      ["database-of-another-version  The database has tables of version 9; this server knows version 1."],
    ],
  ])("%s is refused", async (_, file, problems) => {
    const db = await file();
    const found = await problemsOf(() => openDatabase(db, tables, () => {}));
    expect(found).toEqual(
      problems.map((one) => (typeof one === "string" ? one : expect.stringMatching(one))),
    );
  });

  const foreign: readonly [what: string, sql: string][] = [
    ["with tables", "CREATE TABLE t (a); INSERT INTO t VALUES (1)"],
    ["with tables and a log", "PRAGMA journal_mode = WAL; CREATE TABLE t (a)"],
    ["of larger pages", "PRAGMA page_size = 65536; CREATE TABLE t (a)"],
    ["with a mark and nothing else", "PRAGMA application_id = 7"],
    ["with a version and nothing else", "PRAGMA user_version = 7"],
  ];
  it.each(foreign)("of another program, %s, is refused and stays as it was", async (what, sql) => {
    const file = database(`${what}.db`, sql);
    await expectRefusedAsItWas(file);
  });

  it("of another program that was killed, all of it in its log, is refused and stays as it was", async () => {
    const file = join(folder, "alive.db");
    const connection = new Database(file);
    connection.exec("PRAGMA journal_mode = WAL; PRAGMA application_id = 7; CREATE TABLE t (a)");
    const killed = join(folder, "killed.db");
    for (const end of ["", "-wal"]) await copyFile(file + end, killed + end);
    connection.close();
    await expectRefusedAsItWas(killed);
  });

  async function expectRefusedAsItWas(file: string) {
    const before = await bytesOf(file);
    expect(await problemsOf(() => openDatabase(file, tables, () => {}))).toEqual([
      "database-of-another-program  The file is a database, but not one of the local server.",
    ]);
    expect(await bytesOf(file)).toEqual(before);
  }

  /** What is in the file and beside it. */
  async function bytesOf(file: string): Promise<Record<string, string>> {
    const names = (await readdir(folder)).filter((name) => join(folder, name).startsWith(file));
    const texts = names.map(async (name) => [name, await readFile(join(folder, name), "latin1")]);
    return Object.fromEntries(await Promise.all(texts));
  }

  it.each<[what: string, damage: (bytes: Buffer) => Buffer]>([
    ["in the middle", (bytes) => bytes.fill(7, 5000, 9000)],
    ["at its end", (bytes) => bytes.subarray(0, bytes.length - 4096)],
    ["in its list of tables", (bytes) => bytes.fill(255, 110, 120)],
  ])("that is damaged %s is told as such", async (what, damage) => {
    const file = join(folder, `damaged ${what}.db`);
    const whole = join(folder, `whole ${what}.db`);
    const { connection } = openDatabase(whole, tables, () => {});
    connection.exec("PRAGMA wal_checkpoint(TRUNCATE)");
    await writeFile(file, damage(await readFile(whole)));
    connection.close();
    expect(await problemsOf(() => openDatabase(file, tables, () => {}))).toEqual([
      expect.stringMatching(/^database-damaged {2}The database is damaged: /),
    ]);
  });

  it("without anything in it is taken", () => {
    const file = database("empty.db", "PRAGMA journal_mode = WAL; CREATE TABLE t (a); DROP TABLE t; VACUUM");
    const { connection, isNew } = openDatabase(file, tables, () => {});
    connection.close();
    expect(isNew).toBe(true);
  });

  it("that holds data takes no seed", async () => {
    const db = join(folder, "filled.db");
    openDatabase(db, tables, () => {}).connection.close();
    expect(await problemsOf(() => serveLocal({ port: 0, host: "127.0.0.1", db, seed: defaultSeed }))).toEqual(
      ["database-already-filled  The seed is for new databases, and this one holds data."],
    );
  });
});

describe("an address", () => {
  it("that is not this machine's is refused", async () => {
    const found = await problemsOf(() => serveLocal({ port: 0, host: "192.0.2.1" }));
    expect(found).toEqual([expect.stringMatching(/^address-unusable {2}The server can't listen/)]);
  });
});

describe("a seed", () => {
  const [own] = defaultSeed.organizations;
  it.each<[what: string, text: string, problems: (string | RegExp)[]]>([
    ["without text", "", [/^seed-no-json {2}The seed is no JSON: /]],
    [
      "without organizations",
      '{"organizations":[]}',
      [/^seed-invalid \/organizations The seed is not valid: /],
    ],
    [
      "with a bad key, id and credential",
      JSON.stringify({
        organizations: [
          {
            name: "x",
            keys: ["secret"],
            integrations: [{ ...own?.integrations[0], id: "x", credential: "" }],
          },
        ],
      }),
      [
        "seed-invalid /organizations/0/keys/0 The seed is not valid: expected `nr_` and at least 8 characters.",
        /^seed-invalid \/organizations\/0\/integrations\/0\/id The seed is not valid: /,
        /^seed-invalid \/organizations\/0\/integrations\/0\/credential The seed is not valid: /,
      ],
    ],
    [
      "with one organization twice",
      JSON.stringify({ organizations: [own, own] }),
      [
        "seed-invalid /organizations The seed is not valid: expected each key once.",
        "seed-invalid /organizations The seed is not valid: expected each id once.",
      ],
    ],
  ])("%s is refused", async (_, text, problems) => {
    const file = join(folder, "seed.json");
    await writeFile(file, text);
    const found = await problemsOf(() => readSeed(file));
    expect(found).toEqual(
      problems.map((one) => (typeof one === "string" ? one : expect.stringMatching(one))),
    );
  });

  it("that is not there is refused", async () => {
    expect(await problemsOf(() => readSeed(join(folder, "none.json")))).toEqual([
      expect.stringMatching(/^seed-unreadable {2}The seed can't be read: ENOENT/),
    ]);
  });

  it("like the default one is taken", async () => {
    const file = join(folder, "good.json");
    await writeFile(file, JSON.stringify(defaultSeed));
    expect(await readSeed(file)).toEqual(defaultSeed);
  });
});
