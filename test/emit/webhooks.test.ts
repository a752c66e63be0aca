import { expect, it } from "vitest";
import { emitClient } from "../../scripts/emit/client/emit.ts";
import { emitDocs } from "../../scripts/emit/docs/emit.ts";
import { emitExamples } from "../../scripts/emit/examples/emit.ts";
import { emitOpenApi } from "../../scripts/emit/openapi/emit.ts";
import { documentByDirection } from "../../scripts/model/document/directed.ts";
import { proveDocument } from "../../scripts/prove/document/prove.ts";
import { sourceOfSpec } from "./client/emitted.ts";

const source = await sourceOfSpec("webhooks");
const [client, docs, document] = await Promise.all([
  emitClient(source),
  emitDocs(source),
  emitOpenApi(source),
]);

it.each([
  ["docs/events/order-baked.mdx", docs, ""],
  ["docs/events/order-delayed.mdx", docs, ""],
  ["docs/events/meta.json", docs, ""],
  ["docs/orders/create-order.mdx", docs, ""],
  ["docs/llms.txt", docs, ""],
  ["client/api.md", client, ".txt"],
  ["client/src/types.ts", client, ""],
  ["client/src/webhooks.ts", client, ""],
  ["openapi.yaml", document, ""],
] as const)("%s", async (path, files, suffix) => {
  await expect(files.get(path)).toMatchFileSnapshot(`../fixtures/webhooks/expected/${path}${suffix}`);
});

it("the payloads are among the examples, without what the server does not send", () => {
  const files = emitExamples(source);
  expect(JSON.parse(files.get("examples/orderBaked/request.default.json") ?? "")).toEqual({
    id: "o-7",
    loaves: 2,
  });
  expect([...files.keys()].filter((path) => path.includes("orderDelayed"))).toEqual([
    "examples/orderDelayed/request.oven.json",
    "examples/orderDelayed/request.plain.json",
    "examples/orderDelayed/200.default.json",
  ]);
});

it("the module of webhooks comes only with one", async () => {
  expect(client.get("client/src/index.ts")).toContain('from "./webhooks.js"');
  const other = await emitClient(await sourceOfSpec("about"));
  expect(other.has("client/src/webhooks.ts")).toBe(false);
  expect(other.get("client/src/index.ts")).not.toContain("webhooks");
});

it("a payload that the document loses something of is not proved", () => {
  const lost = JSON.parse(JSON.stringify(source.document));
  const [header] = lost.webhooks["order.baked"].post.parameters;
  delete header.schema.pattern;
  const wanted = [["document-not-proved", "webhooks/orderBaked/headers/X-Signature"]];
  const found = (made: typeof source.document) =>
    proveDocument(source, made, { runs: 0, seed: 1 }).problems.map(({ code, pointer }) => [code, pointer]);
  expect(found(source.document)).toEqual([]);
  expect(found(lost)).toEqual(wanted);
});

it("what a webhook sends is judged as an answer is, and what it is answered as a request", () => {
  const { webhooks, paths } = documentByDirection(source.document) as unknown as Readonly<
    Record<string, Readonly<Record<string, Record<string, { requestBody: { content: object } }>>>>
  >;
  const schemaOf = (one: unknown) => JSON.stringify(one).match(/#\/components\/schemas\/\w+/)?.[0];
  expect([
    schemaOf(webhooks?.["order.baked"]?.["post"]?.requestBody.content),
    schemaOf(paths?.["/v1/orders"]?.["post"]?.requestBody.content),
  ]).toEqual(["#/components/schemas/Order", "#/components/schemas/OrderRequest"]);
});
