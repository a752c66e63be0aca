import { expect, it } from "vitest";
import { loadContract } from "../../scripts/contract/load.ts";
import { installClient, makeClient } from "./client/client.ts";
import { withFolder } from "./client/folder.ts";
import { grown } from "./client/grown.ts";
import { byPath, ours } from "./client/styles.ts";
import { costOfCall, versions } from "./client/type-cost.ts";

// Time is the benchmark's; what the compiler has to fill in is the same on every machine.
it("a call costs the compilers next to nothing, and far less than a call by path", async () => {
  const { contract } = await loadContract("test/fixtures/workshop/index.ts");
  await withFolder(async (folder) => {
    const client = await makeClient(grown(contract, 41), folder);
    const packageName = await installClient(client);
    for (const version of versions) {
      const call = await costOfCall(version, ours, client, packageName, 1);
      const contender = await costOfCall(version, byPath, client, packageName, 1);
      expect(call.instantiations).toBeGreaterThan(0);
      expect(call.instantiations).toBeLessThanOrEqual(10);
      expect(contender.instantiations / call.instantiations).toBeGreaterThan(50);
    }
  });
});
