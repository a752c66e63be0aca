import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { openDatabase } from "../../scripts/local/database.ts";
import { filler } from "../../scripts/local/fill.ts";
import { tables } from "../../scripts/local/tables.ts";
import { start } from "./command.ts";
import { dataOf, keptIn, noteOf, type Owned, owned, useFolder } from "./many.ts";
import { ids, rename, source } from "./sink.ts";

const repository = fileURLToPath(new URL("../../", import.meta.url));
const owners = owned(16);
const inFolder = useFolder(owners);

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
    owners.map(async (owner: Owned) => {
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
  const lost = keptIn(db).filter(({ id, name, note }, index) => {
    const { answered = 0, sent = 0 } = counted[index] ?? {};
    const isKept = answered === -1 || (Number(name) >= answered && Number(name) <= sent);
    return !isKept || note !== noteOf(id);
  });
  expect({ lost, counted }).toEqual({ lost: [], counted });
}

it("keeps every rename that was answered 200 when it is killed, and opens its file again", async () => {
  const db = inFolder("killed.db");
  const seed = ["--data", inFolder("data.json")];
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
import { localSource } from "./scripts/local/app.ts";
import { loadContract } from "./scripts/contract/load.ts";
const { contract } = await loadContract("test/fixtures/kitchen-sink/index.ts");
import { tables } from "./scripts/local/tables.ts";
openDatabase(process.argv[1], tables, (fresh) => {
  filler(fresh, localSource(contract))({ organizations: [] });
  process.kill(process.pid, "SIGKILL");
});`,
      db,
    ],
    { cwd: repository, stdio: "ignore" },
  );
  expect(await once(child, "exit")).toEqual([null, "SIGKILL"]);
  const { connection, isNew } = openDatabase(db, tables, (fresh) => filler(fresh, source)(dataOf(owners)));
  connection.close();
  expect([isNew, keptIn(db).length]).toEqual([true, owners.length]);
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
  openDatabase(db, tables, (fresh) => filler(fresh, source)(dataOf(owners))).connection.close();
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
