import fc from "fast-check";
import { expect, it } from "vitest";
import { seed } from "../seed.ts";
import { wireChanges } from "./documents.ts";
import { diamond, diamondNames, type Shape, union, vast } from "./shapes.ts";

/** Whether the break of a shape is told, or that its place is not compared. */
async function tells({ old, now }: Shape): Promise<boolean> {
  const findings = await wireChanges(old as never, now as never);
  return findings.some(({ bump }) => bump === "major");
}

/** All of them, at 30 levels and in both verdicts, are in the slow tests. */
const shapes = fc.sample(
  fc.oneof(
    fc.record({ name: fc.constantFrom(...diamondNames), levels: fc.integer({ min: 3, max: 7 }) }),
    fc.record({ keyword: fc.constantFrom("anyOf" as const, "oneOf" as const), broken: fc.nat(49) }),
  ),
  { seed, numRuns: 8 },
);
const fixed: readonly Shape[] = [
  diamond("allOf", 30),
  diamond("properties", 30),
  ...vast.filter(({ name }) => /^m|^200/.test(name)),
];
const drawn = shapes.map((shape) =>
  "name" in shape ? diamond(shape.name, shape.levels) : union(shape.keyword, 50, shape.broken),
);

it.each([...drawn, ...fixed].map((shape) => [shape.name, shape] as const))(
  "a break is told in %s",
  async (_, shape) => {
    expect(await tells(shape)).toBe(true);
    expect(await wireChanges(shape.old as never, structuredClone(shape.old) as never)).toEqual([]);
  },
);
