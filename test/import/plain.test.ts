import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plainIn } from "../../scripts/import/proof/plain.ts";
import type { JsonSchema, SchemaObject } from "../../scripts/lib/json-schema.ts";
import { casesOf, judgeOf } from "../../scripts/schema-cases/index.ts";
import { seed } from "../seed.ts";
import { importedModel } from "./document.ts";

const Kind: SchemaObject = { type: "integer", enum: [1, 2] };
const Thing: SchemaObject = { type: "object", properties: { a: { type: "string" } }, required: ["a"] };
const Usual: SchemaObject = { type: "string", default: "a" };
const Cat: SchemaObject = { type: "object", properties: { kind: { enum: ["cat"] } }, required: ["kind"] };
const Dog: SchemaObject = { type: "object", properties: { kind: { enum: ["dog"] } } };
const model = importedModel({}, { Kind, Thing, Usual, Cat, Dog });
const judge = judgeOf(model);
const ref = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` });
const others = (kind: string): JsonSchema[] =>
  (["array", "boolean", "null", "number", "object", "string"] as const).flatMap((type) =>
    type === kind ? [] : [{ type }],
  );
const tagged = (...values: string[]): JsonSchema => ({
  type: "object",
  properties: { kind: { enum: values } },
  required: ["kind"],
});
const [low, high] = [-(2 ** 31), 2 ** 31 - 1];

/** What documents say, and the plainest form of it. */
const rows: readonly (readonly [JsonSchema, JsonSchema])[] = [
  [{ oneOf: [{ type: "null" }, ref("Thing")] }, { anyOf: [{ type: "null" }, ref("Thing")] }],
  [
    { oneOf: [{ type: "integer" }, { type: "number" }] },
    { oneOf: [{ type: "integer" }, { type: "number" }] },
  ],
  [{ oneOf: [{ const: "a" }, { const: "b" }] }, { enum: ["a", "b"] }],
  [{ oneOf: [{ const: "a" }, { enum: ["b", "a"] }] }, { oneOf: [{ enum: ["a"] }, { enum: ["b", "a"] }] }],
  [{ type: "integer", oneOf: [{ const: 1 }, { const: 2 }] }, { enum: [1, 2] }],
  [
    { anyOf: [{ type: "string", maxLength: 3 }, { type: "null" }] },
    { type: ["null", "string"], maxLength: 3 },
  ],
  [
    { anyOf: [{ anyOf: [ref("Thing"), ref("Kind")] }, { type: "null" }] },
    { anyOf: [{ type: "null" }, ref("Thing"), ref("Kind")] },
  ],
  [{ anyOf: [{ enum: ["a"] }, { type: "null" }] }, { enum: ["a", null] }],
  [
    { oneOf: [{ oneOf: [{ type: "integer" }, { type: "number" }] }, { type: "null" }] },
    { anyOf: [{ type: "null" }, { oneOf: [{ type: "integer" }, { type: "number" }] }] },
  ],
  [
    { anyOf: [{ type: "object", required: ["a"] }, ...others("object")] },
    { required: ["a"], properties: { a: {} } },
  ],
  [
    { anyOf: [{ type: "integer" }, { type: "number", minimum: 1 }] },
    { anyOf: [{ type: "integer" }, { type: "number", minimum: 1 }] },
  ],
  [
    { anyOf: [{ type: "string", format: "int64" }, { type: "integer" }] },
    { anyOf: [{ type: "string", format: "int64" }, { type: "integer" }] },
  ],
  [{ type: "object", oneOf: [tagged("a"), tagged("b")] }, { anyOf: [tagged("a"), tagged("b")] }],
  [{ oneOf: [tagged("a"), tagged("a", "b")] }, { oneOf: [tagged("a"), tagged("a", "b")] }],
  [
    { type: "object", required: ["a", "b"], properties: { a: { type: "string", default: "x" } } },
    { type: "object", required: ["a", "b"], properties: { a: { type: "string" }, b: {} } },
  ],
  [{ type: "array", discriminator: { propertyName: "a", mapping: {} } }, { type: "array" }],
  // A default stands where something fills it in, and nowhere else.
  [
    { type: "object", properties: { a: ref("Usual"), b: { anyOf: [Usual, { type: "null" }] } } },
    {
      type: "object",
      properties: {
        a: { ...(ref("Usual") as SchemaObject), default: "a" },
        b: { type: ["null", "string"], default: "a" },
      },
    },
  ],
  [
    {
      type: "object",
      properties: { a: ref("Usual"), b: { anyOf: [Usual, { type: "null" }] } },
      required: ["a", "b"],
    },
    {
      type: "object",
      properties: { a: ref("Usual"), b: { type: ["null", "string"] } },
      required: ["a", "b"],
    },
  ],
  [
    { type: "array", items: Usual, default: [] },
    { type: "array", items: { type: "string" } },
  ],
  [
    { type: "object", properties: { a: { anyOf: [Usual, { type: "integer", default: 1 }] } } },
    { type: "object", properties: { a: { type: ["integer", "string"] } } },
  ],
  [
    { type: "object", properties: { a: { type: "string", default: 3 } } },
    { type: "object", properties: { a: { type: "string" } } },
  ],
  // What describes the only alternative beside `null` describes the whole.
  [
    { anyOf: [{ type: "string", deprecated: true }, { type: "null" }] },
    { type: ["null", "string"], deprecated: true },
  ],
  [{ anyOf: [{ type: "string", deprecated: true }, { type: "integer" }] }, { type: ["integer", "string"] }],
  [
    { anyOf: [ref("Cat"), ref("Thing")], discriminator: { propertyName: "kind", mapping: {} } },
    { anyOf: [ref("Cat"), ref("Thing")] },
  ],
  [
    { anyOf: [ref("Cat"), ref("Dog")], discriminator: { propertyName: "kind", mapping: {} } },
    { anyOf: [ref("Cat"), ref("Dog")] },
  ],
  [
    { anyOf: [ref("Cat"), { type: "null" }], discriminator: { propertyName: "kind", mapping: {} } },
    { anyOf: [{ type: "null" }, ref("Cat")], discriminator: { propertyName: "kind", mapping: {} } },
  ],
  [{ type: "integer", enum: [1, 3], allOf: [ref("Kind")] }, { enum: [1] }],
  [{ type: "string", enum: ["a", 3] }, { enum: ["a"] }],
  [
    { type: "integer", format: "int32", minimum: 0 },
    { type: "integer", format: "int32", minimum: 0, maximum: high },
  ],
  [
    { type: "integer", format: "int32" },
    { type: "integer", format: "int32", minimum: low, maximum: high },
  ],
  [
    { type: "string", minLength: 0, maxLength: 3 },
    { type: "string", maxLength: 3 },
  ],
  [{ type: "object", properties: {}, additionalProperties: true }, { type: "object" }],
  [
    { type: "array", items: { type: "string", minLength: 0 } },
    { type: "array", items: { type: "string" } },
  ],
];

describe("the plainest form of a schema", () => {
  it.each(rows)("of %j", (schema, wanted) => {
    const plain = plainIn(model)(schema);
    expect(plain).toEqual(wanted);
    const [before, after] = [judge(schema), judge(plain)];
    for (const one of [schema, plain])
      for (const { value } of casesOf(one, { root: model, random: 20 }))
        expect({ value, fits: after(value) }).toEqual({ value, fits: before(value) });
  });

  it(`of any union has the same values: seed ${seed}`, () => {
    const leaves = fc.constantFrom<JsonSchema>(
      ...[ref("Thing"), ref("Kind"), tagged("a"), tagged("b"), tagged("a", "b"), true, { type: "null" }],
      ...[
        { type: "string", maxLength: 3 },
        { type: "string", format: "int32" },
        { type: "array", minItems: 2 },
      ],
      ...[
        { type: "integer", minimum: 2 },
        { type: "number", maximum: 1 },
        { type: ["string", "null"] as const },
      ],
      ...[
        { const: 1 },
        { enum: ["a", null] },
        { type: "boolean" },
        { minLength: 2 },
        { type: "integer", format: "int32" },
      ],
    );
    const union = (inner: fc.Arbitrary<JsonSchema>) =>
      fc
        .record({
          keyword: fc.constantFrom("anyOf", "oneOf"),
          options: fc.array(inner, { minLength: 1, maxLength: 4 }),
          beside: fc.constantFrom(
            {},
            { type: "object" },
            { type: ["string", "null"] },
            { minLength: 1 },
            { enum: [1, "a", null] },
          ),
        })
        .map(({ keyword, options, beside }) => ({ ...beside, [keyword]: options }) as JsonSchema);
    const values = [
      null,
      true,
      0,
      1,
      2,
      2.5,
      2 ** 40,
      "",
      "a",
      "abcd",
      [],
      [1, 2],
      {},
      { a: "a" },
      { kind: "a" },
      { kind: "b" },
    ];
    fc.assert(
      fc.property(union(fc.oneof(leaves, union(leaves))), (schema) => {
        const plain = plainIn(model)(schema);
        const [original, made] = [judge(schema), judge(plain)];
        for (const value of values)
          expect({ plain, value, fits: made(value) }).toEqual({ plain, value, fits: original(value) });
      }),
      { numRuns: 100, seed },
    );
  });
});
