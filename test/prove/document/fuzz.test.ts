import { describe, expect, it } from "vitest";
import { seed } from "../../seed.ts";
import { shareOf, tallyOf } from "./fuzz.ts";
import { anySchema, plainSchema } from "./zod-schemas.ts";

describe("random schemas", () => {
  it("of all that Zod has are proved, or refused with a way out", () => {
    const tally = tallyOf(anySchema, 50, seed, 5);
    expect(tally.faults, `SEED=${seed}`).toEqual([]);
    expect(tally.proved.length).toBeGreaterThan(0);
    expect(tally.refused.length).toBeGreaterThan(0);
  });

  it("of what JSON Schema can say are proved", () => {
    const tally = tallyOf(plainSchema, 25, seed, 5);
    const share = shareOf(tally);
    process.stdout.write(`proved: ${share.toFixed(0)} % of the plain schemas, SEED=${seed}\n`);
    expect(tally.faults, `SEED=${seed}`).toEqual([]);
    expect(share, tally.refused.map(({ text }) => text).join("\n")).toBeGreaterThanOrEqual(90);
  });
});
