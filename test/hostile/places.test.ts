import { expect, it } from "vitest";
import { apiVocabulary as vocabulary } from "../../scripts/contract/check/vocabulary.ts";
import { apiNames, hostileApis } from "./apis.ts";
import { slotsOf, stringsOf } from "./strings.ts";

/** Strings of a form that leaves no room for a text, and the path of a file, which must be there. */
const formed =
  /^version$|^license\/file$|^securitySchemes\/\*\/scheme$|errors\/(?:\w+|\*)\/id$|deprecated\/(?:since|sunset)$|response(?:s|Leads)\/\{\}$/;

/**
 * What only an answer's body has, what only a form has, which is no body of an error, and what only an error's has, or
 * one of an operation; names.test.ts shows that the latter are refused.
 */
const elsewhere =
  /errors\/(?:\w+|\*)\/body\/parts|^operations\/\*\/body\/headers|^errors\/\w+\/body\/(?:headers|links)|^operations\/\*\/errors\/\*\/body\/links|^operations\/\*\/(?:body|responses\/\*)\/(?:text|code|fields\/\w+)$/;

it("the hostile texts stand in every place that the vocabulary has for a string", () => {
  const reached = new Set<string>();
  for (const name of apiNames)
    for (const [slot, text] of stringsOf(
      vocabulary,
      // Of characters that every place takes whose form leaves room for a text.
      hostileApis[name]((place) => `[[${place.replaceAll(" ", "-")}]]`),
    ))
      if (text.includes("[[")) reached.add(slot);
  const free = slotsOf(vocabulary).filter((slot) => !formed.test(slot) && !elsewhere.test(slot));
  expect(free.filter((slot) => !reached.has(slot))).toEqual([]);
  // Of a schema: names, words, values, patterns, rules and texts of rejections.
  expect(free.length).toBeGreaterThan(90);
});
