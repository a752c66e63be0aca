import { expect, it } from "vitest";
import { seed } from "../seed.ts";
import { defectsOf } from "./satisfiable.ts";

it("of 1000 schemas that each hold of some value, 995 have valid cases, and their rules are reached or named", () => {
  const defects = defectsOf(1000, seed);
  for (const defect of defects) process.stdout.write(`${defect}\n`);
  expect(defects.length, `SEED=${seed}`).toBeLessThanOrEqual(5);
});
