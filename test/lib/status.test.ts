import { expect, it } from "vitest";
import type { StatusKey } from "../../scripts/lib/status.ts";
import { forStatus, isOfStatus, lowestStatus } from "../../scripts/lib/status.ts";

it.each<[StatusKey, number, boolean]>([
  [404, 404, true],
  [404, 400, false],
  ["4XX", 404, true],
  ["4XX", 500, false],
  ["default", 500, true],
])("the key %s has the status %i: %s", (key, status, expected) => {
  expect(isOfStatus(key, status)).toBe(expected);
});

it.each<[status: number, key: StatusKey | undefined]>([
  [404, 404],
  [400, "4XX"],
  [500, "default"],
])("of several parts, the most particular one is that of the status: %i is %s", (status, key) => {
  const parts = (["default", "4XX", 404] as const).map((one) => ({ status: one }));
  expect(forStatus(parts, status)).toEqual({ status: key });
  expect(forStatus([], status)).toBeUndefined();
});

it.each<[StatusKey, number]>([
  [404, 404],
  ["4XX", 400],
  ["default", 200],
])("the lowest status of the key %s is %i", (key, status) => {
  expect(lowestStatus(key)).toBe(status);
});
