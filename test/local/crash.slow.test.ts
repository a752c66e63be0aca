import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { openDatabase } from "../../scripts/local/database.ts";
import { filler } from "../../scripts/local/fill.ts";
import { tables } from "../../scripts/local/tables.ts";
import { ids, rename } from "./client.ts";
import { start } from "./command.ts";
import { credentialOf, keptIn, type Owned, owned, seedOf, useFolder } from "./many.ts";

const repository = fileURLToPath(new URL("../../", import.meta.url));
const integrations = owned(16);
const inFolder = useFolder(integrations);

interface Counted {
  /** The last number that was answered, and the last that was sent. */
  readonly answered: number;
  readonly sent: number;
}

/**
 * Renames each integration to 0, 1, 2, …, one after the other, at the server that `urlOf` names, until
 * it names none. Whoever answers must answer 200.
 */
function countAll(urlOf: (turn: number) => string | undefined, onAnswer: () => void): Promise<Counted[]> {
  return Promise.all(
    integrations.map(async (owner: Owned) => {
      let answered = -1;
      for (let turn = 0; ; turn++) {
        const url = urlOf(turn);
        if (!url) return { answered, sent: turn - 1 };
        const answer = await rename(url, String(turn), owner).catch(() => undefined);
        if (!answer) continue;
        expect(answer).toMatchObject({ status: 200, body: { name: String(turn) } });
        answered = turn;
        onAnswer();
      }
    }),
  );
}

/** The file must hold what was answered last, or what was sent after it and not answered any more. */
function expectKept(db: string, counted: readonly Counted[]): void {
  const lost = keptIn(db).filter(({ id, name, credential }, index) => {
    const { answered = 0, sent = 0 } = counted[index] ?? {};
    const isKept = answered === -1 || (Number(name) >= answered && Number(name) <= sent);
    return !isKept || credential !== credentialOf(id);
  });
  expect({ lost, counted }).toEqual({ lost: [], counted });
}

it("keeps every rename that was answered 200 when it is killed, and opens its file again", async () => {
  const db = inFolder("killed.db");
  const seed = ["--seed", inFolder("seed.json")];
  for (const [round, when] of [1, 40, 500].entries()) {
    const server = await start("--quiet", "--db", db, ...(round === 0 ? seed : []));
    let answers = 0;
    const urlOf = () => (answers < when ? server.url : undefined);
    const counted = await countAll(urlOf, () => {
      if (++answers === when) server.child.kill("SIGKILL");
    });
    await server.ended;
    expectKept(db, counted);
  }
});

it("is as if it had never been where it was killed while it made its file", async () => {
  const db = inFolder("early.db");
  const child = spawn(
    process.execPath,
    [
      "--import",
      "tsx",
      "--input-type=module",
      "-e",
      `import { openDatabase } from "./scripts/local/database.ts";
import { filler } from "./scripts/local/fill.ts";
import { defaultSeed } from "./scripts/local/seed.ts";
import { tables } from "./scripts/local/tables.ts";
openDatabase(process.argv[1], tables, (fresh) => {
  filler(fresh)(defaultSeed);
  process.kill(process.pid, "SIGKILL");
});`,
      db,
    ],
    { cwd: repository, stdio: "ignore" },
  );
  expect(await once(child, "exit")).toEqual([null, "SIGKILL"]);
  const { connection, isNew } = openDatabase(db, tables, (fresh) => filler(fresh)(seedOf(integrations)));
  connection.close();
  expect([isNew, keptIn(db).length]).toEqual([true, integrations.length]);
});

it("makes a new file once, however many processes start on it", async () => {
  const db = inFolder("race.db");
  const servers = await Promise.all(Array.from({ length: 4 }, () => start("--quiet", "--db", db)));
  for (const { url } of servers) expect((await rename(url, "x")).status).toBe(200);
  for (const { child } of servers) child.kill("SIGTERM");
  for (const { ended } of servers) expect(await ended).toMatchObject({ code: 0, stderr: "" });
  expect(keptIn(db).map(({ id }) => id)).toEqual([...Object.values(ids)].sort());
});

it("shares its file with another process, also when that one is killed", async () => {
  const db = inFolder("shared.db");
  openDatabase(db, tables, (fresh) => filler(fresh)(seedOf(integrations))).connection.close();
  const [one, two] = await Promise.all([start("--quiet", "--db", db), start("--quiet", "--db", db)]);
  let answers = 0;
  const urlOf = (turn: number) => {
    if (answers >= 2000) return undefined;
    return turn % 2 === 0 && answers < 1000 ? one.url : two.url;
  };
  const counted = await countAll(urlOf, () => {
    if (++answers === 1000) one.child.kill("SIGKILL");
  });
  two.child.kill("SIGTERM");
  expect(await two.ended).toMatchObject({ code: 0, stderr: "" });
  expectKept(db, counted);
});
