import { expect, it } from "vitest";
import { loadContract } from "../../../scripts/contract/load.ts";
import { serverContract } from "../../../scripts/emit/server/facts.ts";
import { modelOfContract } from "../../../scripts/model/from-contract.ts";
import { createContractApp } from "../../../scripts/runtime/server/app.ts";
import type { HandlerResult } from "../../../scripts/runtime/server/operation.ts";

const { contract } = await loadContract("test/fixtures/error-texts/index.ts");
const { model } = modelOfContract(contract);

/** What the archive's server answers to a request if its handlers return this, and what it logs. */
async function answered(request: string, result: HandlerResult) {
  const [method = "", path = ""] = request.split(" ");
  const logged: unknown[] = [];
  const app = createContractApp(serverContract(contract, model), {
    authenticate: (token) => token === "card",
    operations: Object.fromEntries(model.operations.map(({ operationId }) => [operationId, () => result])),
    logger: { info() {}, error: (entry) => void logged.push(entry) },
  });
  const response = await app.fetch(
    new Request(`https://archive.example/v1${path}`, { method, headers: { Authorization: "Bearer card" } }),
  );
  return [response.status, await response.json(), ...logged];
}

const holds = "cannot delete shelf: it still holds {count} item(s)";
const held = "the {side} side is held by {holder}, {percent} % full";
const braced = "braces {are} braces";
const internal = [500, { error: "the archive failed" }];
const breach = (pointer: string) => [...internal, expect.objectContaining({ event: "breach", pointer })];

it.each<[what: string, result: HandlerResult, wanted: unknown[]]>([
  [
    "the parts of a text",
    { status: 409, error: holds, parts: { count: 3 } },
    [409, { error: "cannot delete shelf: it still holds 3 item(s)" }],
  ],
  [
    "several parts, with braces in one",
    { status: 409, error: held, parts: { side: "left", holder: "{side}", percent: 0.5 } },
    [409, { error: "the left side is held by {side}, 0.5 % full" }],
  ],
  [
    "the parts of the only text of a status, in a body of its own",
    { status: 423, parts: { minutes: 5 } },
    [423, { type: "locked", detail: "locked for 5 minutes" }],
  ],
  ["braces without parts", { status: 409, error: braced }, [409, { error: braced }]],
  ["a part that is missing", { status: 409, error: holds }, breach("responses/409/parts/count")],
  [
    "a part that its schema rejects",
    { status: 409, error: holds, parts: { count: 0 } },
    breach("responses/409/parts/count"),
  ],
  [
    "a text that is filled in already",
    { status: 409, error: "cannot delete shelf: it still holds 3 item(s)" },
    breach("responses/409/error"),
  ],
])("%s", async (_, result, wanted) => {
  expect(await answered("DELETE /shelves/s-7", result)).toEqual(wanted);
});

it.each<[what: string, result: HandlerResult, wanted: unknown[]]>([
  ["a text that no page lists", { status: 410 }, [410, { error: "the shelf was taken down" }]],
  ["a text of the handler's", { status: 423, error: "Grace rests" }, [423, { error: "Grace rests" }]],
  ["none where the handler says it", { status: 423 }, breach("responses/423/body")],
  ["another text where it is promised", { status: 410, error: "gone" }, breach("responses/410/error")],
])("%s", async (_, result, wanted) => {
  expect(await answered("GET /shelves/s-7", result)).toEqual(wanted);
});

it.each<[what: string, request: string, wanted: unknown[]]>([
  ["a parameter of a query", "GET /shelves/s-7?depth=0", [400, { error: "invalid parameter: depth" }]],
  [
    "one that is sent twice",
    "GET /shelves/s-7?depth=1&depth=2",
    [400, { error: "invalid parameter: depth" }],
  ],
  [
    "a parameter whose schema has a text",
    "GET /shelves/7",
    [400, { error: "`shelf_id` is not the id of a shelf" }],
  ],
])("refuses %s", async (_, request, wanted) => {
  expect(await answered(request, { status: 410 })).toEqual(wanted);
});

it("lets a handler name the parameter that it refuses", async () => {
  const error = "invalid parameter: {parameter}";
  expect(await answered("GET /shelves/s-7", { status: 400, error, parts: { parameter: "depth" } })).toEqual([
    400,
    { error: "invalid parameter: depth" },
  ]);
});
