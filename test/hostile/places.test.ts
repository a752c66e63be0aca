import { expect, it } from "vitest";
import { apiVocabulary as vocabulary } from "../../scripts/contract/check/vocabulary.ts";
import { hostileApi } from "./api.ts";
import { slotsOf, stringsOf } from "./strings.ts";

/** Strings of a form that leaves no room for a text, and what only an answer's body has. */
const formed =
  /^version$|errors\/(?:\w+|\*)\/id$|deprecated\/(?:since|sunset)$|responses\/\{\}$|^operations\/\*\/body\/headers/;

it("the hostile texts stand in every place that the vocabulary has for a string", () => {
  const reached = new Set<string>();
  const api = hostileApi((place) => `«${place}»`);
  for (const [slot, text] of stringsOf(vocabulary, api)) if (text.includes("«")) reached.add(slot);
  const free = slotsOf(vocabulary).filter((slot) => !formed.test(slot));
  expect(free.filter((slot) => !reached.has(slot))).toEqual([]);
  // Of a schema: names, words, values, patterns, rules and texts of rejections.
  expect(free.length).toBeGreaterThan(90);
});
