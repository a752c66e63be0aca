import { expect, it } from "vitest";
import { shrink } from "../../scripts/schema-cases/index.ts";

const has = (value: unknown, key: string) =>
  typeof value === "object" && value !== null && Object.hasOwn(value, key);

it.each<[string, unknown, (value: unknown) => boolean, unknown]>([
  [
    "a string to its shortest",
    "x".repeat(500),
    (value) => typeof value === "string" && value.length > 80,
    "a".repeat(81),
  ],
  ["a string by code points", "bb😀bb", (value) => String(value).includes("😀"), "😀"],
  ["a number to the edge", 12345.75, (value) => Number(value) > 1000, 1001],
  ["a negative number to a positive one", -8, (value) => value !== 0, 1],
  [
    "an array to the item that matters",
    [1, [2, 3], "x"],
    (value) => Array.isArray(value) && value.includes("x"),
    ["x"],
  ],
  [
    "an object to the property that matters",
    { a: 1, b: { c: [1], d: 2 } },
    (value) => has(value, "b"),
    { b: {} },
  ],
  ["nothing where nothing smaller fails", null, () => true, null],
  [
    "nothing where only the value itself fails",
    { a: 1 },
    (value) => JSON.stringify(value) === '{"a":1}',
    { a: 1 },
  ],
])("shrinks %s", (_, value, stillFails, smallest) => {
  expect(shrink(value, stillFails)).toEqual(smallest);
});

it("takes few steps for what is long and of one kind", () => {
  let steps = 0;
  const items = Array.from({ length: 120 }, (_, index) => String(index * 37));
  const isLong = (value: unknown) => {
    steps++;
    return Array.isArray(value) && value.length > 100;
  };
  expect(shrink(items, isLong)).toEqual(Array.from({ length: 101 }, () => ""));
  expect(steps).toBeLessThan(1500);
});
