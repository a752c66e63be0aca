import { expect, it } from "vitest";
import { loadContract } from "../../../scripts/contract/load.ts";
import { sourceOf } from "../../../scripts/emit/source.ts";
import { openCache } from "../../../scripts/prove/document/cache.ts";
import { proveDocument, proveShare } from "../../../scripts/prove/document/prove.ts";
import { isWorthThreads } from "../../../scripts/prove/document/threads.ts";

it("the shares of a proof are together what is proved without shares, each target once", async () => {
  const { contract, specPath } = await loadContract("test/fixtures/statuses/index.ts");
  const source = sourceOf(contract, specPath);
  const options = { runs: 5, seed: 1 };
  const shares = [0, 1, 2].map((part) => proveShare(source, source.document, options, { part, of: 3 }));
  for (const share of shares) expect(share.length).toBeGreaterThan(0);
  const proved = shares.flat();
  expect(new Set(proved.map(({ content }) => content)).size).toBe(proved.length);

  const alone = await openCache();
  const wanted = proveDocument(source, source.document, { ...options, cache: alone });
  expect(wanted.problems).toEqual([]);
  for (const { content, coverage } of proved) expect(alone.get(content)).toEqual(coverage);

  const ahead = await openCache();
  for (const { content, coverage } of proved) ahead.add(content, coverage);
  const rest = proveDocument(source, source.document, { ...options, cache: ahead });
  expect(rest).toEqual({ ...wanted, values: rest.values });
  expect(rest.values + proved.reduce((sum, { values }) => sum + values, 0)).toBe(wanted.values);
});

it.each<[jobs: number, from: number | undefined, wasEmpty: boolean, wanted: boolean]>([
  [2, 2, true, true],
  [1, 2, true, false],
  [2, 3, true, false],
  [2, 2, false, false],
  [2, undefined, true, false],
])("%d jobs, from %s operations on, with an empty cache: %s: threads are worth it: %s", async (...row) => {
  const [jobs, from, wasEmpty, wanted] = row;
  const read = { model: { operations: [{}, {}] } } as unknown as Parameters<typeof isWorthThreads>[0];
  expect(isWorthThreads(read, { ...(await openCache()), wasEmpty }, { jobs, from })).toBe(wanted);
});
