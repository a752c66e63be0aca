import { expect, it } from "vitest";
import { emitClient } from "../../scripts/emit/client/emit.ts";
import { emitDocs } from "../../scripts/emit/docs/emit.ts";
import { emitServer } from "../../scripts/emit/server/emit.ts";
import { sourceOfSpec } from "./client/emitted.ts";

const source = await sourceOfSpec("parameters");
const [client, docs, server] = await Promise.all([emitClient(source), emitDocs(source), emitServer(source)]);

it.each([...docs.keys()].filter((path) => path.endsWith(".mdx")))("%s", async (path) => {
  await expect(docs.get(path)).toMatchFileSnapshot(`../fixtures/parameters/expected/${path}`);
});

// As text: the runtimes that they import are those of the other fixtures.
it.each([
  ...[...client.keys()]
    .filter((path) => path.startsWith("client/src/operations/"))
    .map((path): [string, typeof client] => [path, client]),
  ["client/api.md", client] as [string, typeof client],
  ["server/operations.ts", server] as [string, typeof client],
])("%s", async (path, files) => {
  await expect(files.get(path)).toMatchFileSnapshot(`../fixtures/parameters/expected/${path}.txt`);
});

it("a client has the writers of the styles that its operations use, and no others", async () => {
  const writers = (files: typeof client) =>
    [...files.keys()]
      .filter((path) => path.startsWith("client/src/runtime/styles/"))
      .map((path) => path.replace("client/src/runtime/styles/", ""));
  expect(writers(client).sort()).toEqual([
    ...[
      "blank.ts",
      "cookies.ts",
      "deep-object.ts",
      "joined.ts",
      "json.ts",
      "label.ts",
      "matrix.ts",
      "object-text.ts",
      "repeated.ts",
    ],
    ...["reserved.ts", "styled.ts", "texts.ts"],
  ]);
  expect(writers(await emitClient(await sourceOfSpec("errors")))).toEqual([]);
  const { model } = source;
  const [list] = model.operations.map((operation) => ({
    ...operation,
    parameters: operation.parameters.filter(({ name }) => name === "ids" || name === "shelf"),
  }));
  if (!list) throw new Error("no operation");
  const some = await emitClient({ ...source, model: { ...model, operations: [list] } });
  expect(writers(some).sort()).toEqual(["joined.ts", "styled.ts", "texts.ts"]);
});
