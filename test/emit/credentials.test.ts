import { expect, it } from "vitest";
import { emitClient } from "../../scripts/emit/client/emit.ts";
import { emitDocs } from "../../scripts/emit/docs/emit.ts";
import { emitServer } from "../../scripts/emit/server/emit.ts";
import { clientOf, sourceOfSpec } from "./client/emitted.ts";

const source = await sourceOfSpec("credentials");
const [client, docs, server] = await Promise.all([emitClient(source), emitDocs(source), emitServer(source)]);

it.each([...docs.keys()].filter((path) => path.endsWith(".mdx") || path.endsWith("llms.txt")))(
  "%s",
  async (path) => {
    await expect(docs.get(path)).toMatchFileSnapshot(`../fixtures/credentials/expected/${path}`);
  },
);

// As text: the runtimes that they import are those of the other fixtures.
it.each([
  ["client/src/client.ts", client],
  ["client/src/operations/create-film.ts", client],
  ["client/README.md", client],
  ["client/api.md", client],
  ["server/index.ts", server],
  ["server/operations.ts", server],
])("%s", async (path, files) => {
  await expect(files.get(path)).toMatchFileSnapshot(`../fixtures/credentials/expected/${path}.txt`);
});

it("only an API that needs it has the module of several credentials", async () => {
  const module = "client/src/runtime/security.ts";
  expect(client.has(module)).toBe(true);
  expect((await clientOf("errors")).has(module)).toBe(false);
});
