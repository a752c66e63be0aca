import { expect, it } from "vitest";
import { comparedRatios, recordedRatios } from "./generate/ratios.ts";

it.each<[string, number, Readonly<Record<string, number>>, boolean]>([
  ["the same", 2, { cold: 2 }, false],
  ["better", 1, { cold: 2 }, false],
  ["a quarter worse", 2.5, { cold: 2 }, false],
  ["more than a quarter worse", 2.51, { cold: 2 }, true],
  ["no number", Number.NaN, { cold: 2 }, true],
  ["not recorded", 1, { warm: 2 }, true],
  ["named as every object has it", 1, {}, true],
])("a ratio that is %s", (_, value, before, isWorse) => {
  const name = Object.keys(before).length > 0 ? "cold" : "constructor";
  expect(comparedRatios([{ name, value }], before).map((one) => one.isWorse)).toEqual([isWorse]);
});

it.each<[string, string, object | undefined]>([
  ["ratios", '{ "date": "2026-01-01", "ratios": { "cold": 2 } }', { cold: 2 }],
  ["nothing", "", undefined],
  ["no JSON", "{", undefined],
  ["no object", "[]", undefined],
  ["no ratios", '{ "date": "2026-01-01" }', undefined],
  ["empty ratios", '{ "ratios": {} }', undefined],
  ["a ratio that is none", '{ "ratios": { "cold": 2, "warm": null } }', undefined],
])("a record with %s", (_, text, wanted) => {
  expect(recordedRatios(text)).toEqual(wanted);
});
