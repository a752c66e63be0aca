import { expect, it } from "vitest";
import { missingText } from "../../scripts/verify/missing-object.ts";

const anything = () => true;

/** How many characters differ, of texts of one length. */
function changed(one: string, other: string): number {
  expect(other).toHaveLength(one.length);
  return [...one].filter((character, index) => character !== other[index]).length;
}

it.each([
  ["ai_01KFRX8K1CKQGCV2W5J9C9Z37H", 8],
  ["aaaa", 4],
  ["a-b-c", 3],
])("%s with at most eight characters changed, none of them for another kind: %i", (given, wanted) => {
  const text = missingText(given, anything) ?? "";
  expect(changed(given, text)).toBe(wanted);
  expect(text.replace(/[a-z]/g, "a").replace(/[A-Z]/g, "A").replace(/\d/g, "0")).toBe(
    given.replace(/[a-z]/g, "a").replace(/[A-Z]/g, "A").replace(/\d/g, "0"),
  );
});

it.each([
  ["a number, far away", "12", anything, "1987654321"],
  ["a number, as far as it may be", "12", (text: string) => text.length < 6, "9876"],
  ["nothing else is valid", "only", (text: string) => text === "only", undefined],
  ["nothing can be changed", "--", anything, undefined],
])("%s", (_, given, isValid, wanted) => {
  expect(missingText(given, isValid)).toBe(wanted);
});
