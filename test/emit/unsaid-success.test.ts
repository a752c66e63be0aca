import { afterAll, expect, it } from "vitest";
import { loadContract } from "../../scripts/contract/load.ts";
import { emitClient } from "../../scripts/emit/client/emit.ts";
import { emitDocs } from "../../scripts/emit/docs/emit.ts";
import { emitServer } from "../../scripts/emit/server/emit.ts";
import { localSource } from "../../scripts/local/app.ts";
import { createLocal } from "../../scripts/local/index.ts";
import type { OperationModel } from "../../scripts/model/model.ts";
import { loadPair } from "../../scripts/prove/wire/pair.ts";
import { proveExchanges } from "../../scripts/prove/wire/prove.ts";
import type { HandlerResult } from "../../scripts/runtime/server/operation.ts";
import { accepted } from "../../scripts/verify/expectation.ts";
import { judgeAnswer } from "../../scripts/verify/judge.ts";
import { subjectOf } from "../../scripts/verify/subject.ts";
import { sourceOfSpec } from "./client/emitted.ts";

const source = await sourceOfSpec("zoo");
const [client, docs, server] = await Promise.all([emitClient(source), emitDocs(source), emitServer(source)]);
const files = new Map([...client, ...server]);

it.each([...docs.keys()].filter((path) => path.endsWith(".mdx")))("%s", async (path) => {
  await expect(docs.get(path)).toMatchFileSnapshot(`../fixtures/zoo/expected/${path}`);
});

it.each([
  ["client/src/operations/feed-animal.ts", client],
  ["client/src/operations/get-keeper.ts", client],
  ["client/api.md", client],
  ["server/operations.ts", server],
])("%s", async (path, some) => {
  await expect(some.get(path)).toMatchFileSnapshot(`../fixtures/zoo/expected/${path}.txt`);
});

it("every example goes from client to server and back", async () => {
  const { problems, calls } = await proveExchanges(source, files);
  expect(problems).toEqual([]);
  expect(calls).toBe(5);
});

const { createApp, createClient, call } = await loadPair(files);
const input = { animal_id: "a-7" };

/** What the client makes of what a handler returns, or of what another server answers. */
async function resultOf(operationId: string, result: HandlerResult, sent?: Response): Promise<unknown> {
  const handler = () => result;
  const operations = Object.fromEntries(source.model.operations.map((one) => [one.operationId, handler]));
  const app = createApp({
    authenticate: () => ({}),
    operations,
    logger: { info() {}, error() {} },
  });
  const zoo = createClient({ key: "k", retries: 0, fetch: sent ? () => sent : app.fetch });
  const called = await call[operationId]?.(zoo, operationId === "openGate" ? {} : input);
  const { ok, status, data, body } = called as unknown as Readonly<Record<string, unknown>>;
  return [ok, status, data ?? body];
}

const ada = { name: "Ada" };

it.each<[what: string, operationId: string, result: HandlerResult, wanted: unknown[]]>([
  ["a success of the default", "getKeeper", { status: 200, body: ada }, [true, 200, ada]],
  ["another success of the default", "getKeeper", { status: 203, body: ada }, [true, 203, ada]],
  ["an error of the default", "getKeeper", { status: 409, body: ada }, [false, 409, ada]],
  ["an error beside it", "getKeeper", { status: 404 }, [false, 404, { error: "no such animal" }]],
  ["a default without a body", "openGate", { status: 204 }, [true, 204, undefined]],
  ["an error of a default without a body", "openGate", { status: 503 }, [false, 503, undefined]],
  [
    "an error where there is no success",
    "feedAnimal",
    { status: 409 },
    [false, 409, { error: "it has eaten" }],
  ],
])("from handler to caller: %s", async (_, operationId, result, wanted) => {
  expect(await resultOf(operationId, result)).toEqual(wanted);
});

it("a success that is not documented is `undocumented` to callers, and a fault of a handler", async () => {
  const sent = new Response("{}", { status: 200 });
  expect(await resultOf("feedAnimal", { status: 404 }, sent)).toEqual([false, "undocumented", undefined]);
  expect(await resultOf("feedAnimal", { status: 200, body: {} })).toEqual([false, "undocumented", undefined]);
});

const local = createLocal(localSource((await loadContract("test/fixtures/zoo/index.ts")).contract));
afterAll(() => local.close());

it.each<[method: string, path: string, prefer: string, status: number, body: string]>([
  ["PUT", "/animals/a-7/food", "", 404, '{"error":"no such animal"}'],
  ["PUT", "/animals/a-7/food", "code=409", 409, '{"error":"it has eaten"}'],
  ["PUT", "/animals/a-7/food", "code=200", 501, ""],
  ["POST", "/gate", "", 200, ""],
  ["POST", "/gate", "code=204", 204, ""],
  ["GET", "/animals/a-7/keeper", "", 200, '{"name":"Ada"}'],
  ["GET", "/animals/a-7/keeper", "code=500", 500, '{"name":"Ada"}'],
])("the local server answers %s %s with Prefer: %j by %d", async (method, path, prefer, status, body) => {
  const headers = { Authorization: `Bearer ${local.keys.own}`, ...(prefer ? { Prefer: prefer } : {}) };
  const response = await local.fetch(new Request(`http://localhost/v1${path}`, { method, headers }));
  expect(response.status).toBe(status);
  if (status !== 501) expect(await response.text()).toBe(body);
});

it.each<[what: string, operationId: string, status: number, body: string, wanted: string[]]>([
  ["any success where none is documented", "feedAnimal", 200, "<ok/>", ["undocumented-success"]],
  ["an error that is documented", "feedAnimal", 409, '{"error":"it has eaten"}', []],
  ["an error that is not", "feedAnimal", 422, '{"error":"no"}', ["example"]],
  ["a redirect that is not", "feedAnimal", 302, "", ["undocumented-status"]],
  ["a success of the default", "getKeeper", 201, '{"name":"Ada"}', []],
  ["a success of the default with another body", "getKeeper", 200, "{}", ["body-schema"]],
  ["a success at which HTTP allows no body", "getKeeper", 204, "", []],
  ["a default without a body", "openGate", 200, "", []],
  ["a default that has a body all the same", "openGate", 200, "{}", ["body-of-none"]],
])("verify judges %s", (_, operationId, status, body, wanted) => {
  const operation = source.model.operations.find((one) => one.operationId === operationId) as OperationModel;
  const probe = {
    rule: "example" as const,
    subject: subjectOf(operation, source.model, source.zod),
    label: "",
    what: "the example",
    request: { method: operation.method, target: operation.path, headers: [] },
    expected: accepted(operation),
  };
  const answer = {
    status,
    headers: body ? { "content-type": "application/json" } : {},
    body: Buffer.from(body),
  };
  const judges = { api: source.model, zod: source.zod, lawsOf: () => [] };
  const { deviations } = judgeAnswer(probe as never, answer as never, judges);
  expect(deviations.map(({ rule }) => rule).filter((rule) => rule !== "caching")).toEqual(wanted);
});
