import { describe, expect, it } from "vitest";
import { loadContract } from "../../scripts/contract/load.ts";
import { modelOfContract } from "../../scripts/model/from-contract.ts";

describe.each(["workshop", "kitchen-sink", "tracker"])("the model of the %s", async (name) => {
  const { contract } = await loadContract(`test/fixtures/${name}/index.ts`);
  const { model, zod } = modelOfContract(contract);

  it("is plain data", () => {
    expect(JSON.parse(JSON.stringify(model))).toEqual(model);
  });

  it("has a Zod schema beside each of its schemas", () => {
    for (const { operationId, parameters, requestBody, responses } of model.operations) {
      const parts = [
        ...parameters,
        ...(requestBody?.content ?? []),
        ...responses.flatMap(({ headers, content }) => [...headers, ...content]),
      ];
      for (const part of parts)
        expect(zod.of(part) !== undefined, `${operationId}: ${JSON.stringify(part)}`).toBe(
          part.schema !== undefined,
        );
    }
  });

  it("tells every error of a status by its id", () => {
    for (const { operationId, errors } of model.operations) {
      const ids = errors.map(({ status, id }) => `${status} ${id}`);
      expect(new Set(ids).size, operationId).toBe(ids.length);
    }
  });
});
