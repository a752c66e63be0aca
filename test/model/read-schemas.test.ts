import { expect, it } from "vitest";
import type { JsonSchema } from "../../scripts/lib/json-schema.ts";
import { schemaReader } from "../../scripts/model/read/schemas.ts";
import { unclear } from "../../scripts/model/read/unclear.ts";

const s = { type: "string" };
const deep = (levels: number): unknown => (levels === 0 ? 1 : [deep(levels - 1)]);
const not = (...words: readonly string[]) => ({ [unclear]: words });

/** A schema as a document has it, and how it is read; words: what is not clear in it. */
it.each<[raw: unknown, read: JsonSchema, isOld?: boolean]>([
  [true, true],
  ["false", false],
  [[s], s],
  [[s, s], not("a schema is a list, expected an object")],
  [7, not("a schema is 7, expected an object")],
  [
    { $comment: "c", "x-own": 1, ...s },
    { "x-own": 1, ...s },
  ],
  [
    { minimum: "3", maximum: " 1e2 " },
    { minimum: 3, maximum: 100 },
  ],
  [{ minimum: "x" }, not('`minimum` is "x", expected a number')],
  [{ minLength: 1.5 }, not("`minLength` is 1.5, expected a whole number, 0 or more")],
  [{ maxItems: -1 }, not("`maxItems` is -1, expected a whole number, 0 or more")],
  [{ multipleOf: 0 }, not("`multipleOf` is 0, expected a number above 0")],
  [{ multipleOf: "0.5" }, { multipleOf: 0.5 }],
  [
    { uniqueItems: "true", readOnly: false },
    { uniqueItems: true, readOnly: false },
  ],
  [{ uniqueItems: 1 }, not("`uniqueItems` is 1, expected `true` or `false`")],
  [{ format: 1 }, not("`format` is 1, expected a text")],
  [{ title: 1, description: {}, examples: [] }, {}],
  [{ required: "a" }, { required: ["a"] }],
  [{ required: ["a", "b", "a"] }, { required: ["a", "b"] }],
  [{ required: [1] }, not("`required` is a list, expected a list of names")],
  [{ required: true }, {}],
  [
    { properties: { a: { ...s, required: true }, b: { required: "true" }, c: { required: "false" } } },
    { properties: { a: s, b: {}, c: {} }, required: ["a", "b"] },
  ],
  [
    { properties: { a: { ...s, required: true } }, required: ["b"] },
    { properties: { a: s }, required: ["b", "a"] },
  ],
  [{ properties: [] }, not("`properties` is an empty list, expected schemas by name")],
  [{ enum: [] }, not("`enum` is an empty list, expected a list of values")],
  [{ enum: [deep(200)] }, not("`enum` is a list, expected a list of values")],
  [{ const: deep(200) }, not("`const` is a list, expected a value of fewer levels")],
  [
    { const: null, default: [1] },
    { const: null, default: [1] },
  ],
  [{ type: "any" }, {}],
  [{ type: "Int" }, { type: "integer" }],
  [{ type: ["bool", "Boolean", "null"] }, { type: ["boolean", "null"] }],
  [{ type: null }, { type: "null" }],
  [{ type: [] }, not("`type` is an empty list, expected a type of JSON Schema")],
  [{ type: "thing" }, not('`type` is "thing", expected a type of JSON Schema')],
  [{ type: [1] }, not("`type` is a list, expected a type of JSON Schema")],
  [{ pattern: "(?P<a>x)(?P=a)\\Z" }, { pattern: "(?<a>x)\\k<a>$" }],
  [{ pattern: "[" }, not('`pattern` is "[", expected a pattern that JavaScript knows (ECMA-262)')],
  [{ pattern: 1 }, not("`pattern` is 1, expected a pattern that JavaScript knows (ECMA-262)")],
  [
    { patternProperties: { "^a": s, "[": s } },
    {
      patternProperties: { "^a": s },
      ...not('`patternProperties` is "[", expected a pattern that JavaScript knows (ECMA-262)'),
    },
  ],
  [{ dependentRequired: { a: "b", c: ["d"] } }, { dependentRequired: { a: ["b"], c: ["d"] } }],
  [
    { dependentRequired: { a: 1 } },
    not("`dependentRequired` is an object, expected lists of names, by name"),
  ],
  [{ dependentRequired: 1 }, not("`dependentRequired` is 1, expected lists of names, by name")],
  [{ dependencies: { a: ["b"], c: s } }, { dependentRequired: { a: ["b"] }, dependentSchemas: { c: s } }],
  [
    { dependencies: { a: ["b"] }, dependentRequired: { c: ["d"] }, dependentSchemas: { e: s } },
    { dependentRequired: { c: ["d"] }, dependentSchemas: { e: s } },
  ],
  [
    { contentSchema: { $ref: "#/components/schemas/A", items: [{ $ref: "b", ...s }] } },
    { contentSchema: { items: [s] } },
  ],
  [{ contentSchema: deep(200) }, not("`contentSchema` is a list, expected a schema")],
  [
    { items: [s, true], additionalItems: false },
    { prefixItems: [s, true], items: false },
  ],
  [{ items: [s], prefixItems: [true] }, { prefixItems: [true] }],
  [{ items: [] }, {}],
  [{ items: s }, { items: s }],
  [{ items: 3 }, not("`items` is 3, expected a schema")],
  [{ allOf: s }, { allOf: [s] }],
  [{ allOf: [], anyOf: [] }, not("`anyOf` is an empty list, expected schemas in it")],
  [{ oneOf: [] }, not("`oneOf` is an empty list, expected schemas in it")],
  [{ anyOf: "x" }, not('`anyOf` is "x", expected a list of schemas')],
  [{ $dynamicRef: "#a" }, not('`$dynamicRef` is "#a", expected `$ref`')],
  [{ $ref: 1 }, not("`$ref` is 1, expected a reference as text")],
  [
    { $ref: "a", ...s },
    { $ref: "to a", ...s },
  ],
  [{ $ref: "a", ...s }, { $ref: "to a" }, true],
  [{ ...s, nullable: true }, { type: ["string", "null"] }, true],
  [
    { ...s, nullable: true, enum: ["a"] },
    { type: ["string", "null"], enum: ["a", null] },
  ],
  [
    { nullable: true, $ref: "a", readOnly: true, writeOnly: true },
    {
      anyOf: [{ $ref: "to a", readOnly: true, writeOnly: true }, { type: "null" }],
      readOnly: true,
      writeOnly: true,
    },
  ],
  [{ nullable: true, allOf: [s] }, { anyOf: [{ allOf: [s] }, { type: "null" }] }],
  [
    { minimum: 1, exclusiveMinimum: true, maximum: 2, exclusiveMaximum: false },
    { exclusiveMinimum: 1, maximum: 2 },
  ],
  [{ exclusiveMinimum: true }, {}],
  [{ exclusiveMinimum: "3" }, { exclusiveMinimum: 3 }],
  [{ discriminator: "kind" }, { discriminator: { propertyName: "kind", mapping: {} } }],
  [
    { discriminator: { propertyName: "kind", mapping: { a: "A", b: "#/components/schemas/B", c: 1 } } },
    {
      discriminator: {
        propertyName: "kind",
        mapping: { a: "#/components/schemas/A", b: "#/components/schemas/B" },
      },
    },
  ],
  [{ discriminator: 1 }, not("`discriminator` is 1, expected an object with a `propertyName`")],
  [
    { xml: { name: "n", namespace: "u", attribute: true, wrapped: true } },
    { xml: { name: "n", namespace: "u", attribute: true, wrapped: true } },
  ],
  [{ xml: { name: 1, attribute: "yes" } }, { xml: {} }],
  [{ xml: "n" }, not('`xml` is "n", expected an object that tells the form in XML')],
  [
    { format: "x".repeat(80), minimum: "y".repeat(80) },
    { format: "x".repeat(80), ...not(`\`minimum\` is "${"y".repeat(58)}…, expected a number`) },
  ],
])("%j is read as %j", (raw, read, isOld = false) => {
  expect(
    schemaReader(
      (ref) => `to ${ref}`,
      isOld,
      () => {},
    )(raw),
  ).toEqual(read);
});

it("the same object is read once, and no deeper than anybody writes", () => {
  const read = schemaReader(
    (ref) => ref,
    false,
    () => {},
  );
  expect(read(s)).toBe(read(s));
  let nested: unknown = s;
  for (let level = 0; level < 5000; level++) nested = { items: nested };
  expect(JSON.stringify(read(nested))).toMatch(/more than \d+ levels of schemas in each other/);
});
