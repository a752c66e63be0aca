import { describe, expect, it } from "vitest";
import { z } from "zod";
import { newAccount } from "../../scripts/import/account.ts";
import { specContext } from "../../scripts/import/spec/context.ts";
import { printed } from "../../scripts/import/text/code.ts";
import type { JsonSchema } from "../../scripts/lib/json-schema.ts";
import { importedModel } from "./document.ts";

const jsonSchemaOf = (schema: z.ZodType) => z.toJSONSchema(schema) as JsonSchema;
const Base = { type: "object", properties: { id: { type: "string" } }, required: ["id"] };
const Usual = { type: "string", default: "a" };
const kind = (name: string, required = ["kind"]): JsonSchema => ({
  type: "object",
  properties: { kind: { type: "string", enum: [name] } },
  required,
});
const Node = { type: "object", properties: { next: { $ref: "#/components/schemas/Node" } } };

/** A schema of JSON, and the text that it becomes in a body. */
const rows: readonly (readonly [JsonSchema, string])[] = [
  [{ type: "string", minLength: 1, pattern: "^a/b$" }, "z.string().min(1).regex(/^a\\/b$/)"],
  [{ type: "string", format: "date" }, "z.iso.date()"],
  [{ type: "string", format: "uuid" }, "uuid()"],
  [{ type: ["string", "null"], format: "color" }, 'z.string().nullable().meta({ format: "color" })'],
  [jsonSchemaOf(z.iso.datetime({ precision: 3 })), "z.iso.datetime({ precision: 3 })"],
  [
    jsonSchemaOf(z.iso.datetime({ precision: 0, offset: true })),
    "z.iso.datetime({ precision: 0, offset: true })",
  ],
  [jsonSchemaOf(z.uuid({ version: "v7" })), 'z.uuid({ version: "v7" })'],
  [jsonSchemaOf(z.guid()), "z.guid()"],
  [{ type: "string", format: "uuid", pattern: "^a" }, "uuid().regex(/^a/)"],
  [{ type: "string", enum: ["a", "b"] }, 'z.enum(["a", "b"])'],
  [{ type: ["string", "null"], enum: ["a", null] }, 'z.enum(["a"]).nullable()'],
  [{ const: 3 }, "z.literal(3)"],
  [{ type: "integer" }, "integer()"],
  [{ type: "integer", minimum: 0, maximum: 9 }, "z.int().min(0).max(9)"],
  [{ type: "integer", format: "int32" }, 'z.int32().meta({ format: "int32" })'],
  [{ type: "number", exclusiveMinimum: 0 }, "z.number().gt(0)"],
  [{ type: "array", items: { type: "boolean" }, minItems: 2, maxItems: 2 }, "z.array(z.boolean()).length(2)"],
  [{ type: "array", items: false }, "z.array(z.unknown()).max(0)"],
  [
    { type: "array", items: { type: "string" }, minItems: 1, maxItems: 3 },
    "z.array(z.string()).min(1).max(3)",
  ],
  [
    { type: "array", prefixItems: [{ type: "string" }, { type: "number" }], items: false },
    "z.tuple([z.string().optional(), z.number().optional()])",
  ],
  [{ type: "array", prefixItems: [{ type: "string" }], minItems: 1, maxItems: 1 }, "z.tuple([z.string()])"],
  [
    { type: "array", prefixItems: [{ type: "string" }], maxItems: 4 },
    "jsonSchema({ maxItems: 4 }, z.tuple([z.string().optional()], z.unknown()))",
  ],
  [
    { type: "object", patternProperties: { "^x-": { type: "string" } } },
    'jsonSchema({ patternProperties: { "^x-": { type: "string" } } }, z.record(z.string(), z.unknown()))',
  ],
  [
    { type: "object", patternProperties: { "^x-": { type: "string" } }, additionalProperties: false },
    'jsonSchema({ type: "object", patternProperties: { "^x-": { type: "string" } }, additionalProperties: false })',
  ],
  [
    { type: "object", properties: { a: { type: "string" } }, unevaluatedProperties: false },
    "z.strictObject({ a: z.string().optional() })",
  ],
  [
    { type: "array", prefixItems: [{ type: "string" }], minItems: 1, unevaluatedItems: false },
    "z.tuple([z.string()])",
  ],
  [
    {
      type: "object",
      allOf: [
        { $ref: "#/components/schemas/Base" },
        { type: "object", properties: { id: {}, b: {} }, additionalProperties: false },
      ],
    },
    "z.strictObject({ id: z.string(), b: z.unknown().optional(), })",
  ],
  [{ type: "string", format: "binary" }, "z.string()"],
  [
    {
      allOf: [{ $ref: "#/components/schemas/Base" }],
      properties: { b: { type: "boolean" } },
      required: ["b"],
    },
    "Base.extend({ b: z.boolean() })",
  ],
  [{ type: "string", not: { const: "a" } }, 'jsonSchema({ not: { const: "a" } }, z.string())'],
  [
    { type: "object", unevaluatedProperties: true, properties: { a: { type: "string" } } },
    "z.object({ a: z.string().optional() })",
  ],
  [
    { type: "array", contains: { type: "string" }, minContains: 2 },
    'jsonSchema({ contains: { type: "string" }, minContains: 2 }, z.array(z.unknown()))',
  ],
  [{ type: "string", format: "uri-reference" }, "uriReference()"],
  [{ type: "string", format: "email" }, "email()"],
  [{ type: "string", format: "hostname" }, "z.hostname()"],
  [{ type: "null" }, "z.null()"],
  [
    {
      type: "integer",
      title: " ",
      description: "How many.",
      deprecated: true,
      example: 1,
      examples: ["x", 2],
    },
    'integer().meta({ description: "How many.", examples: [1, 2], deprecated: true })',
  ],
  [
    { type: "string", externalDocs: { url: "https://a.example" }, "x-a": 1, "x-": 2, xml: { name: "b" } },
    'z.string().meta({ externalDocs: { url: "https://a.example" }, "x-a": 1 })',
  ],
  [{ type: "string", externalDocs: "no", deprecated: false }, "z.string()"],
  [{ type: "number", format: "email" }, 'z.number().meta({ format: "email" })'],
  [{ type: "number", exclusiveMaximum: 5, multipleOf: 0.5 }, "z.number().lt(5).multipleOf(0.5)"],
  [{ type: "integer", multipleOf: 1 }, "integer()"],
  [{ enum: ["a", 1, null] }, 'z.literal(["a", 1]).nullable()'],
  [{ enum: [null] }, "z.null()"],
  [{ type: ["string", "integer"], enum: ["a", 1] }, 'z.literal(["a", 1])'],
  [{ type: "number", enum: ["a", 1] }, "z.literal(1)"],
  [{ type: "string", "x-extensible-enum": ["a", "b"] }, 'openEnum(["a", "b"])'],
  [{ type: "string", "x-extensible-enum": ["a", 1] }, "z.string()"],
  [{ type: "boolean", default: "no" }, "z.boolean()"],
  [
    { type: "object", properties: { n: { type: "number", default: "x" } }, required: ["n"] },
    "z.object({ n: z.number() })",
  ],
  [
    { type: "object", properties: { n: { type: "number", default: 1 } }, required: ["n"] },
    "z.object({ n: z.number() })",
  ],
  [{ type: "object" }, "z.record(z.string(), z.unknown())"],
  [{ type: "object", additionalProperties: { type: "number" } }, "z.record(z.string(), z.number())"],
  [{ type: "object", required: ["a"] }, "z.object({ a: z.unknown().nonoptional() })"],
  [
    { type: "object", properties: { a: {} }, additionalProperties: false },
    "z.strictObject({ a: z.unknown().optional() })",
  ],
  [
    { type: "object", properties: { n: { type: "number", default: 1 } } },
    "z.object({ n: z.number().default(1) })",
  ],
  // The default of what a field refers to, and of its only alternative that has one, is the field's.
  [
    { type: "object", properties: { a: { $ref: "#/components/schemas/Usual" } } },
    'z.object({ a: Usual.default("a") })',
  ],
  [
    { type: "object", properties: { a: { $ref: "#/components/schemas/Usual" } }, required: ["a"] },
    "z.object({ a: Usual })",
  ],
  [
    { type: "object", properties: { a: { anyOf: [{ type: "number", default: 1 }, { type: "null" }] } } },
    "z.object({ a: z.number().nullable().default(1) })",
  ],
  [
    { type: "object", properties: { a: { default: null, oneOf: [Usual, { type: "null" }] } } },
    "z.object({ a: z.string().nullable().default(null) })",
  ],
  [
    { type: "object", properties: { a: { allOf: [Usual, { minLength: 1, default: "a" }] } } },
    'z.object({ a: z.intersection(z.string(), z.string().min(1)).default("a") })',
  ],
  [
    { type: "object", properties: { a: { anyOf: [Usual, { type: "number", default: 1 }] } } },
    "z.object({ a: z.union([z.string(), z.number()]).optional() })",
  ],
  [
    { type: "object", properties: { a: { type: "array", default: [{ b: { c: 1 } }] } } },
    "z.object({ a: z.array(z.unknown()).optional() })",
  ],
  [
    { oneOf: [kind("a"), kind("b"), { type: "null" }], discriminator: { propertyName: "kind", mapping: {} } },
    'z.discriminatedUnion("kind", [z.object({ kind: z.enum(["a"]) }), z.object({ kind: z.enum(["b"]) })]).nullable()',
  ],
  [
    { oneOf: [kind("a"), kind("b", [])], discriminator: { propertyName: "kind", mapping: {} } },
    'z.xor([z.object({ kind: z.enum(["a"]) }), z.object({ kind: z.enum(["b"]).optional() })])',
  ],
  [
    {
      oneOf: [kind("a"), { type: "null" }, { type: "null" }],
      discriminator: { propertyName: "kind", mapping: {} },
    },
    'z.xor([z.object({ kind: z.enum(["a"]) }), z.null(), z.null()])',
  ],
  [{ $ref: "#/components/schemas/Base" }, "Base"],
  [{ anyOf: [{ $ref: "#/components/schemas/Base" }, { type: "null" }] }, "Base.nullable()"],
  [{ anyOf: [{ type: "string" }, { type: "number" }] }, "z.union([z.string(), z.number()])"],
  [{ oneOf: [{ type: "string" }, { type: "number" }] }, "z.xor([z.string(), z.number()])"],
  [
    {
      allOf: [
        { $ref: "#/components/schemas/Base" },
        { type: "object", properties: { b: { type: "string" } } },
      ],
    },
    "Base.extend({ b: z.string().optional() })",
  ],
  [
    {
      type: "object",
      allOf: [{ properties: { b: { type: "string" } } }, { $ref: "#/components/schemas/Base" }],
    },
    "Base.extend({ b: z.string().optional() })",
  ],
  [
    { type: "object", oneOf: [{ $ref: "#/components/schemas/Base" }, { type: "object" }] },
    "z.xor([Base, z.record(z.string(), z.unknown())])",
  ],
  [
    { type: "object", oneOf: [{ $ref: "#/components/schemas/Base" }, { type: "string" }] },
    "z.intersection(z.record(z.string(), z.unknown()), z.xor([Base, z.null()]))",
  ],
  [
    { type: "array", items: { type: "string" }, uniqueItems: true },
    "jsonSchema({ uniqueItems: true }, z.array(z.string()))",
  ],
  [
    { type: "object", properties: { a: {} }, minProperties: 1 },
    "jsonSchema({ minProperties: 1 }, z.looseObject({ a: z.unknown().optional() }))",
  ],
  [
    { type: "object", not: { $ref: "#/components/schemas/Base" } },
    'jsonSchema({ not: { type: "object", properties: { id: { type: "string" } }, required: ["id"] } }, z.record(z.string(), z.unknown()))',
  ],
  [
    { type: "object", patternProperties: { "^x-": { type: "string" } }, additionalProperties: false },
    'jsonSchema({ type: "object", patternProperties: { "^x-": { type: "string" } }, additionalProperties: false })',
  ],
  [
    { type: "array", prefixItems: [{ type: "string" }], minItems: 2, items: { type: "number" } },
    "jsonSchema({ minItems: 2 }, z.tuple([z.string()], z.number()))",
  ],
  [{ enum: ["a", { b: 1 }] }, 'jsonSchema({ enum: ["a", { b: 1 }] })'],
  [{ type: "string", not: { $ref: "#/components/schemas/Node" } }, "z.string()"],
  [
    { type: "object", properties: { a: {} }, anyOf: [{ required: ["a"] }, { required: ["b"] }] },
    "z.intersection(z.object({ a: z.unknown().optional() }), z.union([z.object({ a: z.unknown().nonoptional() }), z.object({ b: z.unknown().nonoptional() })]))",
  ],
];

