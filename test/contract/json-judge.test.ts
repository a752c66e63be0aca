import { Ajv2020 } from "ajv/dist/2020.js";
import formatsPlugin from "ajv-formats";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { jsonSchema } from "../../scripts/contract/index.ts";
import { jsonJudge, unjudgedKeywords } from "../../scripts/contract/json-judge.ts";
import type { JsonSchema, SchemaObject } from "../../scripts/lib/json-schema.ts";

const ajv = new Ajv2020({ strict: false, ownProperties: true });
formatsPlugin.default(ajv);

const values: readonly unknown[] = [
  ...[null, true, false, 0, 1, 2, 3, -1, 1.5, 7, "", "a", "ab", "abc", "😀", "b@c.de"],
  ...[
    [],
    [1],
    [1, 1],
    [1, 2],
    ["a"],
    ["a", 1],
    ["abc", "x"],
    [
      { a: 1, b: 2 },
      { b: 2, a: 1 },
    ],
  ],
  ...[{}, { a: 1 }, { a: "x" }, { a: 1, b: 2 }, { b: 2 }, { a: null }, { a: 1, b: 2, c: 3 }, { ab: 1 }],
  ...[{ A: [] }, { a: { b: 1 } }, { a: {} }, { a: [] }, { hasOwnProperty: 1 }],
];

const isText = { type: "string" };
const isNumber = { type: "number" };

describe("each value is valid as Ajv says", () => {
  it.each<[schema: JsonSchema]>([
    ...[[true], [false], [{}]],
    // The value itself.
    ...[[{ type: "integer" }], [{ type: ["string", "null"] }], [{ type: "object" }], [{ type: "array" }]],
    ...[[{ enum: [1, "a"] }], [{ enum: [{ a: 1 }, [1]] }], [{ const: { b: 2, a: 1 } }], [{ const: null }]],
    ...[
      [{ type: "string", const: 1 }],
      [{ const: [1] }],
      [{ title: "T", "x-y": 1, contentEncoding: "base64" }],
    ],
    // Texts and numbers, also where the schema has no type.
    ...[[{ minLength: 2 }], [{ maxLength: 1 }], [{ pattern: "^\\p{L}$" }], [{ format: "email" }]],
    ...[[{ minimum: 2 }], [{ maximum: 1 }], [{ exclusiveMinimum: 1 }], [{ exclusiveMaximum: 1 }]],
    ...[[{ multipleOf: 0.5 }], [{ type: "string", minimum: 2, minLength: 2 }]],
    // Lists.
    ...[
      [{ minItems: 1 }],
      [{ type: "array", maxItems: 1 }],
      [{ uniqueItems: true }],
      [{ uniqueItems: false }],
    ],
    ...[[{ items: false }], [{ items: { minLength: 2 } }], [{ items: { not: isNumber } }]],
    ...[[{ prefixItems: [isText] }], [{ prefixItems: [isNumber], items: false }]],
    ...[
      [{ contains: isNumber }],
      [{ contains: { minimum: 2 } }],
      [{ contains: { const: 1 }, minContains: 2 }],
    ],
    ...[[{ contains: { const: 1 }, minContains: 0, maxContains: 1 }], [{ maxContains: 1 }]],
    // Objects.
    ...[
      [{ required: ["a"] }],
      [{ required: ["hasOwnProperty"] }],
      [{ properties: { a: true }, required: ["b"] }],
    ],
    ...[[{ properties: { a: { type: "number", default: 1 } }, required: ["a"] }]],
    ...[[{ properties: { a: { minimum: 2 } } }], [{ properties: { a: { properties: { b: isText } } } }]],
    ...[[{ properties: { a: { required: ["b"] } } }], [{ properties: { a: { minItems: 1 } } }]],
    ...[[{ properties: { a: false } }], [{ properties: { a: {} }, additionalProperties: false }]],
    ...[[{ additionalProperties: { minimum: 2 } }], [{ patternProperties: { "^a": isNumber } }]],
    ...[[{ patternProperties: { "^a": isNumber }, additionalProperties: false }]],
    ...[[{ properties: { a: { minimum: 2 } }, patternProperties: { "^a": isNumber } }]],
    ...[[{ propertyNames: { maxLength: 1 } }], [{ minProperties: 2 }], [{ maxProperties: 1 }]],
    // What joins verdicts.
    ...[[{ not: isText }], [{ not: true }], [{ allOf: [isNumber, { minimum: 1 }] }]],
    ...[[{ anyOf: [isText, { minimum: 2 }] }], [{ oneOf: [isText, { minLength: 2 }, { minimum: 2 }] }]],
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    ...[[{ if: isText, then: { minLength: 2 } }], [{ if: isText, then: { minLength: 2 }, else: isNumber }]],
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    ...[[{ if: isText, else: isNumber }], [{ then: false }], [{ else: false }]],
    ...[[{ dependentRequired: { a: ["b"] } }], [{ dependentRequired: { hasOwnProperty: ["b"] } }]],
    ...[[{ dependentSchemas: { a: { required: ["b"] } } }], [{ dependentSchemas: { a: false } }]],
  ] as [JsonSchema][])("by %j", (schema) => {
    const isValid = ajv.compile(schema);
    expect(unjudgedKeywords(schema)).toEqual([]);
    expect(values.filter(jsonJudge(schema))).toEqual(values.filter((value) => isValid(value)));
  });
});

