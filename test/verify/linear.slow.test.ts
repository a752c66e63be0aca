import { expect, it } from "vitest";
import { runOfRenames } from "../bench/verify/scale.ts";

it("each operation with laws takes as many requests, however many there are", async () => {
  const counts: number[] = [];
  for (const operations of [10, 20, 40]) counts.push((await runOfRenames(operations)).requests);
  const [ten = 0, twenty = 0, forty = 0] = counts;
  expect((twenty - ten) / 10).toBeGreaterThan(100);
  expect((forty - twenty) / 20).toBe((twenty - ten) / 10);
});