describe("the text of a schema", () => {
  it.each(rows)("%j", (schema, wanted) => {
    const model = importedModel({}, { Base, Node, Usual });
    const context = specContext(model, newAccount().tell);
    const { code } = context.piece((writer) => writer.schema(schema, { pointer: "", isAnswered: false }));
    expect(
      printed(code)
        .replaceAll(/\n\s*/g, " ")
        .replaceAll(/\( | \)|,(?= [)\]])/g, (found) => found.trim().replace(",", "")),
    ).toBe(wanted);
  });

  const unfilled = "other form: default: only an absent field or parameter is filled in";
  it.each<[string, JsonSchema, readonly string[]]>([
    ["a field", { type: "object", properties: { n: { type: "number", default: 1 } } }, []],
    ["a field with null", { type: "object", properties: { n: { anyOf: [Usual, { type: "null" }] } } }, []],
    [
      "a field that is required",
      { type: "object", properties: { n: { type: "number", default: 1 } }, required: ["n"] },
      ["other form: default: it is required, so nothing fills it in"],
    ],
    [
      "a field with several",
      { type: "object", properties: { n: { anyOf: [Usual, { type: "number", default: 1 }] } } },
      ["left out: default: its alternatives have several"],
    ],
    [
      "a field that it is no value of",
      { type: "object", properties: { n: { type: "number", default: "a" } } },
      ["left out: default: its own schema refuses it"],
    ],
    ["an item", { type: "array", items: { type: "number", default: 1 } }, [unfilled]],
    ["an item that refers", { type: "array", items: { $ref: "#/components/schemas/Usual" } }, [unfilled]],
    ["an item of its own place", { type: "array", prefixItems: [Usual, { type: "number" }] }, [unfilled]],
    ["the values of a record", { type: "object", additionalProperties: Usual }, [unfilled]],
    ["further fields", { type: "object", properties: { a: {} }, additionalProperties: Usual }, [unfilled]],
    [
      "items of items",
      { type: "array", items: { type: "array", items: { anyOf: [Usual, { type: "null" }] } } },
      [unfilled],
    ],
  ])("tells what becomes of a default of %s", (_, schema, wanted) => {
    const { notes, tell } = newAccount();
    const context = specContext(importedModel({}, { Usual }), tell);
    context.piece((writer) => writer.schema(schema, { pointer: "", isAnswered: false }));
    expect(notes.map(({ fate, what, why }) => `${fate}: ${what}: ${why}`)).toEqual(wanted);
  });

  it("refers to itself in a getter", () => {
    const context = specContext(importedModel({}, { Node }), newAccount().tell);
    const { code } = context.piece(
      (writer) => writer.schema(Node, { pointer: "", isAnswered: false }),
      "Node",
    );
    expect(printed(code)).toContain("get next() {\n    return Node.optional();\n  }");
  });
});
