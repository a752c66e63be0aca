import { execFile } from "node:child_process";
import { copyFile, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import Database from "libsql";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { noPages } from "../../scripts/contract/written-pages.ts";
import { ProblemError } from "../../scripts/lib/problem.ts";
import { localSource } from "../../scripts/local/app.ts";
import { openDatabase } from "../../scripts/local/database.ts";
import { damaged, unusable } from "../../scripts/local/database-problems.ts";
import { withHooks } from "../../scripts/local/hooks.ts";
import { localProblems } from "../../scripts/local/problems.ts";
import { readData } from "../../scripts/local/read-data.ts";
import { tables } from "../../scripts/local/tables.ts";
import { apple } from "../fixtures/kitchen-sink/items/schemas.ts";
import { holdProblems } from "../provoked.ts";
import { dataOf, resources, serveSink, sink } from "./sink.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "local-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The problems that some work throws, as `code pointer message Fix: fix`, without the folder. */
async function problemsOf(work: () => unknown): Promise<string[]> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return error.problems.map(({ code, message, pointer = "", fix }) =>
      `${code} ${pointer} ${message} Fix: ${fix}`.replaceAll(folder, ""),
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
    [
      "that is a pipe",
      async () => {
        await promisify(execFile)("mkfifo", [join(folder, "pipe")]);
        return join(folder, "pipe");
      },
      [/^database-unreadable {2}The database can't be opened: it is a pipe/],
    ],
    ["in a folder that is not there", () => join(folder, "none/x.db"), [/ENOENT/]],
    [
      "that is a text",
      async () => {
        await writeFile(join(folder, "text.db"), "x".repeat(5000));
        return join(folder, "text.db");
      },
      [
        "database-unreadable  The file is not a database, or its first bytes are damaged. Fix: Name another file, or one that does not exist yet.",
      ],
    ],
    [
      "of a later version",
      () => {
        openDatabase(join(folder, "later.db"), tables, () => {}).connection.close();
        return database("later.db", "PRAGMA user_version = 9");
      },
      [
        `database-of-another-version  The database has tables of version 9; this server knows version ${tables.version}. Fix: Delete the file, or name another one.`,
      ],
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
      "database-of-another-program  The file is a database, but not one of the local server. Fix: Name another file.",
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

  it.each([
    ["SQLITE_FULL", "database or disk is full", "Make room on the disk, or name a file on another one."],
    ["SQLITE_IOERR_WRITE", "disk I/O error", "Make room on the disk, or name a file on another one."],
    ["ENOSPC", "no space left on device", "Make room on the disk, or name a file on another one."],
    [
      "SQLITE_CANTOPEN",
      "unable to open database file",
      "Name a file that this user may read and write, or one that does not exist yet.",
    ],
  ])("that fails with %s is told with its way out", (code, message, fix) => {
    const { problems } = unusable("x.db", Object.assign(new Error(message), { code }));
    expect(problems).toEqual([
      {
        code: "database-unreadable",
        message: `The database can't be opened: ${message}.`,
        file: "x.db",
        fix,
      },
    ]);
  });

  it("without anything in it is taken", () => {
    const file = database("empty.db", "PRAGMA journal_mode = WAL; CREATE TABLE t (a); DROP TABLE t; VACUUM");
    const { connection, isNew } = openDatabase(file, tables, () => {});
    connection.close();
    expect(isNew).toBe(true);
  });

  it("that holds data takes no other", async () => {
    const db = join(folder, "filled.db");
    await (await serveSink({ db })).close();
    expect(await problemsOf(() => serveSink({ db, data: dataOf() }))).toEqual([
      "database-already-filled  The data is for new databases, and this one holds some. Fix: Leave out `--data`, replace what the database holds with `--reset`, or name a file that does not exist yet.",
    ]);
    const server = await serveSink({ db, data: dataOf(), reset: true });
    expect(server.sample.key).toBe("mine_12345");
    await server.close();
  });

  it("of another contract is refused, until it is emptied", async () => {
    const db = join(folder, "contract.db");
    await (await serveSink({ db })).close();
    const other = localSource({ ...sink, api: { ...sink.api, title: "Other API" } });
    expect(await problemsOf(() => serveSink({ db }, other))).toEqual([
      "database-of-another-contract  The database holds the objects of `Kitchen Sink API`, not of `Other API`. Fix: Empty it and fill it anew with `--reset`, or name another file.",
    ]);
    await (await serveSink({ db, reset: true }, other)).close();
    await (await serveSink({ db }, other)).close();
  });

  it("of another version of the contract is refused where an object does not fit any more", async () => {
    const db = join(folder, "version.db");
    await (await serveSink({ db })).close();
    const bare = { operations: [], api: { ...sink.api, operations: [], version: "3.0.0" } };
    expect(await problemsOf(() => serveSink({ db }, localSource(bare)))).toEqual([
      "database-of-another-version /item The database was made by version 2.3.4 of the contract, and the contract has no resource `item` now. Fix: Empty it and fill it anew with `--reset`, or name another file.",
      expect.stringContaining("no resource `item` now"),
    ]);
    const same = localSource({ ...sink, api: { ...sink.api, version: "2.4.0" } });
    await (await serveSink({ db }, same)).close();
  });
});

describe("an address", () => {
  it("that is not this machine's is refused", async () => {
    expect(await problemsOf(() => serveSink({ host: "192.0.2.1" }))).toEqual([
      expect.stringMatching(/^address-unusable {2}The server can't listen/),
    ]);
  });
});

describe("data", () => {
  const [mine] = dataOf().organizations;
  it.each<[what: string, text: string, problems: (string | RegExp)[]]>([
    ["without text", "", [/^data-not-json {2}The data is not JSON: /]],
    [
      "without organizations",
      '{"organizations":[]}',
      [/^data-invalid \/organizations The data is not valid: /],
    ],
    [
      "with a bad key",
      JSON.stringify({ organizations: [{ ...mine, keys: ["secret"] }] }),
      [
        "data-invalid /organizations/0/keys/0 The data is not valid: expected at least 8 visible ASCII characters. Fix: `docs/local-server.md` shows the form of the data; each object is as the API's answers show it.",
      ],
    ],
    [
      "with an object that the API can't show",
      JSON.stringify(dataOf({ id: "x" })),
      [/^data-invalid \/organizations\/0\/objects\/item\/0\/id The data is not valid: /],
    ],
    [
      "with objects of no resource",
      JSON.stringify({ organizations: [{ ...mine, objects: { thing: [{}] } }] }),
      [
        "data-invalid /organizations/0/objects/thing The data is not valid: expected a resource of the contract's laws (`item`). Fix: Correct the name, or leave out its objects.",
      ],
    ],
    [
      "with one object twice",
      JSON.stringify({
        organizations: [{ ...mine, objects: { item: [apple, { ...apple, name: "Pear" }] } }],
      }),
      [
        "data-invalid /organizations/0/objects/item/1 The data is not valid: expected each `id` once. Fix: Change the `id` of one of the objects, or remove it.",
      ],
    ],
    [
      "with one unique value twice",
      JSON.stringify({
        organizations: [
          {
            ...mine,
            objects: {
              item: [apple, { ...apple, id: "0b6e2f0e-3f4c-4c39-9f0e-0d5ad3a7a1c5" }],
            },
          },
        ],
      }),
      [
        "data-invalid /organizations/0/objects/item/1/name The data is not valid: expected each `name` once: it is unique. Fix: Change the `name` of one of the objects.",
      ],
    ],
    [
      "under a path parameter that nothing has",
      JSON.stringify({ organizations: [{ ...mine, objects: { item: [{ ...apple, $path: { shop: 1 } }] } }] }),
      [
        "data-invalid /organizations/0/objects/item/0/$path/shop The data is not valid: expected a path parameter that an object stands under (there is none). Fix: Correct the name, or leave it out.",
      ],
    ],
    [
      "with one key twice",
      JSON.stringify({ organizations: [mine, mine] }),
      [
        "data-invalid /organizations/1/keys/0 The data is not valid: expected each key once. Fix: Give each organization keys of its own.",
      ],
    ],
  ])("%s is refused", async (_, text, problems) => {
    const file = join(folder, "data.json");
    await writeFile(file, text);
    const found = await problemsOf(() => readData(file, resources));
    expect(found).toEqual(
      problems.map((one) => (typeof one === "string" ? one : expect.stringMatching(one))),
    );
  });

  it("that are not there are refused", async () => {
    expect(await problemsOf(() => readData(join(folder, "none.json"), resources))).toEqual([
      expect.stringMatching(/^data-unreadable {2}The data can't be read: ENOENT/),
    ]);
  });

  it("that are right are taken", async () => {
    const file = join(folder, "good.json");
    await writeFile(file, JSON.stringify(dataOf()));
    expect(await readData(file, resources)).toEqual(dataOf());
  });
});

describe("hooks", () => {
  const head = `import { defineLocal } from "${new URL("../../scripts/contract/index.ts", import.meta.url).pathname}";\n`;
  it.each<[what: string, text: string, problems: (string | RegExp)[]]>([
    ["that do not parse", "export default {", [/^spec-does-not-parse /]],
    [
      "that throw",
      "throw new Error('no');",
      [
        /^hooks-throw {2}The hooks throw while they load: no\. Fix: Correct the code there; `--verbose` shows the whole stack\.$/,
      ],
    ],
    ["without a default export", "export const hooks = {};", [/^spec-without-default-export /]],
    [
      "of no operation",
      "export default defineLocal({ operations: { renameItem: () => ({ status: 404 }) } });",
      [
        "hook-without-operation operations/renameItem There is a hook for `renameItem`, which is not an operation of the contract. Fix: Remove it, or name an operation by its `operationId`.",
      ],
    ],
    [
      "that are no functions",
      "export default { operations: { getItem: 404 } };",
      [
        "hooks-invalid operations/getItem The hook of `getItem` is not a function. Fix: Write a function that returns the operation's result.",
      ],
    ],
    [
      "that are a list",
      "export default [];",
      [
        "hooks-invalid  The default export is not an object. Fix: Write `export default defineLocal({ operations: { … }, data: { … } })`; both may be left out.",
      ],
    ],
    ["that are null", "export default null;", [/^hooks-invalid {2}The default export is not an object/]],
    [
      "whose operations are none",
      "export default { operations: 5 };",
      [
        "hooks-invalid operations `operations` is not an object. Fix: Write `export default defineLocal({ operations: { … }, data: { … } })`; both may be left out.",
      ],
    ],
    [
      "with a word that is not known",
      "export default { operation: {} };",
      [
        "hooks-invalid operation The default export has `operation`; it may have `operations` and `data`. Fix: Write `export default defineLocal({ operations: { … }, data: { … } })`; both may be left out.",
      ],
    ],
    [
      "that import what is not there",
      'import x from "./nothing.ts"; export default x;',
      [/^spec-import-missing /],
    ],
    [
      "with data that are not valid",
      'export default { data: { organizations: [{ name: "x", keys: [], objects: { item: [{}] } }] } };',
      [/^data-invalid \/organizations\/0\/objects\/item\/0/],
    ],
  ])("%s are refused", async (_, text, problems) => {
    await writeFile(join(folder, "local.ts"), head + text);
    const found = await problemsOf(() =>
      withHooks({ contract: sink, specPath: join(folder, "index.ts"), inputs: [], written: noPages }),
    );
    expect(found).toEqual(
      problems.map((one) => (typeof one === "string" ? one : expect.stringMatching(one))),
    );
  });
});

describe("the table", () => {
  let taken = 0;
  const form =
    "`docs/local-server.md` shows the form of the data; each object is as the API's answers show it.";
  const file = () => join(folder, "table.json");
  const address = "Choose another one with `--port` and `--host`; `--port 0` takes any that is free.";
  const here = "test/local/problems.test.ts";
  holdProblems(
    "scripts/local",
    localProblems,
    [
      [
        "address-unusable",
        () => serveSink({ host: "192.0.2.1" }),
        {
          message:
            "The server can't listen on port 0 of `192.0.2.1`: listen EADDRNOTAVAIL: address not available 192.0.2.1.",
          fix: address,
        },
      ],
      [
        "data-invalid",
        async () => {
          await writeFile(file(), '{"organizations":5}');
          return readData(file(), resources);
        },
        () => ({
          message: "The data is not valid: Invalid input: expected array, received number.",
          pointer: "/organizations",
          file: file(),
          fix: form,
        }),
      ],
      [
        "data-not-json",
        async () => {
          await writeFile(file(), "");
          return readData(file(), resources);
        },
        () => ({
          message: "The data is not JSON: Unexpected end of JSON input.",
          file: file(),
          fix: "See `docs/local-server.md` for the form of a data file.",
        }),
      ],
      [
        "data-unreadable",
        () => readData(join(folder, "none.json"), resources),
        () => ({
          message: `The data can't be read: ENOENT: no such file or directory, open '${join(folder, "none.json")}'.`,
          file: join(folder, "none.json"),
          fix: "Name a file that exists and that you may read with `--data`.",
        }),
      ],
      [
        "database-damaged",
        () => damaged("x.db", "*** in database main ***\nPage 2 is never used").problems,
        {
          message: "The database is damaged: Page 2 is never used.",
          file: "x.db",
          fix: "Put a copy in its place, or delete it with the `-wal` and `-shm` files beside it; or name another file.",
        },
      ],
      [
        "database-of-another-version:more",
        async () => {
          const many = Array.from({ length: 7 }, (_, index) => ({
            ...apple,
            id: apple.id.replace(/.$/, String(index)),
            name: `Apple ${index}`,
          }));
          const db = join(folder, "many.db");
          const data = { organizations: [{ name: "Mine", keys: ["mine_12345"], objects: { item: many } }] };
          await (await serveSink({ db, data })).close();
          const bare = localSource({ operations: [], api: { ...sink.api, operations: [] } });
          return serveSink({ db }, bare).catch(({ problems }: ProblemError) => problems.slice(5));
        },
        () => ({
          message: "The database holds 2 objects more that this version of the contract can't show.",
          file: join(folder, "many.db"),
          fix: "Empty it and fill it anew with `--reset`, or name another file.",
        }),
      ],
      [
        "database-of-another-version:object",
        async () => {
          const db = join(folder, "misfit.db");
          await (await serveSink({ db, data: dataOf() })).close();
          database("misfit.db", "UPDATE objects SET fields = json_set(fields, '$.quantity', 'few')");
          return serveSink({ db });
        },
        () => ({
          message:
            "The database was made by version 2.3.4 of the contract, and an object of `item` does not fit its schema now: Invalid input: expected number, received string.",
          pointer: "/item/quantity",
          file: join(folder, "misfit.db"),
          fix: "Empty it and fill it anew with `--reset`, or name another file.",
        }),
      ],
      [
        "port-in-use",
        async () => {
          const { port, close } = await serveSink();
          taken = port;
          return serveSink({ port }).finally(close);
        },
        () => ({ message: `Port ${taken} of \`127.0.0.1\` is in use.`, fix: address }),
      ],
    ],
    {
      elsewhere: Object.fromEntries(
        [
          ...["data-invalid:key-twice", "data-invalid:object-twice", "data-invalid:path-parameter"],
          ...["data-invalid:unknown-resource", "data-invalid:value-twice", "database-already-filled"],
          ...["database-of-another-contract", "database-of-another-program"],
          ...["database-of-another-version:resource", "database-of-another-version:tables"],
          ...["database-unreadable", "database-unreadable:disk-full", "database-unreadable:not-a-database"],
          ...["hook-without-operation", "hooks-invalid:hook", "hooks-invalid:not-an-object"],
          ...["hooks-invalid:operations", "hooks-invalid:unknown-field", "hooks-throw"],
        ].map((key) => [key, here]),
      ),
    },
  );
});
