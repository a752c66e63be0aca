import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { expect } from "vitest";
import { loadContract } from "../../../scripts/contract/load.ts";
import { sourceOf } from "../../../scripts/emit/source.ts";
import { type Problem, ProblemError } from "../../../scripts/lib/problem.ts";
import { type Amount, sendEveryCase } from "./every-case.ts";
import { type Placed, specOf } from "./random-spec.ts";

/** What came of a spec with an operation for each schema. */
export interface Travel {
  /** The problems' codes of the schemas that were refused, by their index. */
  readonly refusals: ReadonlyMap<number, readonly string[]>;
  /** How many values arrived of those that were taken, by their index. */
  readonly arrived: ReadonlyMap<number, number>;
  readonly wrong: readonly string[];
}

/** Loads a spec of these schemas, and sends the cases of those that are not refused. */
export async function travelOf(all: readonly Placed[], amount: Amount): Promise<Travel> {
  const directory = await mkdtemp(resolve(".tmp-travel-"));
  const path = join(directory, "spec.ts");
  try {
    await writeFile(path, specOf(all));
    const refusals = new Map<number, string[]>();
    for (const { code, pointer = "", fix } of await problemsOf(path)) {
      expect(fix).toMatch(/\.$/);
      const index = Number(/operations\/op(\d+)\//.exec(pointer)?.[1]);
      refusals.set(index, [...(refusals.get(index) ?? []), code]);
    }
    const indexes = [...all.keys()].filter((index) => !refusals.has(index));
    const taken = indexes.map((index) => all[index] as Placed);
    await writeFile(path, specOf(taken));
    const { contract } = await loadContract(path);
    const examples = contract.operations
      .slice(1)
      .map(({ body }) => JSON.stringify(body?.examples["default"]?.value));
    // Once more with the values alone: the server's bundle holds nothing of ours.
    await writeFile(path, specOf(taken, examples));
    const loaded = await loadContract(path);
    const { arrived, wrong } = await sendEveryCase(sourceOf(loaded.contract, loaded.specPath), amount);
    const counts = indexes.map((index, place) => [index, arrived.get(`op${place}`) ?? 0] as const);
    return { refusals, arrived: new Map(counts), wrong };
  } finally {
    await rm(directory, { recursive: true });
  }
}

async function problemsOf(path: string): Promise<readonly Problem[]> {
  return loadContract(path).then(
    () => [],
    (error: unknown) => (error instanceof ProblemError ? error.problems : Promise.reject(error)),
  );
}
