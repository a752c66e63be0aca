import { expect, it } from "vitest";
import { type Narrowing, narrowing } from "../../scripts/compare/wire/schemas/narrowing.ts";

type Schema = Readonly<Record<string, unknown>>;

const any: Schema = {};

/** What a reader's keyword means to what a sender's schema lets through. */
const rows: readonly (readonly [keyword: string, sender: Schema, reader: Schema, wanted: Narrowing])[] = [
  ["type", { type: ["string", "null"] }, { type: "string" }, "narrower"],
  ["type", { type: "string" }, { type: ["string", "null"] }, undefined],
  ["type", { type: "integer" }, { type: "number" }, undefined],
  ["type", { type: "number" }, { type: "integer" }, "narrower"],
  ["type", any, { type: ["object", "array", "string", "number", "boolean", "null"] }, undefined],
  ["type", any, { type: ["object", "array", "string", "number", "boolean"] }, "narrower"],
  ["type", { enum: ["a", 1] }, { type: ["string", "integer"] }, undefined],
  ["type", { enum: ["a", 0.5] }, { type: ["string", "integer"] }, "narrower"],
  ["type", { const: null }, { type: "string" }, "narrower"],
  ["enum", { enum: [1, 2] }, { enum: [2, 1] }, undefined],
  ["enum", { enum: [1, 2] }, { enum: [1] }, "narrower"],
  ["enum", { const: 1 }, { enum: [1, 2] }, undefined],
  ["enum", any, { enum: [1] }, "narrower"],
  ["const", { enum: [{ a: 1 }] }, { const: { a: 1 } }, undefined],
  ["const", { const: 1 }, { const: "1" }, "narrower"],
  ["maxLength", { maxLength: 4 }, { maxLength: 3 }, "narrower"],
  ["maxLength", { maxLength: 3 }, { maxLength: 4 }, undefined],
  ["maxItems", any, { maxItems: 0 }, "narrower"],
  ["maxProperties", { maxProperties: 1 }, { maxProperties: 1 }, undefined],
  ["maxContains", { maxContains: 2 }, { maxContains: 1 }, "narrower"],
  ["minLength", { minLength: 1 }, { minLength: 2 }, "narrower"],
  ["minLength", { minLength: 2 }, { minLength: 1 }, undefined],
  ["minItems", any, { minItems: 1 }, "narrower"],
  ["minProperties", { minProperties: 3 }, { minProperties: 2 }, undefined],
  ["minContains", { contains: true }, { minContains: 2 }, "narrower"],
  ["minContains", { contains: true }, { minContains: 1 }, undefined],
  ["minContains", any, { minContains: 1 }, "narrower"],
  ["minContains", { contains: true, minContains: 3 }, { minContains: 3, maxContains: 4 }, undefined],
  ["maximum", { maximum: 5 }, { maximum: 4 }, "narrower"],
  ["maximum", { maximum: 4 }, { maximum: 5 }, undefined],
  ["maximum", { exclusiveMaximum: 5 }, { maximum: 5 }, undefined],
  ["exclusiveMaximum", { maximum: 5 }, { exclusiveMaximum: 5 }, "narrower"],
  ["exclusiveMaximum", { maximum: 4 }, { exclusiveMaximum: 5 }, undefined],
  ["exclusiveMaximum", any, { exclusiveMaximum: 5 }, "narrower"],
  ["minimum", { minimum: 4 }, { minimum: 5 }, "narrower"],
  ["minimum", { minimum: 5 }, { minimum: 4 }, undefined],
  ["minimum", { exclusiveMinimum: 5 }, { minimum: 5 }, undefined],
  ["exclusiveMinimum", { minimum: 5 }, { exclusiveMinimum: 5 }, "narrower"],
  ["exclusiveMinimum", { minimum: 6 }, { exclusiveMinimum: 5 }, undefined],
  ["multipleOf", { multipleOf: 6 }, { multipleOf: 3 }, undefined],
  ["multipleOf", { multipleOf: 3 }, { multipleOf: 6 }, "narrower"],
  ["multipleOf", { multipleOf: 0.3 }, { multipleOf: 0.1 }, undefined],
  ["multipleOf", any, { multipleOf: 2 }, "narrower"],
  ["uniqueItems", any, { uniqueItems: true }, "narrower"],
  ["uniqueItems", { uniqueItems: true }, { uniqueItems: false }, undefined],
  ["format", { format: "int32" }, { format: "int64" }, undefined],
  ["format", { format: "int64" }, { format: "int32" }, "narrower"],
  ["format", { format: "email" }, { format: "idn-email" }, undefined],
  ["format", { format: "idn-email" }, { format: "email" }, "narrower"],
  ["format", any, { format: "email" }, "narrower"],
  ["additionalProperties", { additionalProperties: {} }, { additionalProperties: false }, "narrower"],
  [
    "additionalProperties",
    { additionalProperties: {} },
    { additionalProperties: { type: "null" } },
    "unknown",
  ],
  ["contentMediaType", any, { contentMediaType: "image/png" }, "narrower"],
  ["dependentRequired", any, { dependentRequired: { a: ["b"] } }, "narrower"],
  [
    "dependentRequired",
    { dependentRequired: { a: ["b", "c"] } },
    { dependentRequired: { a: ["c"] } },
    undefined,
  ],
  ["dependentRequired", { dependentRequired: { a: ["b"] } }, { dependentRequired: { b: ["a"] } }, "narrower"],
  ["pattern", any, { pattern: "a" }, "narrower"],
  ["pattern", { pattern: "b" }, { pattern: "a" }, "unknown"],
  ["pattern", { pattern: "b" }, any, undefined],
];

it.each(rows)("%s of %j, read with %j: %s", (keyword, sender, reader, wanted) => {
  expect(narrowing(sender, reader, keyword)).toBe(wanted);
});