it.each<[schema: SchemaObject, wanted: boolean]>([
  [{ required: ["a"] }, false],
  [{ additionalProperties: false }, true],
  [{ maxProperties: 0 }, true],
  [{ dependentRequired: { a: ["b"] } }, true],
])("a field that is undefined does not travel: %j", (schema, wanted) => {
  expect(jsonJudge(schema)({ a: undefined })).toBe(wanted);
});

it.each<[schema: JsonSchema, wanted: readonly (readonly [keyword: string, reason?: RegExp])[]]>([
  [true, []],
  [{ $ref: "#/a", unevaluatedItems: false }, [["$ref"], ["unevaluatedItems"]]],
  [{ anyOf: [true, { minimums: 1 }] }, [["minimums"]]],
  [{ properties: { a: { not: { $ref: "#" } } } }, [["$ref"]]],
  [{ dependentSchemas: { a: { unknown: 1 } } }, [["unknown"]]],
  // Here are names and values, not schemas.
  [{ dependentRequired: { unknown: ["other"] }, const: { unknown: 1 }, default: { $ref: "#" } }, []],
  [{ type: "text", title: "T" }, [["type`, `title", /Unsupported type: text/]]],
  [{ items: { pattern: "(" } }, [["pattern", /Unterminated group/]]],
  [{ patternProperties: { "(": true } }, [["patternProperties", /Unterminated group/]]],
])("of %j, values cannot be checked by %j", (schema, wanted) => {
  expect(unjudgedKeywords(schema)).toEqual(
    wanted.map(([keyword, reason]) => ({
      keyword,
      ...(reason && { reason: expect.stringMatching(reason) }),
    })),
  );
});

it.each<[schema: z.ZodType, value: unknown, wanted: boolean]>([
  [jsonSchema({ minItems: 1 }), ["a"], true],
  [jsonSchema({ minItems: 1 }), [], false],
  [jsonSchema({ minItems: 1 }), undefined, false],
  [jsonSchema({ minProperties: 1 }, z.object({ a: z.string().optional() })), { a: "x" }, true],
  [jsonSchema({ minProperties: 1 }, z.object({ a: z.string().optional() })), { a: undefined }, false],
  [jsonSchema({ minProperties: 1 }, z.object({ a: z.string().optional() })), { a: 1 }, false],
])("jsonSchema() checks a value beside its base: row %#", (schema, value, wanted) => {
  expect(schema.safeParse(value).success).toBe(wanted);
});
