import { expect, it } from "vitest";
import { enough, measure } from "../../scripts/bench/verify/measure.ts";
import { defects } from "./index.ts";

it("the check finds nearly every planted defect, and no fault with servers that keep their contract", async () => {
  const { found, alarms } = await measure([1]);
  const missed = defects.filter((defect) => !found.get(defect)).map(({ kind, name }) => `${kind}: ${name}`);
  expect(missed.length, missed.join("\n")).toBeLessThanOrEqual((1 - enough) * defects.length);
  expect(alarms.map(({ subject, messages }) => `${subject.name}: ${messages.join("; ")}`)).toEqual([]);
});
