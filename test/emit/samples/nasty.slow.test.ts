import { expect, test } from "vitest";
import { testSamples } from "./batch.ts";
import { nasty } from "./nasty.ts";
import { nastyTrials } from "./nasty-trials.ts";

test("there are enough of them", () => {
  expect(new Set(nasty).size).toBe(nasty.length);
  expect(nasty.length).toBeGreaterThan(60);
});

testSamples("any text arrives as it is", nasty.flatMap(nastyTrials));
