import { describe, expect, it } from "vitest";
import type { JsonSchema } from "../../scripts/lib/json-schema.ts";
import { ProblemError } from "../../scripts/lib/problem.ts";
import { casesOf, sampleOf } from "../../scripts/schema-cases/index.ts";
import { checkCases, sizeOf } from "./check-cases.ts";

const most = 160;

function countOf(schema: JsonSchema, root: object): number {
  return [...casesOf(schema, { root })].length;
}

describe("recursion", () => {
  const node = {
    type: "object",
    properties: { value: { type: "integer", minimum: 1 }, next: { $ref: "#/$defs/Node" } },
    required: ["value"],
  };
  const root = { $defs: { Node: node } };
  const cases = [...casesOf(node, { root })];

  it("is told once in full, once more shallowly, and nested a few levels", () => {
    expect(cases.filter(({ pointer }) => pointer === "/next/value")).toEqual([]);
    expect(cases.filter(({ rule, pointer }) => rule === "type" && pointer === "/next")).not.toEqual([]);
    const deep = { value: 1, next: { value: 1, next: { value: 1, next: { value: 1, next: { value: 1 } } } } };
    expect(cases.map(({ value }) => value)).toContainEqual(deep);
    expect(checkCases(root, "/$defs/Node", { random: 50 }).defects).toEqual([]);
  });

  it("stops at a sample that is as shallow as there can be", () => {
    expect(sampleOf(node, { root })).toEqual({ value: 1 });
    const list = { anyOf: [{ $ref: "#/$defs/List" }, { type: "null" }] };
    const schema = { type: "object", properties: { rest: list }, required: ["rest"] };
    expect(sampleOf(schema, { root: { $defs: { List: schema } } })).toEqual({ rest: null });
  });

  it("without a finite value has only invalid cases, and no sample", () => {
    const endless = { type: "object", properties: { a: { $ref: "#/$defs/E" } }, required: ["a"] };
    const document = { $defs: { E: endless } };
    expect([...casesOf(endless, { root: document })].filter(({ valid }) => valid)).toEqual([]);
    expect(() => sampleOf(endless, { root: document })).toThrow("found no valid value");
  });

  it.each([
    ["itself", { A: { $ref: "#/$defs/A" } }],
    ["itself through a union", { A: { anyOf: [{ type: "null" }, { $ref: "#/$defs/A" }] } }],
    ["itself through another", { A: { allOf: [{ $ref: "#/$defs/B" }] }, B: { not: { $ref: "#/$defs/A" } } }],
  ])("of a schema that is nothing but %s is a problem", (_, $defs) => {
    expect(() => [...casesOf($defs.A, { root: { $defs } })]).toThrow(ProblemError);
  });
});

it("a `$ref` without a target is a problem that names it", () => {
  expect(() => [...casesOf({ $ref: "#/components/schemas/Missing" }, { root: {} })]).toThrow(
    "`$ref` points to `#/components/schemas/Missing`, where the document has no schema.",
  );
});

describe("the number of cases", () => {
  const leaf = { type: "object", properties: { name: { type: "string", minLength: 1 } }, required: ["name"] };

  it.each([4, 8, 16])("grows with the schemas, not with the paths through them: %d levels", (levels) => {
    const $defs: Record<string, JsonSchema> = { S0: leaf };
    for (let level = 1; level <= levels; level++) {
      const below = { $ref: `#/$defs/S${level - 1}` };
      $defs[`S${level}`] = { type: "object", properties: { left: below, right: below }, required: ["left"] };
    }
    expect(countOf({ $ref: `#/$defs/S${levels}` }, { $defs })).toBeLessThanOrEqual(most * sizeOf($defs));
  });

  it("grows linearly where every schema refers to every other", () => {
    const counts = [4, 8, 16].map((size) => {
      const names = Array.from({ length: size }, (_, index) => `S${index}`);
      const properties = Object.fromEntries(names.map((name) => [name, { $ref: `#/$defs/${name}` }]));
      const $defs = Object.fromEntries(names.map((name) => [name, { type: "object", properties }]));
      return countOf({ $ref: "#/$defs/S0" }, { $defs }) / sizeOf($defs);
    });
    expect(Math.max(...counts)).toBeLessThan(2 * Math.min(...counts));
  });

  it("of a union of unions is bounded by their branches", () => {
    const $defs: Record<string, JsonSchema> = { U0: { enum: ["a"] } };
    for (let level = 1; level <= 12; level++) {
      const below = { $ref: `#/$defs/U${level - 1}` };
      $defs[`U${level}`] = { anyOf: [below, { const: level }, below] };
    }
    expect(countOf({ $ref: "#/$defs/U12" }, { $defs })).toBeLessThanOrEqual(most * sizeOf($defs));
  });

  it("stops at `limit`, and is lazy", () => {
    expect([...casesOf(leaf, { limit: 7 })]).toEqual([...casesOf(leaf)].slice(0, 7));
    expect(casesOf(leaf).next().value).toEqual({
      value: { name: "a" },
      valid: true,
      label: "the simplest value",
    });
  });
});

describe("an object that must be large", () => {
  it.each<JsonSchema>([
    { type: "object", minProperties: 5, maxProperties: 8 },
    { type: "object", minProperties: 20, properties: { a: {}, b: { type: "string" } } },
    { type: "object", minProperties: 7, patternProperties: { "^x-": {} }, additionalProperties: false },
    { type: "object", minProperties: 6, propertyNames: { enum: ["a", "b", "c", "d", "e", "f"] } },
    { type: "object", minProperties: 6, propertyNames: { pattern: "^[a-z]{3}$" } },
    { allOf: [{ type: "object", minProperties: 100 }] },
  ])("%j has as many properties, and one less breaks the rule", (schema) => {
    const cases = [...casesOf(schema)];
    expect(cases.some(({ valid }) => valid)).toBe(true);
    expect(cases.map(({ rule }) => rule)).toContain("minProperties");
  });

  it("is given up where it must be vast", () => {
    const cases = [...casesOf({ type: "object", minProperties: 1e9 })];
    expect(cases.filter(({ valid }) => valid)).toEqual([]);
  });
});
