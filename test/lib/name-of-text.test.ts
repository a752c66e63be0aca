import fc from "fast-check";
import { expect, it } from "vitest";
import { namesOfNames, namesOfTexts } from "../../scripts/lib/name-of-text.ts";

it.each([
  [["name is required"], ["name-is-required"]],
  [["integration ID must be a valid ULID"], ["integration-id-must-be-a-valid-ulid"]],
  [["`name` is empty."], ["name-is-empty"]],
  [
    ["not allowed!", "not allowed?", "gone"],
    ["not-allowed-544bbd49338c", "not-allowed-b3677983a1cf", "gone"],
  ],
  [["不存在"], ["4e51b67dd32c"]],
  [["größer"], ["gr-er-45fbf6a67b5e"]],
  [["con"], ["con-1143da2bc54c"]],
  [["../../etc/passwd"], ["etc-passwd"]],
  [[""], ["e3b0c44298fc"]],
])("names the texts %j", (texts, wanted) => {
  const names = namesOfTexts(texts);
  expect(texts.map((text) => names.get(text))).toEqual(wanted);
});

it.each([
  [
    ["some", "withAll", "a_b.c-d"],
    ["some", "withAll", "a_b.c-d"],
  ],
  [
    ["All", "all"],
    ["All-a52ace420f21", "all-5ef5ef0364b6"],
  ],
  [
    ["../out", "a/b"],
    ["out", "a-b"],
  ],
  [
    ["nul", "end."],
    ["nul-99e624275901", "end"],
  ],
])("names what authors named %j", (given, wanted) => {
  const names = namesOfNames(given);
  expect(given.map((name) => names.get(name))).toEqual(wanted);
});

/** Texts whose letters are often the same. */
const text = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 400 }),
  fc.string({ unit: fc.constantFrom("a", "A", "b", " ", "!", "?", "-", ".", "/", "ä", "é", "é", "不") }),
  fc.constantFrom("__proto__", "constructor", "CON", "com1.a", "x".repeat(312), `${"x".repeat(311)}y`),
);

it.each([namesOfTexts, namesOfNames])("%o gives each text a name that every file system takes", (namesOf) => {
  fc.assert(
    fc.property(fc.uniqueArray(text, { maxLength: 8 }), (texts) => {
      const names = texts.map((one) => namesOf(texts).get(one) ?? "");
      expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(texts.length);
      for (const name of names) {
        expect(name).toMatch(/^[\w.-]{1,80}$/);
        expect(name).not.toMatch(/^\.|\.$|^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i);
      }
      const [first] = texts;
      if (first !== undefined) expect(namesOf([...texts].reverse()).get(first)).toBe(names[0]);
    }),
    { numRuns: 150 },
  );
});
