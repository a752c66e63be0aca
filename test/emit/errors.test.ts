import { describe, expect, it } from "vitest";
import { emitClient } from "../../scripts/emit/client/emit.ts";
import { emitDocs } from "../../scripts/emit/docs/emit.ts";
import { emitServer } from "../../scripts/emit/server/emit.ts";
import { sourceOfSpec } from "./client/emitted.ts";

describe.each([
  ["errors", "errors", ["delete-shelf", "get-shelf"]],
  ["errorTexts", "error-texts", ["delete-shelf", "get-shelf"]],
] as const)("%s", async (spec, folder, functions) => {
  const source = await sourceOfSpec(spec);
  const [client, docs, server] = await Promise.all([
    emitClient(source),
    emitDocs(source),
    emitServer(source),
  ]);
  const expected = `../fixtures/${folder}/expected`;

  it.each([...docs.keys()].filter((path) => path.endsWith(".mdx")))("%s", async (path) => {
    await expect(docs.get(path)).toMatchFileSnapshot(`${expected}/${path}`);
  });

  // As text: the runtimes that they import are those of the other fixtures.
  it.each([
    ...functions.map((name) => [`client/src/operations/${name}.ts`, client] as const),
    ["client/api.md", client] as const,
    ["server/operations.ts", server] as const,
  ])("%s", async (path, files) => {
    await expect(files.get(path)).toMatchFileSnapshot(`${expected}/${path}.txt`);
  });
});
