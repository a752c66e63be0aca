import fc from "fast-check";
import { expect, it } from "vitest";
import { seed } from "../../seed.ts";
import { placed } from "./random-spec.ts";
import { travelOf } from "./travel.ts";

/** Draws so many schemas, and sends so many values through client and server over a socket for each that is taken. */
export function describeTravel(count: number, values: number): void {
  it(`what is taken travels, and what does not is refused where it stands; seed ${seed}`, async () => {
    const all = fc.sample(placed, { numRuns: count, seed });
    const { refusals, wrong } = await travelOf(all, { random: values, limit: values * 2 });
    expect(wrong).toEqual([]);
    expect(count - refusals.size).toBeGreaterThan(count / 6);
    for (const codes of refusals.values())
      for (const code of codes)
        expect(code).toMatch(/^(?:value-not-carried|path-parameters-regroup|path-parameter-optional)$/);
  });
}
