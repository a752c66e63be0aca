import { describe, expect, it } from "vitest";
import { loadContract } from "../../scripts/contract/load.ts";
import { modelOfContract } from "../../scripts/model/from-contract.ts";
import { partsOf } from "../../scripts/model/parts.ts";

describe.each(["workshop", "kitchen-sink", "tracker", "nested"])("the model of the %s", async (name) => {
  const { contract } = await loadContract(`test/fixtures/${name}/index.ts`);
  const { model, zod } = modelOfContract(contract);

  it("is plain data", () => {
    expect(JSON.parse(JSON.stringify(model))).toEqual(model);
  });

  it("has a Zod schema beside each of its schemas", () => {
    for (const operation of model.operations)
      for (const { place, value } of partsOf(operation))
        expect(zod.of(value) !== undefined, `${operation.operationId}: ${place}`).toBe(
          value.schema !== undefined,
        );
  });

  it("tells every error of a status by its id", () => {
    for (const { operationId, errors } of model.operations) {
      const ids = errors.map(({ status, id }) => `${status} ${id}`);
      expect(new Set(ids).size, operationId).toBe(ids.length);
    }
  });
});
