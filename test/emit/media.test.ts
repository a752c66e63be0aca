import { expect, it } from "vitest";
import { z } from "zod";
import { json, stream } from "../../scripts/contract/index.ts";
import { emitClient } from "../../scripts/emit/client/emit.ts";
import { emitDocs } from "../../scripts/emit/docs/emit.ts";
import { emitExamples } from "../../scripts/emit/examples/emit.ts";
import { emitServer } from "../../scripts/emit/server/emit.ts";
import { sourceOfSpec } from "./client/emitted.ts";
import { sourceOfApi } from "./docs/sources.ts";
import { apiWith } from "./one-operation.ts";

const source = await sourceOfSpec("media");
const [client, docs, server] = await Promise.all([emitClient(source), emitDocs(source), emitServer(source)]);

it.each([...docs.keys()].filter((path) => path.endsWith(".mdx")))("%s", async (path) => {
  await expect(docs.get(path)).toMatchFileSnapshot(`../fixtures/media/expected/${path}`);
});

// As text: the runtimes that they import are those of the other fixtures.
it.each<[string, typeof client]>([
  ...[...client.keys()]
    .filter((path) => path.startsWith("client/src/operations/"))
    .map((path): [string, typeof client] => [path, client]),
  ["client/api.md", client],
  ["server/operations.ts", server],
])("%s", async (path, files) => {
  await expect(files.get(path)).toMatchFileSnapshot(`../fixtures/media/expected/${path}.txt`);
});

it("examples that are text are files of their own", () => {
  const texts = [...emitExamples(source)].filter(([path]) => !path.endsWith(".json"));
  expect(Object.fromEntries(texts)).toEqual({
    "examples/createToken/200.default.txt": "token=t-1&days=30",
    "examples/importArticles/200.default.xml": '<articles count="2"/>',
    "examples/importArticles/request.default.csv": "title\nRain\n“Sun”\n",
    "examples/replaceArticle/request.default.markdown": "# Snow\n",
  });
});

it("a client has the module of other media types only if it needs it", async () => {
  const module = "client/src/runtime/media.ts";
  expect(client.has(module)).toBe(true);
  expect((await emitClient(await sourceOfSpec("statuses"))).has(module)).toBe(false);
});

it.each<[what: string, watched: string, wanted: string]>([
  ["of its own, without parameters", "application/x-ndjson;v=1", '["application/x-ndjson"]'],
  [
    "that only a parameter tells from another answer",
    "application/json;stream=watch",
    '["application/json;stream=watch"]',
  ],
])("a client passes on a stream of a media type %s", async (_, watched, wanted) => {
  const Change = z.object({ id: z.string() });
  const responses = {
    200: [stream(watched, Change, { example: { id: "a" } }), json(Change, { example: { id: "a" } })],
  };
  const files = await emitClient(sourceOfApi(apiWith({ responses } as never)));
  expect(files.get("client/src/operations/op.ts")).toContain(`streams.unread(client, ${wanted},`);
});
