import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { get, type IncomingMessage } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { json } from "node:stream/consumers";
import Database from "libsql";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withFaults } from "../../scripts/local/faults.ts";
import { defaultSeed } from "../../scripts/local/seed.ts";
import { serveLocal } from "../../scripts/local/serve.ts";
import { ids, keys, rename } from "./client.ts";

const local = { port: 0, host: "127.0.0.1" };
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "local-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it("keeps a rename over a restart", async () => {
  const db = join(folder, "restart.db");
  const first = await serveLocal({ ...local, db });
  const { body } = await rename(first.url, "kept");
  await first.close();

  const second = await serveLocal({ ...local, db });
  expect(second.sample).toEqual({ key: keys.own, id: ids.own });
  const again = await rename(second.url, "kept again");
  expect(again.body["created_at"]).toBe(body["created_at"]);
  expect((again.body["updated_at"] ?? "") >= (body["updated_at"] ?? "")).toBe(true);
  await second.close();
});

it("never changes the credential, nor shows it", async () => {
  const db = join(folder, "credential.db");
  const server = await serveLocal({ ...local, db });
  const { body } = await rename(server.url, "x");
  await server.close();
  expect(JSON.stringify(body)).not.toContain("sk-");
  const connection = new Database(db);
  const row = connection.prepare("SELECT name, credential FROM llm_integrations WHERE id = ?").get(ids.own);
  connection.close();
  expect(row).toMatchObject({
    name: '"x"',
    credential: defaultSeed.organizations[0]?.integrations[0]?.credential,
  });
});

it("serves what a seed of one's own holds", async () => {
  const [own] = defaultSeed.organizations;
  const seed = { organizations: [{ ...own, name: "Mine", keys: ["nr_mine_12345"] }] } as typeof defaultSeed;
  const server = await serveLocal({ ...local, seed });
  expect(server.sample.key).toBe("nr_mine_12345");
  expect((await rename(server.url, "x", { key: "nr_mine_12345" })).status).toBe(200);
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
    const server = await serveLocal(local);
    const told = { key: keys.own, id: ids.own };
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

  it("are none where the server has a seed of its own, also when it starts again", async () => {
    const [own] = defaultSeed.organizations;
    const seed = { organizations: [{ ...own, name: "Mine", keys: ["nr_mine_12345"] }] } as typeof defaultSeed;
    const db = join(folder, "mine.db");
    for (const options of [{ seed }, { db, seed }, { db }]) {
      const server = await serveLocal({ ...local, ...options });
      expect(await settingsFor(server.url, "localhost")).toEqual({});
      await server.close();
    }
  });
});

it("fails as often as it is told, without effect", async () => {
  let calls = 0;
  const app = { fetch: async () => Response.json(++calls) };
  const given = [0.1, 0.5, 0.49, 0.9];
  const faulty = withFaults(app, { fail: 0.5, random: () => given.shift() ?? 1 });
  const answers = [];
  for (let index = 0; index < 4; index++) {
    const response = await faulty.fetch(new Request("http://localhost/"));
    answers.push([response.status, await response.text()]);
  }
  const failure = [500, '{"error":"internal server error"}'];
  expect(answers).toEqual([failure, [200, "1"], failure, [200, "2"]]);
});

it("waits as long as it is told", async () => {
  const app = { fetch: async () => new Response() };
  const start = performance.now();
  await withFaults(app, { latency: 30 }).fetch(new Request("http://localhost/"));
  expect(performance.now() - start).toBeGreaterThanOrEqual(29);
});
