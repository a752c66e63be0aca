import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { loadContract } from "../../../scripts/contract/load.ts";
import { type Source, sourceOf } from "../../../scripts/emit/source.ts";
import { seed } from "../../seed.ts";
import { type Amount, sendEveryCase } from "./every-case.ts";

/** Sends the valid cases of each parameter and body of the contracts that use every word. */
export function describeEveryCase(amount: Amount, atLeast: number): void {
  it.each(["kitchen-sink", "parameters", "tracker"])(
    `each case of every parameter and body of the %s travels; seed ${seed}`,
    async (fixture) => {
      const source = await sourceOfFixture(fixture);
      const { arrived, wrong } = await sendEveryCase(source, amount);
      expect(wrong).toEqual([]);
      const silent = source.model.operations
        .filter(({ parameters, requestBody }) => parameters.length > 0 || requestBody)
        .filter(({ operationId }) => !arrived.get(operationId));
      expect(silent).toEqual([]);
      expect([...arrived.values()].reduce((sum, count) => sum + count)).toBeGreaterThan(atLeast);
    },
  );
}

const sources = new Map<string, Promise<Source>>();

/** What is made from a fixture's contract; the same for all tests of a file. */
export function sourceOfFixture(fixture: string): Promise<Source> {
  const source = sources.get(fixture) ?? load(fixture);
  sources.set(fixture, source);
  return source;
}

async function load(fixture: string): Promise<Source> {
  const spec = fileURLToPath(new URL(`../../fixtures/${fixture}/index.ts`, import.meta.url));
  const { contract, specPath } = await loadContract(spec);
  return sourceOf(contract, specPath);
}
