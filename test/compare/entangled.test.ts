import { expect, it } from "vitest";
import { documentOf, type Named, type Schema } from "./body.ts";
import { wireChanges } from "./documents.ts";

const s = { type: "string" };
const i = { type: "integer" };
const o = (properties: Named, more: object = {}) => ({ type: "object", properties, ...more });
const tag = (kind: string, more: Named = {}) => o({ kind: { const: kind }, ...more }, { required: ["kind"] });
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

/** Where more than one schema decides on a value: what a change of one of them breaks. */
it.each<[what: string, old: Schema, now: Schema, wanted: readonly string[]]>([
  [
    "a choice beside a property that must be there",
    o({ id: s }, { required: ["id"], anyOf: [o({ k: s }), o({ l: s }, { required: ["l"] })] }),
    o({ id: s }, { required: ["id"], anyOf: [o({ k: i }), o({ l: s }, { required: ["l"] })] }),
    ["request-type-narrowed major /k", "request-type-widened minor /k"],
  ],
  [
    "a value that a sibling takes",
    {
      anyOf: [
        { ...s, maxLength: 9 },
        { ...s, minLength: 2 },
      ],
    },
    {
      anyOf: [
        { ...s, maxLength: 5 },
        { ...s, minLength: 2 },
      ],
    },
    [],
  ],
  [
    "a property that a pattern names, too",
    o({ ax: s }, { patternProperties: { "^a": { ...s, maxLength: 4 } } }),
    o({ ax: { ...s, maxLength: 3 } }, { patternProperties: { "^a": { ...s, maxLength: 4 } } }),
    ["request-max-length-narrowed major /ax"],
  ],
  [
    "a property that a pattern narrows as far already",
    o({ ax: s }, { patternProperties: { "^a": { ...s, maxLength: 2 } } }),
    o({ ax: { ...s, maxLength: 3 } }, { patternProperties: { "^a": { ...s, maxLength: 2 } } }),
    [],
  ],
  [
    "a property that two patterns narrow as far together",
    o({ ax: {} }, { patternProperties: { "^a": s, x$: { minLength: 2 } } }),
    o({ ax: { ...s, minLength: 1 } }, { patternProperties: { "^a": s, x$: { minLength: 2 } } }),
    [],
  ],
  [
    "a property that a pattern no longer narrows as far",
    o({ ax: s }, { patternProperties: { "^a": { ...s, maxLength: 2 } } }),
    o({ ax: { ...s, maxLength: 3 } }, { patternProperties: { "^a": { ...s, maxLength: 4 } } }),
    ["request-max-length-widened minor /*", "request-max-length-widened minor /ax"],
  ],
  [
    "a property whose pattern goes, and which narrows as far",
    o({ ax: s }, { patternProperties: { "^a": { ...s, maxLength: 2 } } }),
    o({ ax: { ...s, maxLength: 2 } }),
    ["request-type-widened minor /a", "request-max-length-widened minor /a"],
  ],
  [
    "a pattern alone beside a property that it names",
    o({ ax: s }, { patternProperties: { "^a": { ...s, maxLength: 4 } } }),
    o({ ax: s }, { patternProperties: { "^a": { ...s, maxLength: 2 } } }),
    ["request-max-length-narrowed major /*"],
  ],
  [
    "a property beside a pattern that does not name it",
    o({ bx: s }, { patternProperties: { "^a": { ...s, maxLength: 2 } } }),
    o({ bx: { ...s, maxLength: 3 } }, { patternProperties: { "^a": { ...s, maxLength: 2 } } }),
    ["request-max-length-narrowed major /bx"],
  ],
  [
    "a value that fitted two branches comes to fit one",
    {
      oneOf: [
        { ...s, maxLength: 9 },
        { ...s, minLength: 2 },
      ],
    },
    {
      oneOf: [
        { ...s, maxLength: 5 },
        { ...s, minLength: 2 },
      ],
    },
    ["request-one-of-widened minor "],
  ],
  [
    "a property that fitted two branches comes to fit one",
    o({ a: { oneOf: [o({ x: i }), o({ x: { type: "number" }, y: s }, { required: ["x"] })] } }),
    o({
      a: { oneOf: [o({ x: { ...i, maximum: 5 } }), o({ x: { type: "number" }, y: s }, { required: ["x"] })] },
    }),
    ["request-one-of-widened minor /a"],
  ],
  [
    "a condition that becomes another one",
    // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema
    o({ a: s, b: s }, { if: { required: ["a"] }, then: { required: ["b"] } }),
    // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema
    o({ a: s, b: s }, { if: { required: ["b"] }, then: { required: ["a"] } }),
    ["request-property-required major /a", "request-property-optional minor /b"],
  ],
  [
    "what else holds",
    o({ a: s, b: s }, { if: { required: ["a"] }, else: { required: ["b"] } }),
    o({ a: s, b: s }, { if: { required: ["a"] }, else: { maxProperties: 0 } }),
    ["request-max-properties-narrowed major ", "request-property-optional minor /b"],
  ],
  [
    "a kind of things in a list",
    { type: "array", items: { oneOf: [tag("a", { x: s }), tag("b")] } },
    { type: "array", items: { oneOf: [tag("a", { x: i }), tag("b")] } },
    ["request-type-narrowed major /*/x", "request-type-widened minor /*/x"],
  ],
  [
    "a kind inside of a kind",
    { oneOf: [tag("a", { in: { oneOf: [tag("c", { x: s }), tag("d")] } }), tag("b")] },
    { oneOf: [tag("a", { in: { oneOf: [tag("c", { x: i }), tag("d")] } }), tag("b")] },
    ["request-type-narrowed major /in/x", "request-type-widened minor /in/x"],
  ],
  [
    "a kind by its mapping",
    { oneOf: [ref("Cat"), ref("Dog")], discriminator: { propertyName: "kind", mapping: { cat: "Cat" } } },
    { oneOf: [ref("Cat"), ref("Dog")], discriminator: { propertyName: "kind", mapping: { dog: "Cat" } } },
    [],
  ],
  [
    "an item between others that do not change",
    { type: "array", prefixItems: [o({ a: s }), o({ b: s }), tag("c")], minItems: 3 },
    { type: "array", prefixItems: [o({ a: s }), o({ b: i }), tag("c")], minItems: 3 },
    ["request-type-narrowed major /*/b", "request-type-widened minor /*/b"],
  ],
  [
    "a map of maps",
    {
      type: "object",
      additionalProperties: { type: "object", additionalProperties: { ...s, maxLength: 4 } },
    },
    {
      type: "object",
      additionalProperties: { type: "object", additionalProperties: { ...s, maxLength: 3 } },
    },
    ["request-max-length-narrowed major /*/*"],
  ],
])("%s", async (_, old, now, wanted) => {
  const schemas = { Cat: tag("cat"), Dog: tag("dog") };
  const found = await wireChanges(documentOf(old, schemas), documentOf(now, schemas));
  expect(
    found.map(({ rule, bump, place }) => `${rule} ${bump} ${place.replace(/^request body ?/, "")}`),
  ).toEqual(wanted);
});
