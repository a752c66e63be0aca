import { describe, expect, it } from "vitest";
import type { Contract } from "../../scripts/contract/contract.ts";
import { loadContract } from "../../scripts/contract/load.ts";
import { mixedSizeBudgets, sizeBudgets } from "./client/budgets.ts";
import { makeClient } from "./client/client.ts";
import { withFolder } from "./client/folder.ts";
import { grown } from "./client/grown.ts";
import { type Sizes, sizesOf } from "./client/size.ts";

const { contract: real } = await loadContract("test/fixtures/workshop/index.ts");
const { contract: sink } = await loadContract("test/fixtures/kitchen-sink/index.ts");

/** The sizes of a client of the first operation of a contract, and of one of them all. */
const sizes = (entry: "index" | "unchecked", contract: Contract): Promise<Sizes> =>
  withFolder(async (folder) => {
    const single = await makeClient({ ...contract, operations: contract.operations.slice(0, 1) }, folder);
    return withFolder(async (folder) => sizesOf(entry, single, await makeClient(contract, folder)));
  });

describe.each(["index", "unchecked"] as const)("the bytes of a bundle from %s", (entry) => {
  it.each([
    ["alike", grown(real, 40), sizeBudgets],
    ["different", sink, mixedSizeBudgets],
  ])(
    "of operations that are %s keep their budgets, and hold nothing of what is not used",
    async (_how, contract, budgets) => {
      const { one, oneOfMany, further } = await sizes(entry, contract);
      expect(one).toBeGreaterThan(2000);
      expect(one).toBeLessThanOrEqual(budgets[entry]);
      // But for the names that esbuild makes, which pack a little better or worse.
      expect(Math.abs(oneOfMany - one)).toBeLessThan(30);
      expect(further).toBeGreaterThan(0);
      expect(further).toBeLessThanOrEqual(budgets.further);
    },
  );
});
