import { describe, expect, it } from "vitest";
import type { JsonSchema } from "../../scripts/lib/json-schema.ts";
import { type CaseCoverage, casesOf, judgeOf } from "../../scripts/schema-cases/index.ts";

const string = { type: "string" };

/** `inner` within as many schemas. */
function nested(levels: number, wrap: (inner: JsonSchema) => JsonSchema): JsonSchema {
  let schema: JsonSchema = string;
  for (let level = 0; level < levels; level++) schema = wrap(schema);
  return schema;
}

/** Named schemas, each of which refers to the one before it, as often as there are names. */
function chained(length: number, names: readonly string[]): JsonSchema {
  const $defs: Record<string, JsonSchema> = { S0: string };
  for (let index = 1; index <= length; index++) {
    const properties = Object.fromEntries(names.map((name) => [name, { $ref: `#/$defs/S${index - 1}` }]));
    $defs[`S${index}`] = { type: "object", properties, required: [...names] };
  }
  return { $defs, $ref: `#/$defs/S${length}` };
}

function drawn(schema: JsonSchema): CaseCoverage | undefined {
  let coverage: CaseCoverage | undefined;
  for (const _ of casesOf(schema, { random: 5, onEnd: (end) => (coverage = end) }));
  return coverage;
}

describe("bounds that no value can have here", () => {
  it.each<JsonSchema>([
    { type: "array", items: string, minItems: 1e9 },
    { type: "array", contains: string, minContains: 1e9 },
    { type: "string", minLength: 1e9 },
    { type: "string", minLength: 1e9, pattern: "^a+$" },
    { type: "object", minProperties: 1e9 },
    { type: "string", pattern: "^a{1000000000}$" },
    { type: "string", pattern: "^(?:[a-z]{1000}){1000}$" },
  ])("%j: the place is told, without a value", (schema) => {
    expect(drawn(schema)).toMatchObject({ valid: 0, resisting: [{ pointer: "" }] });
  });

  it.each<[JsonSchema, string]>([
    [{ type: "array", items: string, maxItems: 1e9 }, "/maxItems"],
    [{ type: "string", maxLength: 1e9 }, "/maxLength"],
    [{ type: "object", maxProperties: 1e9 }, "/maxProperties"],
  ])("%j: the rule is told as not reached", (schema, rule) => {
    expect(drawn(schema)).toMatchObject({ resisting: [], unreached: [rule] });
  });

  it.each<JsonSchema>([
    { type: "array", items: string, minItems: 5000 },
    { type: "string", minLength: 99_999 },
    { type: "string", pattern: "^[a-z]{1,100000}$" },
  ])("%j has values", (schema) => {
    expect(drawn(schema)?.valid).toBeGreaterThan(0);
  });
});

describe("depth and number", () => {
  it.each([
    ["properties", (a: JsonSchema): JsonSchema => ({ type: "object", properties: { a } })],
    ["items", (items: JsonSchema): JsonSchema => ({ type: "array", items })],
    ["allOf", (one: JsonSchema): JsonSchema => ({ allOf: [one] })],
    ["anyOf", (one: JsonSchema): JsonSchema => ({ anyOf: [one, { type: "integer" }] })],
  ])("2,000 levels of `%s` are refused as a problem", (_, wrap) => {
    expect(() => drawn(nested(2000, wrap))).toThrow("nested more than 250 levels deep");
  });

  it("30 levels of what is required have a value", () => {
    const schema = nested(30, (a) => ({ type: "object", properties: { a }, required: ["a"] }));
    expect(drawn(schema)).toMatchObject({ resisting: [] });
  });

  it.each([
    ["300 references, one after the other", chained(300, ["a"])],
    ["12 levels of shared references", chained(12, ["a", "b"])],
  ])("%s end", (_, schema) => {
    expect(drawn(schema)?.invalid).toBeGreaterThan(0);
  });

  it("each of 90 branches has a valid case", () => {
    const branch = (_: unknown, n: number) => ({
      type: "object",
      properties: { kind: { const: `k${n}` }, n: { type: "integer", minimum: n } },
      required: ["kind"],
    });
    const oneOf = Array.from({ length: 90 }, branch);
    const coverage = drawn({ oneOf });
    expect(coverage?.unreached.filter((one) => /^\/oneOf\/\d+$/.test(one))).toEqual([]);
  });
});

describe.each(["__proto__", "constructor", "toString", "hasOwnProperty"])("a property named `%s`", (name) => {
  const schema = {
    type: "object",
    properties: { [name]: { type: "integer", minimum: 3 } },
    required: [name],
    additionalProperties: false,
  };

  it("is judged", () => {
    const judge = judgeOf(schema)(schema);
    expect([{ [name]: 3 }, { [name]: 2 }, {}, { [name]: 3, other: 1 }].map((value) => judge(value))).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });

  it("has values at its edges", () => {
    expect(drawn(schema)).toMatchObject({ unreached: [], resisting: [] });
  });
});
