import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { get, type IncomingMessage } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { json } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withFaults } from "../../scripts/local/faults.ts";
import { dataOf, ids, keys, rename, serveSink, source } from "./sink.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "local-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it("keeps a rename over a restart", async () => {
  const db = join(folder, "restart.db");
  const first = await serveSink({ db });
  const { body } = await rename(first.url, "kept");
  await first.close();

  const second = await serveSink({ db });
  expect(second.sample).toMatchObject({ key: keys.own, ids: { item: ids.own } });
  const again = await rename(second.url, "kept again");
  expect(again.body["created_at"]).toBe(body["created_at"]);
  expect((again.body["updated_at"] ?? "") >= (body["updated_at"] ?? "")).toBe(true);
  await second.close();
});

it("serves what data of one's own hold", async () => {
  const server = await serveSink({ data: dataOf() });
  expect(server.sample.key).toBe("mine_12345");
  expect((await rename(server.url, "x", { key: "mine_12345" })).status).toBe(200);
  expect((await rename(server.url, "x")).status).toBe(401);
  await server.close();
});

/** What the console is told, by a caller who names the server so. */
async function settingsFor(url: string, host: string): Promise<unknown> {
  const { port, hostname } = new URL(url);
  const asked = get({ port, host: hostname, path: "/try/settings.json", headers: { host } });
  const [answer] = (await once(asked, "response")) as [IncomingMessage];
  return json(answer);
}

describe("the console's settings", () => {
  it("are those that everyone knows, for who is on this machine", async () => {
    const server = await serveSink();
    const told = { key: keys.own, params: server.sample.params };
    for (const [host, wanted] of [
      ["localhost:4010", told],
      ["LOCALHOST", told],
      ["127.0.0.1:80", told],
      ["127.1.2.3", told],
      ["[::1]:4010", told],
      ["elsewhere.example", {}],
      ["localhost.elsewhere.example:4010", {}],
      ["127.0.0.1.elsewhere.example", {}],
      ["192.0.2.1", {}],
      ["0.0.0.0", {}],
    ] as const)
      expect([host, await settingsFor(server.url, host)]).toEqual([host, wanted]);
    await server.close();
  });

  it("are none where the server has data of its own, also when it starts again", async () => {
    const data = dataOf();
    const db = join(folder, "mine.db");
    for (const options of [{ data }, { db, data }, { db }]) {
      const server = await serveSink(options);
      expect(await settingsFor(server.url, "localhost")).toEqual({});
      await server.close();
    }
  });
});

it("fails as often as it is told, without effect", async () => {
  let calls = 0;
  const app = { fetch: async () => Response.json(++calls) };
  const given = [0.1, 0.5, 0.49, 0.9];
  const faulty = withFaults(app, source.server, { fail: 0.5, random: () => given.shift() ?? 1 });
  const answers = [];
  for (let index = 0; index < 4; index++) {
    const response = await faulty.fetch(new Request("http://localhost/"));
    answers.push([response.status, await response.text()]);
  }
  const failure = [500, '{"message":"the server failed"}'];
  expect(answers).toEqual([failure, [200, "1"], failure, [200, "2"]]);
});

it("waits as long as it is told", async () => {
  const app = { fetch: async () => new Response() };
  const start = performance.now();
  await withFaults(app, source.server, { latency: 30 }).fetch(new Request("http://localhost/"));
  expect(performance.now() - start).toBeGreaterThanOrEqual(29);
});
