import { expect, it } from "vitest";
import { loadContract } from "../../scripts/contract/load.ts";
import { localSource } from "../../scripts/local/app.ts";
import { serveForCheck } from "../../scripts/local/for-check.ts";
import { verify } from "../../scripts/verify/index.ts";

const loaded = await loadContract("test/fixtures/kitchen-sink/index.ts");
const { contract: lax } = loaded;
/** The same, whose items have each a name of its own. */
const strict = {
  ...lax,
  operations: lax.operations.map((operation) =>
    operation.operationId === "createItem" && operation.laws
      ? { ...operation, laws: { ...operation.laws, unique: ["name"] } }
      : operation,
  ),
};

/** What the check finds of `createItem` on the local server of a contract, by the strict one. */
async function findingsOn(contract: typeof lax, refuseAll = false) {
  const hooks = refuseAll
    ? { operations: { createItem: () => ({ status: 409, error: "an item of this name exists" }) } }
    : {};
  const { server, local, stop } = await serveForCheck(localSource(contract, hooks));
  try {
    const report = await verify(
      { ...loaded, contract: strict },
      {
        server,
        only: ["createItem", "listItems", "getItem", "deleteItem"],
        principal: {
          token: local.token ?? "",
          params: local.param ?? {},
          credentials: local.credential ?? {},
        },
      },
    );
    return report.findings.map(({ kind, rule, operation }) => `${kind}/${rule} ${operation}`);
  } finally {
    await stop();
  }
}

it("finds no fault with a server that refuses a value that is taken", async () => {
  expect(await findingsOn(strict)).toEqual([]);
});

it("finds a server that takes a value twice", async () => {
  expect(await findingsOn(lax)).toEqual(["laws/unique createItem"]);
});

it("finds a server that refuses values as taken that no object has", async () => {
  expect(await findingsOn(strict, true)).toContain("laws/unique createItem");
});
