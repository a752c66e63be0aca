import { describe, expect, it } from "vitest";
import { closedAllOf, closedSchema } from "../../scripts/import/schema/closed.ts";
import type { JsonSchema, SchemaObject } from "../../scripts/lib/json-schema.ts";
import { casesOf, judgeOf } from "../../scripts/schema-cases/index.ts";

const text: JsonSchema = { type: "string" };
const object = (properties: SchemaObject["properties"], more: object = {}): SchemaObject => ({
  type: "object",
  properties: properties ?? {},
  ...more,
});
const closed = { additionalProperties: false };
const Base = object({ a: text }, { required: ["a"] });
const Loop: SchemaObject = { allOf: [{ $ref: "#/components/schemas/Loop" }], ...object({ a: text }) };
// What is evaluated is kept track of where a schema of the document asks for it.
const Closed = { unevaluatedProperties: false, unevaluatedItems: false };
const schemas = { Base, Loop, Closed };
const base = { $ref: "#/components/schemas/Base" };
const root = { components: { schemas } };
const judge = judgeOf(root);

/** Each with whether it can be said by fields alone. */
const rows: readonly (readonly [typeof closedSchema, SchemaObject, boolean])[] = [
  [closedSchema, object({ a: text }, { unevaluatedProperties: false }), true],
  [closedSchema, { allOf: [base, object({ b: text })], unevaluatedProperties: false }, true],
  [closedSchema, { allOf: [base, object({ a: { minLength: 3 } })], unevaluatedProperties: false }, true],
  [
    closedSchema,
    { ...object({ b: text }, { required: ["c"] }), ...base, unevaluatedProperties: false },
    true,
  ],
  [closedSchema, { anyOf: [base, object({ b: text })], unevaluatedProperties: false }, false],
  [closedSchema, { allOf: [{ $ref: "#/components/schemas/Loop" }], unevaluatedProperties: false }, false],
  [closedSchema, object({ a: text }, { unevaluatedProperties: text }), false],
  [closedSchema, { type: "array", prefixItems: [text], unevaluatedItems: false }, true],
  [closedSchema, { type: "array", prefixItems: [text], contains: text, unevaluatedItems: false }, false],
  [closedSchema, object({ a: text }), false],
  [closedAllOf, { allOf: [base, object({ b: text }, closed)] }, true],
  [closedAllOf, { allOf: [object({ a: text }, closed), object({ b: text }, closed)] }, true],
  [closedAllOf, { allOf: [object({ a: text, b: text }, closed), object({ b: { maxLength: 1 } })] }, true],
  [closedAllOf, { allOf: [base, object({ b: text })] }, false],
  [closedAllOf, { allOf: [object({ a: text }, closed), { description: "A word." }] }, false],
  [closedAllOf, { allOf: [object({ a: text }, closed), { oneOf: [base] }] }, false],
  // A field that another part requires and the closed one refuses: nothing fits.
  [closedAllOf, { allOf: [object({ a: text }, { required: ["b"], ...closed }), object({ b: text })] }, true],
  [closedAllOf, { allOf: [object({ a: true }, closed), object({ b: text })] }, true],
  // Fields without a type, as any value has that is no object.
  [closedAllOf, { allOf: [{ properties: { a: text }, ...closed }, { properties: { b: text } }] }, true],
  [closedAllOf, { allOf: [object({ a: text }, closed), { type: "array", properties: { b: text } }] }, false],
  [
    closedAllOf,
    { allOf: [object({ a: text }, closed), object({ b: text }, { additionalProperties: text })] },
    false,
  ],
  [closedAllOf, { allOf: [object({ a: text }, closed), { $ref: "#/components/schemas/Absent" }] }, false],
  [closedAllOf, { allOf: [object({ a: text }, closed), { $ref: "#/$defs/Own" }] }, false],
  [closedSchema, { type: "array", unevaluatedItems: text }, true],
  [closedSchema, { type: "array", unevaluatedItems: false, unevaluatedProperties: false }, false],
  [closedSchema, { allOf: [{ items: text }], unevaluatedItems: false }, false],
];

describe("objects that close what others have", () => {
  it.each(rows.map(([make, schema, isSaid]) => [make.name, schema, isSaid, make] as const))(
    "%s of %j: %s",
    (_, schema, isSaid, make) => {
      const made = make(schema, schemas);
      expect(made !== undefined).toBe(isSaid);
      if (!made) return;
      const [original, own] = [judge(schema), judge(made)];
      const values = [
        {},
        { a: "" },
        { b: "" },
        { a: "", b: "" },
        { a: "abc" },
        { c: 1 },
        { a: "abc", b: "", c: 1 },
        [],
        ["a"],
        ["a", 1],
        1,
      ];
      for (const one of [schema, made])
        for (const { value } of casesOf(one, { root })) values.push(value as never);
      for (const value of values)
        expect({ value, fits: own(value) }).toEqual({ value, fits: original(value) });
    },
  );
});
