import { expect, it } from "vitest";
import { sizeBudgets } from "../../scripts/bench/client/budgets.ts";
import { makeClient } from "../../scripts/bench/client/client.ts";
import { withFolder } from "../../scripts/bench/client/folder.ts";
import { grown } from "../../scripts/bench/client/grown.ts";
import { sizesOf } from "../../scripts/bench/client/size.ts";
import { loadContract } from "../../scripts/contract/load.ts";

it("bundles keep their budgets, and hold nothing of what is not used", async () => {
  const { contract } = await loadContract("spec/index.ts");
  await withFolder(async (folder) => {
    const single = await makeClient(contract, folder);
    await withFolder(async (folder) => {
      const large = await makeClient(grown(contract, 40), folder);
      for (const entry of ["index", "unchecked"] as const) {
        const { one, oneOfMany, further } = await sizesOf(entry, single, large);
        expect(one).toBeGreaterThan(2000);
        expect(one).toBeLessThanOrEqual(sizeBudgets[entry]);
        // But for the names that esbuild makes, which pack a little better or worse.
        expect(Math.abs(oneOfMany - one)).toBeLessThan(16);
        expect(further).toBeGreaterThan(0);
        expect(further).toBeLessThanOrEqual(sizeBudgets.further);
      }
    });
  });
});
