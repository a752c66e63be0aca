import { expect, it } from "vitest";
import { loadContract } from "../../../scripts/contract/load.ts";
import { emitDocument } from "../../../scripts/model/document/emit.ts";
import { modelOfContract } from "../../../scripts/model/from-contract.ts";
import { proveDocument } from "../../../scripts/prove/document/prove.ts";
import { seed } from "../../seed.ts";

it.each(["test/fixtures/workshop/index.ts", "test/fixtures/kitchen-sink/index.ts"])(
  `2,000 random values per schema of %s find no difference (seed ${seed})`,
  async (path) => {
    const { contract } = await loadContract(path);
    const { problems } = proveDocument(modelOfContract(contract), emitDocument(contract), {
      runs: 2000,
      seed,
    });
    expect(problems).toEqual([]);
  },
);
