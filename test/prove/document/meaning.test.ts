import { describe, expect, it } from "vitest";
import type { JsonSchema } from "../../../scripts/lib/json-schema.ts";
import { meaningOf, undescribed } from "../../../scripts/prove/document/meaning.ts";
import { isBeyondSteps, stepsOf } from "../../../scripts/prove/document/steps.ts";

const text = { type: "string" };
const root = {
  components: {
    schemas: {
      Name: { type: "string", minLength: 1, description: "What it is called." },
      Tree: { type: "object", properties: { left: { $ref: "#/components/schemas/Tree" } } },
    },
  },
};
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

describe("the same values are valid", () => {
  it.each<[what: string, one: JsonSchema, other: JsonSchema]>([
    ["whatever people and programs are told", text, { ...text, description: "A.", "x-a": 1, title: "B" }],
    [
      "whatever the order of names is",
      { type: ["string", "null"], required: ["a", "b"] },
      { required: ["b", "a"], type: ["null", "string"] },
    ],
    ["of what is referred to", { type: "string", minLength: 1 }, ref("Name")],
    [
      "of what is referred to, with more beside it",
      { allOf: [{ maxLength: 3 }, { type: "string", minLength: 1 }] },
      { ...ref("Name"), maxLength: 3 },
    ],
    [
      "of names, which are texts",
      { propertyNames: { minLength: 1 } },
      { propertyNames: { ...text, minLength: 1 } },
    ],
    [
      "of a text or null",
      { type: ["null", "string"], minLength: 1 },
      { anyOf: [{ ...text, minLength: 1 }, { type: "null" }] },
    ],
    [
      "of some texts or null",
      { type: ["null", "string"], enum: ["a", null] },
      { anyOf: [{ ...text, enum: ["a"] }, { type: "null" }] },
    ],
    [
      "of a union in a union",
      { anyOf: [text, { type: "number" }, { type: "boolean" }] },
      { anyOf: [text, { anyOf: [{ type: "number" }, { type: "boolean" }] }] },
    ],
  ])("%s", (_, one, other) => {
    expect(meaningOf(one, root)).toBe(meaningOf(other, root));
    expect(meaningOf(one, root)).toEqual(expect.any(String));
  });
});

describe("other values may be valid", () => {
  it.each<[what: string, one: JsonSchema, other: JsonSchema]>([
    ["of another bound", { ...text, minLength: 1 }, { ...text, minLength: 2 }],
    ["of names of no type", { propertyNames: true }, { propertyNames: false }],
    ["of names of another type", { propertyNames: { type: "number" } }, { propertyNames: {} }],
    [
      "of a union with more beside it",
      { anyOf: [text, { type: "null" }], not: {} },
      { anyOf: [text, { type: "null" }] },
    ],
    [
      "of a union whose keywords see null as well",
      { type: ["null", "string"], not: { const: null } },
      { anyOf: [{ ...text, not: { const: null } }, { type: "null" }] },
    ],
    ["of what is not there", ref("Name"), ref("Other")],
    ["of anything and nothing", true, false],
  ])("%s", (_, one, other) => {
    expect(meaningOf(one, root)).not.toBe(meaningOf(other, root));
  });
});

it("a schema that contains itself has no such text", () => {
  expect(meaningOf(ref("Tree"), root)).toBeUndefined();
  expect(meaningOf({ anyOf: [text, ref("Tree")] }, root)).toBeUndefined();
});

it("a schema without its descriptions keeps what gives values", () => {
  const schema = { ...text, description: "A.", title: "B", "x-a": 1, examples: ["a"], default: "b" };
  expect(undescribed({ properties: { a: schema, b: true } })).toEqual({
    properties: { a: { ...text, examples: ["a"], default: "b" }, b: true },
  });
});

it.each<[value: unknown, schema: JsonSchema, wanted: boolean]>([
  [0, { multipleOf: 0.01 }, false],
  [1.5, { multipleOf: 0.01 }, false],
  [1e-9, { multipleOf: 0.01 }, true],
  [1e300, { multipleOf: 0.01 }, true],
  [{ a: [1, 1e300] }, { properties: { a: { items: { multipleOf: 5e-1 } } } }, true],
  [{ a: [1, 2] }, { properties: { a: { items: { multipleOf: 5e-1 } } } }, false],
  [[1e300], {}, false],
  ["1e300", { multipleOf: 1 }, false],
  [null, { multipleOf: 1 }, false],
])("whether Zod takes what is no multiple for one: %j of %j: %s", (value, schema, wanted) => {
  expect(isBeyondSteps(value, stepsOf(schema))).toBe(wanted);
});

it("steps are listed once, of all schemas", () => {
  expect(stepsOf({ multipleOf: 2 }, { items: { multipleOf: 2 }, not: { multipleOf: 0.5 } })).toEqual([
    2, 0.5,
  ]);
});
