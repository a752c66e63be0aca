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

const internal = [500, { error: "the archive failed" }];
const breach = (pointer: string) => [...internal, expect.objectContaining({ event: "breach", pointer })];

it.each<[what: string, result: HandlerResult, wanted: unknown[]]>([
  ["a text that no page lists", { status: 410 }, [410, { error: "the shelf was taken down" }]],
  ["a text of the handler's", { status: 423, error: "Grace rests" }, [423, { error: "Grace rests" }]],
  ["none where the handler says it", { status: 423 }, breach("responses/423/body")],
  ["another text where it is promised", { status: 410, error: "gone" }, breach("responses/410/error")],
])("%s", async (_, result, wanted) => {
  expect(await answered("GET /shelves/s-7", result)).toEqual(wanted);
});
