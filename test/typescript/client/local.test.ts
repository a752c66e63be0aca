import { afterAll, beforeAll, expect, it } from "vitest";
import { createClient, unwrap, updateLlmIntegration } from "../../../generated/client/src/index.ts";
import type { Local } from "../../../scripts/local/index.ts";
import { createProduct } from "../../spec/local.ts";

let nairi: Local;
beforeAll(() => {
  nairi = createProduct();
});
afterAll(() => nairi.close());

const clientOf = (apiKey: string) => createClient({ apiKey, fetch: nairi.fetch, validate: false });

it("a consumer's test runs against the local server in its own process", async () => {
  const client = createClient({ apiKey: nairi.keys.own, fetch: nairi.fetch });
  const integration = unwrap(await updateLlmIntegration(client, { id: nairi.ids.own, name: "Ä 👍" }));
  expect(integration).toMatchObject({ id: nairi.ids.own, name: "Ä 👍" });
});

it.each<[what: string, key: () => string, id: () => string, name: string, wanted: object]>([
  [
    "another organization's",
    () => nairi.keys.own,
    () => nairi.ids.other,
    "x",
    { status: 404, error: "LLM integration not found" },
  ],
  [
    "a wrong id",
    () => nairi.keys.own,
    () => "7",
    "x",
    { status: 400, error: "integration ID must be a valid ULID" },
  ],
  ["no name", () => nairi.keys.own, () => nairi.ids.own, "", { status: 400, error: "name is required" }],
  ["an unknown key", () => "nr_unknown", () => nairi.ids.own, "x", { status: 401 }],
])("the server's answer to %s is the client's result", async (_what, key, id, name, wanted) => {
  const result = await updateLlmIntegration(clientOf(key()), { id: id(), name });
  expect(result).toMatchObject({ ok: false, attempts: 1, ...wanted });
});

it("what is called after the end is a result", async () => {
  const closed = createProduct();
  closed.close();
  const client = createClient({ apiKey: closed.keys.own, fetch: closed.fetch, retries: 0 });
  const result = await updateLlmIntegration(client, { id: closed.ids.own, name: "x" });
  expect(result).toMatchObject({
    status: "network-error",
    reason: "The local server was used after `close`.",
  });
});
