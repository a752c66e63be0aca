import { describe, expect, it } from "vitest";
import { shapesOf } from "../../scripts/compare/wire/operations/value-shapes.ts";
import type { Aligned } from "../../scripts/compare/wire/schemas/alignment.ts";
import { lift } from "../../scripts/compare/wire/schemas/lifted-values.ts";
import { sampleIn, sizeOf } from "../../scripts/compare/wire/schemas/sized-sample.ts";
import type { JsonSchema } from "../../scripts/lib/json-schema.ts";

const text = { type: "string" };
const loop = { type: "object", properties: { loop: { $ref: "#/Loop" } } };
const root = {
  Loop: { ...loop, required: ["loop"] },
  Free: { ...loop, properties: { free: { $ref: "#/Free" } } },
};
const none = Number.POSITIVE_INFINITY;

it.each<[schema: JsonSchema, size: number]>([
  [true, 1],
  [false, none],
  [text, 1],
  [{ const: "x".repeat(1000) }, 1],
  [{ enum: [1, 2], minLength: 100 }, 1],
  [{ ...text, minLength: 100 }, 11],
  [{ ...text, minLength: -1 }, 1],
  [{ minProperties: 3 }, 4],
  [{ type: "object", properties: { a: text, b: text } }, 1],
  [{ type: "object", properties: { a: { ...text, minLength: 10 } }, required: ["a", "b"] }, 4],
  [{ type: "array", required: ["a", "b"] }, 1],
  [{ required: ["a", "b"] }, 3],
  [{ type: ["array", "null"], minItems: 3 }, 4],
  [{ type: "string", minItems: 3 }, 1],
  [{ minItems: 3 }, 4],
  [{ type: "array", items: { ...text, minLength: 20 }, minItems: 3 }, 10],
  [{ type: "array", items: { ...text, minLength: 20 } }, 1],
  [{ type: "array", prefixItems: [{ ...text, minLength: 20 }, text, text], minItems: 2 }, 5],
  [{ type: "array", prefixItems: [{ ...text, minLength: 20 }], minItems: 3 }, 6],
  [
    {
      anyOf: [
        { ...text, minLength: 20 },
        { ...text, minLength: 10 },
      ],
    },
    3,
  ],
  [{ oneOf: [{ ...text, minLength: 20 }, false] }, 4],
  [{ anyOf: [false, { $ref: "#/Loop" }] }, none],
  [{ allOf: [{ pattern: "a" }, { pattern: "b", minLength: 10 }] }, 3],
  [{ $ref: "#/Loop" }, none],
  [{ $ref: "#/Free" }, 1],
])("the simplest value of %j is of size %d", (schema, size) => {
  expect(sizeOf({ root, schema })).toBe(size);
});

it.each<[schema: JsonSchema, sample: unknown]>([
  [text, { value: "a" }],
  [{ type: "object", properties: { a: text }, required: ["a"] }, { value: { a: "a" } }],
  [false, undefined],
  [{ ...text, minLength: 60_000 }, undefined],
  [{ ...text, minLength: 2, maxLength: 1 }, undefined],
])("a value of %j is %j", (schema, sample) => {
  const placed = { root, schema };
  expect(sampleIn(placed)).toEqual(sample);
  expect(sampleIn(placed)).toBe(sampleIn(placed));
});

it.each<[schema: JsonSchema, shapes: readonly string[]]>([
  [true, ["scalar", "array", "object"]],
  [{ title: "t" }, ["scalar", "array", "object"]],
  [text, ["scalar"]],
  [{ type: ["array", "null"] }, ["array", "scalar"]],
  [{ type: "object" }, ["object"]],
  [{ enum: [1, [2], { a: 3 }] }, ["scalar", "array", "object"]],
  [{ const: [1] }, ["array"]],
  [{ const: 1 }, ["scalar"]],
  [{ properties: { a: text } }, ["object"]],
  [{ items: text }, ["array"]],
  [{ type: "string", items: text }, ["scalar"]],
  [{ anyOf: [text, { type: "array" }] }, ["scalar", "array"]],
])("values of %j are written as %j", (schema, shapes) => {
  expect([...shapesOf(root, schema)].sort()).toEqual([...shapes].sort());
});

describe("a value is put where it stands in a larger one", () => {
  const missing = undefined;
  it.each<[schema: JsonSchema, keyword: string, name: string, wanted: unknown]>([
    [{ anyOf: [text] }, "anyOf", "0", { value: 7, pointer: "/below" }],
    [{ type: "object" }, "properties", "a/b", { value: { "a/b": 7 }, pointer: "/a~1b/below" }],
    [
      { type: "object", properties: { b: text }, required: ["b"] },
      "properties",
      "a",
      { value: { a: 7, b: "a" }, pointer: "/a/below" },
    ],
    [{ type: "array" }, "items", "", { value: [7], pointer: "/0/below" }],
    [
      { type: "array", prefixItems: [text], minItems: 1 },
      "items",
      "",
      { value: ["a", 7], pointer: "/1/below" },
    ],
    [
      { type: "array", prefixItems: [text, text], minItems: 2 },
      "prefixItems",
      "0",
      { value: [7, "a"], pointer: "/0/below" },
    ],
    [{ type: "array", prefixItems: [text, text] }, "prefixItems", "1", missing],
    [{ type: "string" }, "items", "", missing],
    [{ type: "string" }, "properties", "a", missing],
    [false, "items", "", missing],
    [
      { type: "object", patternProperties: { "^x$": text } },
      "patternProperties",
      "^x$",
      { value: { x: 7 }, pointer: "/x/below" },
    ],
    [{ type: "object", patternProperties: { "^(?=a)b": text } }, "patternProperties", "^(?=a)b", missing],
    [{ type: "object" }, "additionalProperties", "", { value: { extra: 7 }, pointer: "/extra/below" }],
    [{ type: "object", properties: { extra: text } }, "additionalProperties", "", missing],
    [
      { type: "object", propertyNames: { const: "only" } },
      "additionalProperties",
      "",
      { value: { only: 7 }, pointer: "/only/below" },
    ],
    [{ type: "object", propertyNames: { type: "integer" } }, "additionalProperties", "", missing],
  ])("in %j at `%s` %j", (schema, keyword, name, wanted) => {
    const slot = { keyword, name, schema: true };
    const by: Aligned = { old: slot, now: { ...slot, keyword: "not" } };
    const from = { old: { root, schema }, now: { root, schema: true } };
    const lifted = lift({ value: 7, pointer: "/below" }, { from, by, up: undefined }, "old");
    expect(lifted).toEqual(wanted);
  });
});
