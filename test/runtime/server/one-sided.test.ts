import { expect, it } from "vitest";
import { z } from "zod";
import { json, text } from "../../../scripts/contract/index.ts";
import { loadContract } from "../../../scripts/contract/load.ts";
import { serverContract } from "../../../scripts/emit/server/facts.ts";
import { modelOfContract } from "../../../scripts/model/from-contract.ts";
import { createContractApp } from "../../../scripts/runtime/server/app.ts";
import { shipment } from "../../fixtures/payloads/schemas.ts";

const { contract } = await loadContract("test/fixtures/payloads/index.ts");
const { model } = modelOfContract(contract);
const { pickup_code: _code, ...shown } = shipment;

it("a handler gets no field that only an answer has, and what it returns of a request's own stays here", async () => {
  const got: unknown[] = [];
  const app = createContractApp(serverContract(contract, model), {
    authenticate: () => true,
    partial: true,
    operations: {
      createShipment: (call) => {
        got.push(call["body"]);
        return { status: 201, body: { ...shipment, sender: { ...shipment.sender, more: 1 } } };
      },
    },
  });
  const post = (body: unknown) =>
    app.fetch(
      new Request("https://freight.example/v1/shipments", {
        method: "POST",
        headers: { Authorization: "Bearer key", "Content-Type": "application/json" },
        body: JSON.stringify(body),
      }),
    );
  const response = await post(shipment);
  expect([response.status, await response.json()]).toEqual([201, shown]);
  const { id: _id, created_at: _created, ...sent } = shipment;
  expect(got).toEqual([{ ...sent, sender: { name: "Ada" }, receivers: [{ name: "Max" }] }]);
  const without = { ...sent, sender: { name: "Ada" }, receivers: [] };
  expect((await post(without)).status).toBe(201);
  const { goods: _goods, ...bare } = without;
  expect((await post(bare)).status).toBe(400);
});

it("of several bodies, each is without the fields of answers", async () => {
  const [first, ...others] = contract.api.operations;
  if (!first) throw new Error("the fixture has no operation");
  const body = json(z.object({ id: z.string().meta({ readOnly: true }), name: z.string() }), {
    example: { id: "1", name: "a" },
  });
  const changed = {
    ...contract,
    api: { ...contract.api, operations: [{ ...first, body: [body, text()] as const }, ...others] },
  };
  const [made] = serverContract(changed, model).operations;
  expect(made?.body?.schema?.safeParse({ name: "a" }).success).toBe(true);
});
