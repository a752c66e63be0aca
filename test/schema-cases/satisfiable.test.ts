import { expect, it } from "vitest";
import { seed } from "../seed.ts";
import { defectsOf } from "./satisfiable.ts";

it("a schema that holds of some value has a valid case, and each of its rules is reached or named", () => {
  expect(defectsOf(60, seed), `SEED=${seed}`).toEqual([]);
});
