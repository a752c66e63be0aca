import { expect, it } from "vitest";
import { loadContract } from "../../scripts/contract/load.ts";
import { serverContract } from "../../scripts/emit/server/facts.ts";
import { modelOfContract } from "../../scripts/model/from-contract.ts";
import { asBytes, asJson } from "../../scripts/runtime/client/encode.ts";
import { within } from "../../scripts/runtime/client/limit.ts";
import { createContractApp } from "../../scripts/runtime/server/app.ts";
import type { AnyHandler } from "../../scripts/runtime/server/operation.ts";

const { contract } = await loadContract("test/fixtures/about/index.ts");
const { model } = modelOfContract(contract);

const refusal = (most: number) => `expected a body of at most ${most} bytes at the input`;

it.each<[what: string, encode: ReturnType<typeof within>, body: unknown, wanted: string]>([
  ["JSON of as many bytes", within(10, asJson), { a: "ä" }, "fits"],
  ["JSON of a byte more", within(9, asJson), { a: "ä" }, refusal(9)],
  ["bytes", within(2, asBytes("a/b")), new Uint8Array(3), refusal(2)],
  ["a blob", within(2, asBytes("a/b")), new Blob(["abc"]), refusal(2)],
  ["a stream, whose size nobody knows", within(2, asBytes("a/b")), new Blob(["abc"]).stream(), "fits"],
])("the client compares with the limit: %s", (_, encode, body, wanted) => {
  let said = "fits";
  try {
    encode(body);
  } catch (error) {
    said = (error as Error).message;
  }
  expect(said).toBe(wanted);
});

async function created(bytes: number, timeout: number | undefined, handler: AnyHandler): Promise<number> {
  const served = serverContract(contract, model);
  const operations = served.operations.map((one) => (timeout === undefined ? one : { ...one, timeout }));
  const app = createContractApp(
    { ...served, operations },
    {
      bodyLimit: 1,
      partial: true,
      authenticate: () => "me",
      operations: { createParcel: handler },
      logger: { info() {}, error() {} },
    },
  );
  const body = JSON.stringify({ address: "1 Main Street" }).padEnd(bytes);
  const headers = { authorization: "Bearer a", "content-type": "application/json" };
  const request = new Request("http://a.example/v1/parcels", { method: "POST", headers, body });
  return (await app.fetch(request)).status;
}

const done = { status: 201, body: { id: "p-7", address: "1 Main Street" } };

it.each<[what: string, bytes: number, timeout: number | undefined, handler: AnyHandler, status: number]>([
  ["as many bytes as the operation takes", 400, undefined, () => done, 201],
  ["a byte more", 401, undefined, () => done, 413],
  ["a handler in time", 400, 60_000, async () => done, 201],
  ["a handler that takes longer", 400, 1, () => new Promise(() => {}), 500],
])("the server has the limits of the operation: %s", async (_, bytes, timeout, handler, status) => {
  expect(await created(bytes, timeout, handler)).toBe(status);
});
