import { CharSet } from "refa";
import { expect, it } from "vitest";
import type { JsonSchema } from "../../scripts/lib/json-schema.ts";
import { copySchema } from "../../scripts/schema-cases/copy.ts";
import { picksOf } from "../../scripts/schema-cases/pattern/picks.ts";

const union = Array.from({ length: 100 }, (_, index) => ({ const: index }));

it.each<[what: string, schema: unknown, wanted: unknown, referred: unknown[]]>([
  ["a schema without assertions", true, true, []],
  [
    "what is said beside the assertions",
    { type: "string", nullable: true, discriminator: {}, id: "a", description: "B." },
    { type: "string" },
    [],
  ],
  ["a reference", { $ref: "#/a", type: "string" }, { $ref: "to 0", type: "string" }, ["#/a"]],
  [
    "schemas inside",
    {
      items: { type: "string", id: "a" },
      allOf: [{ id: "a" }, true],
      properties: { a: { id: "b", minLength: 1 } },
    },
    { items: { type: "string" }, allOf: [{}, true], properties: { a: { minLength: 1 } } },
    [],
  ],
  [
    "what is no schema",
    { items: 7, allOf: "a", properties: [1] },
    { items: 7, allOf: "a", properties: [1] },
    [],
  ],
  ["a large union inside", { items: { anyOf: union } }, { items: { $ref: "to 0" } }, [{ anyOf: union }]],
])("the copy of %s", (_, schema, wanted, referred) => {
  const seen: unknown[] = [];
  const refer = (to: unknown) => `to ${seen.push(to) - 1}`;
  const originals = new WeakMap<object, JsonSchema>();
  const copy = copySchema(schema as JsonSchema, refer, originals);
  expect([copy, seen]).toEqual([wanted, referred]);
  if (typeof copy === "object") expect(originals.get(copy)).toBe(schema);
});

it.each<[what: string, ranges: { min: number; max: number }[], simple: string[], edges: string[]]>([
  ["letters", [{ min: 0x61, max: 0x7a }], ["a", "z"], ["a", "z"]],
  ["signs that are not simple", [{ min: 0x2603, max: 0x2604 }], ["\u2603", "\u2604"], ["\u2603", "\u2604"]],
  ["halves of characters", [{ min: 0xd800, max: 0xd801 }], ["\ud800"], []],
  ["nothing", [], [], []],
])("characters of a set of %s", (_, ranges, simple, edges) => {
  const picks = picksOf(CharSet.empty(0x10ffff).union(ranges));
  for (const one of simple) expect(picks.simple).toContain(one);
  expect(picks.simple.length > 0).toBe(simple.length > 0);
  expect(picks.edges).toEqual(edges);
});
