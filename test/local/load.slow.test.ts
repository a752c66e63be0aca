import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { expect, it } from "vitest";
import { collect } from "../collect.ts";
import { start } from "./command.ts";
import { keptIn, noteOf, owned, useFolder } from "./many.ts";
import { createSink, items, rename } from "./sink.ts";
import { createWorkshop } from "./workshop.ts";

/** What the process holds, without what is only not collected yet, of which there is more or less at any moment. */
function megabytes(): number {
  collect();
  return process.memoryUsage.rss() / 1_000_000;
}

const owners = owned(100);
const inFolder = useFolder(owners);

it("answers 10,000 renames of two organizations, 100 at once: none fails, strays or is lost", async () => {
  const db = inFolder("load.db");
  const server = await start("--quiet", "--db", db, "--data", inFolder("data.json"));
  const before = new Map<string, string>();
  const wrong: unknown[] = [];
  await Promise.all(
    owners.map(async ({ id, key }, index) => {
      for (let round = 0; round < 100; round++) {
        // Every tenth wants what belongs to the other organization.
        const other = owners[(index + 1) % owners.length];
        const isForeign = round % 10 === 9;
        const name = isForeign ? "stolen" : `${id} ${round}`;
        const { status, body } = await rename(server.url, name, { id: isForeign ? other?.id : id, key });
        const right = isForeign
          ? status === 404 && body["message"] === "item not found"
          : status === 200 && body["id"] === id && body["name"] === name;
        // Its own clock never goes back.
        if (!right || (body["updated_at"] ?? "~") < (before.get(id) ?? "")) wrong.push({ status, body });
        if (!isForeign) before.set(id, body["updated_at"] ?? "");
      }
    }),
  );
  server.child.kill("SIGTERM");
  expect(wrong).toEqual([]);
  expect(await server.ended).toMatchObject({ code: 0, stderr: "" });
  expect(keptIn(db)).toEqual(owners.map(({ id }) => ({ id, name: `${id} 98`, note: noteOf(id) })));
});

it("leaves one of the names that were sent where all rename the same, each answered with its own", async () => {
  const db = inFolder("same.db");
  const server = await start("--quiet", "--db", db, "--data", inFolder("data.json"));
  const [first] = owners;
  const names = Array.from({ length: 1000 }, (_, index) => `name ${index}`);
  const answers = await Promise.all(names.map((name) => rename(server.url, name, first)));
  server.child.kill("SIGTERM");
  await server.ended;
  expect(answers.map(({ status, body }) => [status, body["name"]])).toEqual(names.map((name) => [200, name]));
  expect(names).toContain(keptIn(db)[0]?.name);
});

it("answers those who are quick while 2,000 callers send a byte now and then, and gives these up", async () => {
  const server = await start("--quiet");
  const slow: Socket[] = [];
  const drip = async (socket: Socket) => {
    for (const byte of "PATCH /slow HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n")
      if (!socket.destroyed) await new Promise((resolve) => socket.write(byte, resolve));
  };
  const { hostname, port } = new URL(server.url);
  for (let index = 0; index < 2000; index++)
    slow.push(
      connect(Number(port), hostname)
        .on("error", () => {})
        .resume(),
    );
  const dripped = Promise.all(slow.map(drip));
  for (let round = 0; round < 50; round++) {
    const answers = await Promise.all(Array.from({ length: 10 }, () => rename(server.url, "quick")));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  }
  await dripped;
  // Not one of them has ended its side: the server gives them up.
  await Promise.all(slow.map((socket) => socket.destroyed || once(socket, "close")));
  server.child.kill("SIGTERM");
  expect(await server.ended).toMatchObject({ code: 0, stderr: "" });
});

it("finishes what is in flight when it is told to end, on connections that are kept alive", async () => {
  const server = await start("--quiet", "--latency", "5");
  let answered = 0;
  const seen = new Set<number>();
  const callers = Array.from({ length: 100 }, async () => {
    for (;;) {
      const answer = await rename(server.url, "x").catch((error: Error) => error);
      if (answer instanceof Error) return answer;
      seen.add(answer.status);
      if (++answered === 500) server.child.kill("SIGTERM");
    }
  });
  const ends = await Promise.all(callers);
  expect(await server.ended).toMatchObject({ code: 0, stderr: "" });
  expect([...seen]).toEqual([200]);
  expect(new Set(ends.map(({ message }) => message))).toEqual(new Set(["fetch failed"]));
});

it("makes 3,000 servers, 500 open at once, and needs no more than for the first 500", async () => {
  const grown: number[] = [];
  for (let round = 0; round < 6; round++) {
    const open = Array.from({ length: 500 }, () => createWorkshop());
    for (const { close } of open) close();
    grown.push(megabytes());
  }
  const [first = 0, , , , , last = 0] = grown;
  expect(last - first, `MB: ${grown.map(Math.round).join(", ")}`).toBeLessThan(40);
});

it("makes 10,000 servers in one process, and keeps none of them", async () => {
  const grown: number[] = [];
  // What is kept grows in each three rounds; pages that the system has not taken back yet do so once.
  const recent = () => (grown.at(-1) ?? 0) - (grown.at(-4) ?? 0);
  while (grown.length < 5 || (recent() >= 40 && grown.length < 14)) {
    for (let index = 0; index < 2000; index++) {
      const sink = createSink();
      const url = `http://localhost${items}/${sink.ids.own}`;
      const headers = { authorization: `Bearer ${sink.keys.own}`, "content-type": "application/json" };
      const request = new Request(url, { method: "PATCH", headers, body: '{"name":"x"}' });
      const { status } = await sink.fetch(request);
      expect(status).toBe(200);
      sink.close();
    }
    grown.push(megabytes());
  }
  expect(recent(), `MB: ${grown.map(Math.round).join(", ")}`).toBeLessThan(40);
});
