import { expect, it } from "vitest";
import { emitClient } from "../../scripts/emit/client/emit.ts";
import { emitDocs } from "../../scripts/emit/docs/emit.ts";
import { emitOpenApi } from "../../scripts/emit/openapi/emit.ts";
import { sourceOfSpec } from "./client/emitted.ts";

const source = await sourceOfSpec("about");
const [client, docs, document] = await Promise.all([
  emitClient(source),
  emitDocs(source),
  emitOpenApi(source),
]);

// As text: the runtime that they import is that of the other fixtures.
it.each([
  ["docs/parcels/create-parcel.mdx", docs, ""],
  ["docs/llms.txt", docs, ""],
  ["client/src/operations/create-parcel.ts", client, ".txt"],
  ["client/src/operations/get-parcel.ts", client, ".txt"],
  ["docs/parcels/get-parcel.mdx", docs, ""],
  ["client/src/client.ts", client, ".txt"],
  ["client/api.md", client, ".txt"],
  ["openapi.yaml", document, ""],
] as const)("%s", async (path, files, suffix) => {
  await expect(files.get(path)).toMatchFileSnapshot(`../fixtures/about/expected/${path}${suffix}`);
});

it("the module of limits comes only with an operation that has one", async () => {
  expect([...client.keys()]).toContain("client/src/runtime/limit.ts");
  expect([...(await emitClient(await sourceOfSpec("errors"))).keys()]).not.toContain(
    "client/src/runtime/limit.ts",
  );
});
