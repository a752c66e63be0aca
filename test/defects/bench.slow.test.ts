import { expect, it } from "vitest";
import { enough, measure, sets } from "../bench/verify/measure.ts";
import { seed } from "../seed.ts";

it.each(["planted", "blind"] as const)(
  `the check finds nearly every third defect (seed ${seed}), and no fault with servers that keep their contract: %s`,
  async (set) => {
    const subjects = sets[set];
    const third = subjects.defects.filter((_, index) => index % 3 === seed % 3);
    const { found, alarms } = await measure([1], { ...subjects, defects: third });
    const missed = third.filter((defect) => !found.get(defect)).map(({ kind, name }) => `${kind}: ${name}`);
    expect(missed.length, missed.join("\n")).toBeLessThanOrEqual((1 - enough[set]) * third.length);
    expect(alarms.map(({ subject, messages }) => `${subject.name}: ${messages.join("; ")}`)).toEqual([]);
  },
);
