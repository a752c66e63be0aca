import { describe, expect, it } from "vitest";
import type { JsonSchema } from "../../scripts/lib/json-schema.ts";
import { type CaseCoverage, casesOf } from "../../scripts/schema-cases/index.ts";
import { checkCases } from "./check-cases.ts";

/** A schema, an invalid case that must be among its cases (`rule pointer`), and values that must be among the valid ones. */
interface Row {
  readonly schema: Exclude<JsonSchema, boolean>;
  readonly breaks: readonly string[];
  readonly valid: readonly unknown[];
}

const rows: readonly Row[] = [
  {
    schema: { type: "string" },
    breaks: ["type "],
    valid: ["", " ", '"a"', "a\\b", "__proto__", "constructor", "\ud800"],
  },
  {
    schema: { type: "integer" },
    breaks: ["type "],
    valid: [0, 2 ** 31 - 1, 2 ** 31, -(2 ** 31), 2 ** 53 - 1, -(2 ** 53) + 1],
  },
  { schema: { type: "number" }, breaks: ["type "], valid: [0, 0.5] },
  { schema: { type: "boolean" }, breaks: ["type "], valid: [true, false] },
  { schema: { type: "null" }, breaks: ["type "], valid: [null] },
  { schema: { type: ["string", "null"] }, breaks: ["type "], valid: [null, ""] },
  { schema: { type: "array", items: { type: "integer" } }, breaks: ["type ", "type /0"], valid: [[], [0]] },
  { schema: { type: "object" }, breaks: ["type "], valid: [{}] },
  { schema: { enum: ["a", 1, null] }, breaks: ["enum "], valid: ["a", 1, null] },
  { schema: { const: "a" }, breaks: ["const "], valid: ["a"] },
  {
    schema: { type: "object", properties: { a: { type: "string" } }, required: ["a"] },
    breaks: ["required ", "type /a"],
    valid: [{ a: "a" }],
  },
  {
    schema: { type: "object", properties: { a: { type: "string" } }, additionalProperties: false },
    breaks: ["additionalProperties "],
    valid: [{}],
  },
  { schema: { type: "string", minLength: 2 }, breaks: ["minLength "], valid: ["aa", "😀😀"] },
  { schema: { type: "string", maxLength: 3 }, breaks: ["maxLength "], valid: ["aaa", "😀😀😀", ""] },
  { schema: { type: "string", pattern: "^[a-c]{2}$" }, breaks: ["pattern "], valid: [] },
  ...["date-time", "date", "time", "duration", "email", "uri", "uuid", "ipv4", "ipv6", "hostname"].map(
    (format) => ({
      schema: { type: "string", format },
      breaks: ["format "],
      valid: [],
    }),
  ),
  { schema: { type: "number", minimum: 2 }, breaks: ["minimum "], valid: [2] },
  { schema: { type: "number", maximum: 2 }, breaks: ["maximum "], valid: [2] },
  { schema: { type: "integer", exclusiveMinimum: 2 }, breaks: ["exclusiveMinimum "], valid: [3] },
  { schema: { type: "integer", exclusiveMaximum: 2 }, breaks: ["exclusiveMaximum "], valid: [1] },
  { schema: { type: "number", multipleOf: 0.01 }, breaks: ["multipleOf "], valid: [0.01] },
  { schema: { type: "array", items: { type: "integer" }, minItems: 2 }, breaks: ["minItems "], valid: [] },
  { schema: { type: "array", items: { type: "integer" }, maxItems: 2 }, breaks: ["maxItems "], valid: [[]] },
  {
    schema: { type: "array", items: { type: "integer" }, uniqueItems: true },
    breaks: ["uniqueItems "],
    valid: [[]],
  },
  {
    schema: {
      type: "array",
      prefixItems: [{ type: "string" }, { type: "integer" }],
      items: false,
      minItems: 2,
    },
    breaks: ["type /0", "type /1", "minItems "],
    valid: [],
  },
  { schema: { oneOf: [{ type: "string" }, { type: "integer" }] }, breaks: ["oneOf "], valid: [0] },
  {
    // Most objects fit both.
    schema: {
      oneOf: [
        { type: "object", properties: { a: { type: "string" } } },
        { type: "object", properties: { b: { type: "integer" } } },
      ],
    },
    breaks: ["oneOf "],
    valid: [{ b: false }, { a: false }],
  },
  {
    schema: {
      oneOf: [
        { type: "object", properties: { a: { type: "string" } } },
        { type: "object", required: ["b"], properties: { b: { type: "integer" }, a: { type: "string" } } },
        { type: "object", properties: { c: { type: "boolean" }, a: {} } },
      ],
    },
    breaks: ["oneOf "],
    valid: [{ a: false }],
  },
  {
    // Its property has any text, so it tells nothing apart.
    schema: {
      oneOf: ["a", "b"].map((name) => ({
        type: "object",
        properties: { kind: { type: "string" }, [name]: { type: "integer" } },
        required: ["kind"],
      })),
      discriminator: { propertyName: "kind" },
    },
    breaks: ["oneOf "],
    valid: [{ kind: "", b: false }],
  },
  { schema: { anyOf: [{ type: "string" }, { type: "null" }] }, breaks: ["anyOf "], valid: [null] },
  { schema: { allOf: [{ type: "integer" }, { minimum: 3 }] }, breaks: ["minimum ", "type "], valid: [3] },
  {
    schema: {
      oneOf: [
        { type: "object", properties: { kind: { const: "a" } }, required: ["kind"] },
        { type: "object", properties: { kind: { const: "b" } }, required: ["kind"] },
      ],
      discriminator: { propertyName: "kind" },
    },
    breaks: ["oneOf ", "const /kind", "discriminator ", "required "],
    valid: [{ kind: "a" }, { kind: "b" }],
  },
  { schema: { type: "string", format: "byte" }, breaks: ["format "], valid: ["", "YQ=="] },
  {
    schema: { type: "string", pattern: "^[a-z]+$", minLength: 3, maxLength: 5 },
    breaks: ["pattern ", "minLength ", "maxLength "],
    valid: ["aaa", "aaaa", "aaaaa"],
  },
  {
    schema: { type: "string", allOf: [{ pattern: "^a" }, { pattern: "b$" }] },
    breaks: ["pattern "],
    valid: ["ab"],
  },
  { schema: { type: "array", contains: { const: 1 } }, breaks: ["contains "], valid: [[1]] },
  {
    schema: { type: "array", items: { enum: ["a", "b"] }, uniqueItems: true, minItems: 2 },
    breaks: ["uniqueItems ", "minItems ", "enum /0"],
    valid: [["a", "b"]],
  },
  {
    schema: { type: "array", prefixItems: [{ type: "string" }], items: { type: "integer" }, minItems: 1 },
    breaks: ["type /0", "type /1", "minItems "],
    valid: [["a"], ["a", 0]],
  },
  {
    schema: { type: "array", prefixItems: [{ type: "string" }], items: false },
    breaks: ["items "],
    valid: [[], ["a"]],
  },
  {
    schema: { type: "object", additionalProperties: { type: "integer" }, minProperties: 1, maxProperties: 2 },
    breaks: ["minProperties ", "maxProperties ", "type /extra"],
    valid: [{ extra: 0 }, { extra: 0, extra2: 0 }],
  },
  {
    schema: {
      type: "object",
      propertyNames: { pattern: "^[a-z]{2}$" },
      additionalProperties: { type: "integer" },
    },
    breaks: ["propertyNames ", "type /aa"],
    valid: [{}, { aa: 0 }],
  },
  {
    schema: {
      type: "object",
      patternProperties: { "^x-": { type: "integer" } },
      additionalProperties: false,
    },
    breaks: ["type /x-", "additionalProperties "],
    valid: [{}, { "x-": 0 }],
  },
  {
    schema: {
      type: "object",
      properties: { a: { type: "integer" }, b: { type: "integer" } },
      dependentRequired: { a: ["b"] },
    },
    breaks: ["dependentRequired "],
    valid: [{ a: 0, b: 0 }, {}],
  },
  { schema: { type: "string", not: { const: "a" } }, breaks: ["not "], valid: ["b"] },
  { schema: { not: {} }, breaks: ["not "], valid: [] },
  {
    schema: { type: "object", properties: { "a/b~c": { type: "integer" } }, required: ["a/b~c"] },
    breaks: ["type /a~1b~0c", "required "],
    valid: [{ "a/b~c": 0 }],
  },
  {
    schema: { type: "object", properties: { a: { type: "integer", default: 3 } } },
    breaks: ["type /a"],
    valid: [{}, { a: 3 }],
  },
  {
    schema: { oneOf: [{ type: "number", minimum: 0 }, { type: "integer" }] },
    breaks: ["oneOf "],
    valid: [0.5, -1],
  },
  {
    schema: {
      allOf: [
        { type: "object", properties: { a: { type: "string" } }, required: ["a"] },
        { type: "object", properties: { a: { maxLength: 2 }, b: { type: "boolean" } }, required: ["b"] },
      ],
    },
    breaks: ["required ", "type /a", "maxLength /a", "type /b"],
    valid: [
      { a: "a", b: false },
      { a: "aa", b: false },
    ],
  },
];

