import { expect, it } from "vitest";
import { emitClient } from "../../scripts/emit/client/emit.ts";
import { emitDocs } from "../../scripts/emit/docs/emit.ts";
import { emitServer } from "../../scripts/emit/server/emit.ts";
import { sourceOfSpec } from "./client/emitted.ts";

const source = await sourceOfSpec("payloads");
const [client, docs, server] = await Promise.all([emitClient(source), emitDocs(source), emitServer(source)]);

it.each([...docs.keys()].filter((path) => path.endsWith(".mdx")))("%s", async (path) => {
  await expect(docs.get(path)).toMatchFileSnapshot(`../fixtures/payloads/expected/${path}`);
});

// As text: the runtimes that they import are those of the other fixtures.
it.each([
  ["client/src/operations/create-shipment.ts", client],
  ["client/src/checks.ts", client],
  ["client/src/types.ts", client],
  ["client/api.md", client],
  ["server/operations.ts", server],
])("%s", async (path, files) => {
  await expect(files.get(path)).toMatchFileSnapshot(`../fixtures/payloads/expected/${path}.txt`);
});
