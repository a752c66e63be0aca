import { expect, test } from "vitest";
import { withSafeDescriptions } from "../../../scripts/emit/site/safe-document.ts";

/** Schemas of the document, and as the reference shows them. */
const cases: readonly (readonly [schema: object, shown: object])[] = [
  [
    { type: "string", format: "date-time", pattern: "^(?:[0-9]{4})" },
    { type: "string", format: "date-time" },
  ],
  [
    { type: "string", pattern: "^a" },
    { type: "string", pattern: "^a" },
  ],
  [
    { type: "integer", minimum: 1, maximum: 9007199254740991 },
    { type: "integer", minimum: 1 },
  ],
  [{ properties: { pattern: true, format: true } }, { properties: { pattern: true, format: true } }],
  [{ default: { pattern: "a", format: "b" } }, { default: { pattern: "a", format: "b" } }],
];

test.each(cases)("%j", (schema, shown) => expect(withSafeDescriptions(schema)).toEqual(shown));
