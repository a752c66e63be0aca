/** A server of another repository, in Express: it keeps its objects in memory. */
export const expressServer = `import { randomUUID } from "node:crypto";
import { getRequestListener } from "@hono/node-server";
import { createApp } from "@nairi/contract/server";
import express from "express";

const at = "2026-02-20T14:00:00.000Z";
const organizations = new Map([
  ["nr_own", new Map()],
  ["nr_other", new Map()],
]);
const object = (name) => ({ type: "anthropic", name, created_at: at, updated_at: at });
organizations.get("nr_own").set("ai_01KFRX8K1CKQGCV2W5J9C9Z37H", object("Own"));
organizations.get("nr_other").set("ai_01KFS2M4T8QWXN6B3VZ5R7YJDA", object("Other"));

const app = createApp({
  authenticate: (token) => organizations.get(token) ?? null,
  operations: {
    updateLlmIntegration({ params: { id }, body: { name }, principal }) {
      const found = principal.get(id);
      if (!found) return { status: 404 };
      const updated = { ...found, name, updated_at: new Date().toISOString() };
      principal.set(id, updated);
      return { status: 200, body: { id, ...updated }, headers: { "x-trace": randomUUID() } };
    },
  },
});

const listener = getRequestListener(app.fetch);
const server = express()
  .get("/hello", (_request, response) => void response.send("hello"))
  .all("/api/{*path}", (request, response) => void listener(request, response))
  .listen(0, "127.0.0.1", () => console.log(\`http://127.0.0.1:\${server.address().port}\`));
`;

/** The command of its CI; the server's URL is in the environment. */
export const verifyCommand = [
  "npx nairi-contract verify --contract @nairi/contract --server $SERVER",
  "--token nr_own --param id=ai_01KFRX8K1CKQGCV2W5J9C9Z37H",
  "--other-token nr_other --other-param id=ai_01KFS2M4T8QWXN6B3VZ5R7YJDA",
  "--restore name=Own --other-restore name=Other",
].join(" ");

/** Its CI file. */
export const serverCi = `contract:
  image: node:22
  script:
    - npm ci
    - ${verifyCommand}
`;

/** A test of another repository that calls the API: against the local server, in process and over the network. */
export const callerTest = `import assert from "node:assert/strict";
import { test } from "node:test";
import { createClient, updateLlmIntegration } from "@nairi/api";
import { createLocalNairi } from "@nairi/contract/local";

test("renames an integration in process", async () => {
  const local = createLocalNairi();
  const client = createClient({ apiKey: local.keys.own, baseUrl: "http://localhost", fetch: local.fetch });
  const renamed = await updateLlmIntegration(client, { id: local.ids.own, name: "Renamed" });
  assert.equal(renamed.status, 200);
  assert.equal(renamed.data.name, "Renamed");
  const none = await updateLlmIntegration(client, { id: local.ids.other, name: "Renamed" });
  assert.equal(none.error, "LLM integration not found");
  local.close();
});

test("renames an integration over the network", async () => {
  const client = createClient({ apiKey: process.env.NAIRI_API_KEY, baseUrl: process.env.SERVER });
  const id = "ai_01KFRX8K1CKQGCV2W5J9C9Z37H";
  assert.equal((await updateLlmIntegration(client, { id, name: "Again" })).status, 200);
});
`;

/** What a caller's bundle holds: one operation. */
export const callerProgram = `import { createClient, updateLlmIntegration } from "@nairi/api";

export const rename = (apiKey, id, name) => updateLlmIntegration(createClient({ apiKey }), { id, name });
`;