describe.each(rows)("$schema", ({ schema, breaks, valid }) => {
  const cases = [...casesOf(schema, { random: 30, seed: 7 })];

  it("is broken by each of its rules, alone", () => {
    const broken = cases.filter((one) => !one.valid).map(({ rule, pointer }) => `${rule} ${pointer}`);
    expect(broken).toEqual(expect.arrayContaining([...breaks]));
  });

  it("has valid cases, at its edges", () => {
    const values = cases.filter((one) => one.valid).map(({ value }) => value);
    expect(values).toEqual(expect.arrayContaining([...valid]));
    expect(values.length > 0).toBe(JSON.stringify(schema) !== '{"not":{}}');
  });

  it("has only labels that a fresh Ajv confirms, each with all that it says", () => {
    expect(checkCases(schema, "", { random: 30, seed: 7 }).defects).toEqual([]);
  });

  it("throws few of the values away that it makes for the edges", () => {
    const { valid, invalid, dropped } = checkCases(schema, "");
    expect(dropped / (valid + invalid)).toBeLessThan(0.35);
  });

  it("has the same cases again, and each value once", () => {
    expect([...casesOf(schema, { random: 30, seed: 7 })]).toEqual(cases);
    const texts = cases.map(({ value }) => JSON.stringify(value));
    expect(new Set(texts).size).toBe(texts.length);
    expect(cases.every(({ value }) => value !== undefined)).toBe(true);
  });
});

it("another seed draws other values", () => {
  const values = (seed: number) =>
    [...casesOf({ type: "string" }, { random: 20, seed })].map(({ value }) => value);
  expect(values(1)).not.toEqual(values(2));
});

it.each([
  { type: "number", multipleOf: 0.05, minimum: 0.1, maximum: 0.3 },
  { type: "integer", multipleOf: 7, exclusiveMinimum: 7, exclusiveMaximum: 21 },
  { type: "integer", multipleOf: 100, minimum: 1000, maximum: 1100 },
])("reaches every rule of %j", (schema) => {
  let unreached: readonly string[] | undefined;
  const onEnd = (coverage: CaseCoverage) => {
    unreached = coverage.unreached;
  };
  expect([...casesOf(schema, { random: 0, seed: 7, onEnd })].length).toBeGreaterThan(0);
  expect(unreached).toEqual([]);
});
