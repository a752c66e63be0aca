import { expect, it } from "vitest";
import { loadContract } from "../../../scripts/contract/load.ts";
import { serverContract } from "../../../scripts/emit/server/facts.ts";
import { modelOfContract } from "../../../scripts/model/from-contract.ts";
import { createContractApp } from "../../../scripts/runtime/server/app.ts";

const { contract } = await loadContract("test/fixtures/parameters/index.ts");
const { model } = modelOfContract(contract);

/** The cookies that the handler of a request with this header field gets, or the status that it is refused with. */
async function read(cookie: string): Promise<unknown> {
  let got: unknown;
  const idle = () => ({ status: 200, body: { titles: [] } });
  const app = createContractApp(serverContract(contract, model), {
    authenticate: () => ({}),
    operations: Object.fromEntries(
      model.operations.map(({ operationId }) => [
        operationId,
        (call: Record<string, unknown>) => {
          got = call["cookies"];
          return idle();
        },
      ]),
    ),
    logger: { info() {}, error() {} },
  });
  const url = "https://books.example/v1/books/seen?key=k";
  const { status } = await app.fetch(new Request(url, { headers: { Cookie: cookie } }));
  return status === 200 ? got : status;
}

it.each<[cookie: string, wanted: unknown]>([
  ["reader=Ada", { reader: "Ada" }],
  ["other=1; reader=Ada%3B%202nd;lines=20", { reader: "Ada; 2nd", lines: 20 }],
  ["reader=a; reader=b", { reader: "a" }],
  ["reader=", { reader: "" }],
  ["reader=a; seen=Emma,a%2Cb", { reader: "a", seen: ["Emma", "a,b"] }],
  ["reader=a; seen=", { reader: "a", seen: [] }],
  ["reader=a; size=width,12,unit,cm", { reader: "a", size: { width: 12, unit: "cm" } }],
  ["reader=a; view=%7B%22order%22%3Anull%7D", { reader: "a", view: { order: null } }],
  ["reader=a; view=%7B", 400],
  ["reader=a; lines=x", 400],
  ["xreader=a", 400],
  ["", 400],
])("%s", async (cookie, wanted) => {
  expect(await read(cookie)).toEqual(wanted);
});
