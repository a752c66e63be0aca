import { expect, it } from "vitest";
import { flatOf } from "../../scripts/compare/wire/flat-schemas/flat.ts";
import type { JsonSchema, SchemaObject } from "../../scripts/lib/json-schema.ts";

const root = {
  components: {
    schemas: {
      Text: { type: "string", minLength: 2 },
      Loop: { allOf: [{ $ref: "#/components/schemas/Loop" }, { type: "string" }] },
    },
  },
};
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const [a, b] = [{ const: "a" }, { const: "b" }];
const both = (one: SchemaObject, other: SchemaObject) => ({ allOf: [one, other] });

it.each<[what: string, schema: JsonSchema, flat: JsonSchema]>([
  ["everything", true, true],
  ["nothing", false, false],
  ["words for people alone", { title: "t", description: "d" }, true],
  [
    "keywords that say nothing",
    { minLength: 0, required: [], items: {}, uniqueItems: false, not: false },
    true,
  ],
  ["what `not` leaves nothing of", { type: "string", not: {} }, false],
  ["what `not` leaves nothing of, without words", { not: { description: "d" } }, false],
  ["a `not` that leaves something", { not: a }, { not: a }],
  ["a list of one value", { enum: [1] }, { const: 1 }],
  ["a list of one value beside a constant", { enum: [1], const: 2 }, { enum: [1], const: 2 }],
  ["a list of one type", { type: ["string"] }, { type: "string" }],
  ["a list of types", { type: ["string", "null", "string"] }, { type: ["null", "string"] }],
  ["a media type in capitals", { contentMediaType: "Image/PNG" }, { contentMediaType: "image/png" }],
  ["a reference", ref("Text"), { minLength: 2, type: "string" }],
  [
    "a reference beside keywords",
    { ...ref("Text"), maxLength: 3 },
    { maxLength: 3, minLength: 2, type: "string" },
  ],
  ["a reference that leads nowhere", ref("Nowhere"), true],
  ["what holds itself", ref("Loop"), { type: "string" }],
  ["a choice of one", { anyOf: [{ type: "string" }], minLength: 1 }, { minLength: 1, type: "string" }],
  ["a choice of several", { oneOf: [a, b] }, { oneOf: [a, b] }],
  ["parts of which one is nothing", { allOf: [a, false] }, false],
  ["the same part twice", both(a, a), a],
  [
    "what stands beside unevaluated ones",
    { ...both(a, b), unevaluatedItems: false },
    { ...both(a, b), unevaluatedItems: false },
  ],
  [
    "types that both have",
    both({ type: ["string", "null"] }, { type: ["null", "integer"] }),
    { type: "null" },
  ],
  ["integers among numbers", both({ type: "number" }, { type: "integer" }), { type: "integer" }],
  [
    "numbers and texts, twice",
    both({ type: ["number", "string"] }, { type: ["integer", "string"] }),
    { type: ["integer", "string"] },
  ],
  ["types that none has", both({ type: "string" }, { type: "null" }), false],
  [
    "the higher of lower ends",
    both({ minimum: 1, minItems: 4 }, { minimum: 2, minItems: 3 }),
    { minimum: 2, minItems: 4 },
  ],
  [
    "the lower of upper ends",
    both({ maximum: 1, maxItems: 4 }, { maximum: 2, maxItems: 3 }),
    { maximum: 1, maxItems: 3 },
  ],
  ...["maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties"].map(
    (keyword): [string, JsonSchema, JsonSchema] => [
      `the lower ${keyword}`,
      both({ [keyword]: 4 }, { [keyword]: 3 }),
      { [keyword]: 3 },
    ],
  ),
  ...["minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties"].map(
    (keyword): [string, JsonSchema, JsonSchema] => [
      `the higher ${keyword}`,
      both({ [keyword]: 4 }, { [keyword]: 3 }),
      { [keyword]: 4 },
    ],
  ),
  [
    "a bound that is none",
    both({ maximum: "x" as never }, { maximum: 2 }),
    { maximum: "x" as never, allOf: [{ maximum: 2 }] },
  ],
  [
    "a lower bound that is none",
    both({ minimum: 1 }, { minimum: "x" as never }),
    { minimum: 1, allOf: [{ minimum: "x" as never }] },
  ],
  [
    "names that are needed by either",
    both({ required: ["a", "b"] }, { required: ["b", "c"] }),
    { required: ["a", "b", "c"] },
  ],
  [
    "what is needed in no list",
    both({ required: ["a"] }, { required: true as never }),
    { required: ["a"], allOf: [{ required: true as never }] },
  ],
  ["one pattern twice", both({ pattern: "a" }, { pattern: "a" }), { pattern: "a" }],
  ["two patterns", both({ pattern: "a" }, { pattern: "b" }), { pattern: "a", allOf: [{ pattern: "b" }] }],
  ["other keywords", both({ pattern: "a" }, { minLength: 1 }), { pattern: "a", minLength: 1 }],
  ["properties of either", both({ properties: { a } }, { properties: { b } }), { properties: { a, b } }],
  [
    "a property of both",
    both({ properties: { a } }, { properties: { a: b } }),
    { properties: { a: both(a, b) } },
  ],
  [
    "a property of both that is the same or anything",
    both({ properties: { a, b: {} } }, { properties: { a, b: true } }),
    { properties: { a, b: {} } },
  ],
  ["items of both", both({ items: a }, { items: b }), { items: both(a, b) }],
  [
    "properties and all others, which look at each other",
    both({ properties: { a } }, { properties: { b }, additionalProperties: false }),
    { properties: { a }, allOf: [{ additionalProperties: false, properties: { b } }] },
  ],
  [
    "items after the first ones, which look at each other",
    both({ prefixItems: [a] }, { items: b }),
    { prefixItems: [a], allOf: [{ items: b }] },
  ],
  [
    "what is contained, twice",
    both({ contains: a, minContains: 2 }, { contains: a }),
    { contains: a, minContains: 2, allOf: [{ contains: a }] },
  ],
])("%s", (_, schema, flat) => {
  expect(flatOf({ root, schema })).toEqual(flat);
});

it("is the same object for the same schema", () => {
  const schema = both({ items: a }, { items: b });
  expect(flatOf({ root, schema })).toBe(flatOf({ root, schema }));
});
