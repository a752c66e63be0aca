import { expect, it } from "vitest";
import { createWriter } from "../../scripts/compare/client/probe-lines.ts";
import { universe } from "../../scripts/compare/wire/schemas/candidate-values.ts";
import { slotsOf } from "../../scripts/compare/wire/schemas/subschema-slots.ts";
import type { JsonSchema } from "../../scripts/lib/json-schema.ts";

const text = { type: "string" } as const;
const root = { components: { schemas: { Name: text } } };

it.each<[what: string, schema: JsonSchema, words: string, slots: [keyword: string, name: string][]]>([
  ["everything", true, "true", []],
  ["nothing", false, "false", []],
  ["words in any order", { minLength: 1, type: "string" }, '[["minLength",1],["type","string"]]', []],
  [
    "the same, the other way round",
    { type: "string", minLength: 1 },
    '[["minLength",1],["type","string"]]',
    [],
  ],
  [
    "lists whose order means nothing",
    { type: ["string", "null"] },
    '[["type",["\\"null\\"","\\"string\\""]]]',
    [],
  ],
  ["a list whose order has a meaning", { const: ["b", "a"] }, '[["const",["b","a"]]]', []],
  [
    "schemas below, in the order of keywords",
    { properties: { b: text, a: text }, items: text, anyOf: [text, text] },
    "[]",
    [
      ["anyOf", "0"],
      ["anyOf", "1"],
      ["items", ""],
      ["properties", "b"],
      ["properties", "a"],
    ],
  ],
  ["a reference", { $ref: "#/components/schemas/Name" }, "[]", [["$ref", ""]]],
  ["a reference to nothing", { $ref: "#/components/schemas/Other" }, "[]", []],
  [
    "what is no schema",
    { items: 7, allOf: [7, text] } as unknown as JsonSchema,
    '[["items",7]]',
    [["allOf", "1"]],
  ],
])("a schema of %s is split into words and schemas", (_, schema, words, slots) => {
  const made = slotsOf(root, schema);
  expect(made.words).toBe(words);
  expect(made.slots.map(({ keyword, name }) => [keyword, name])).toEqual(slots);
  for (const { schema: below } of made.slots) expect(below).toEqual(text);
});

it.each([
  [299, true],
  [300, false],
  [350, false],
])("a name below %d other schemas is among the values: %s", (depth, wanted) => {
  let schema: JsonSchema = { properties: { deepest: true } };
  for (let level = 0; level < depth; level++) schema = { not: schema };
  const values = [...universe({ root: {}, schema })].map((value) => JSON.stringify(value));
  expect(values.some((value) => value.includes("deepest"))).toBe(wanted);
});

it("no variable of a block of the probe has the name of another, or of what all blocks have", () => {
  const { name, block } = createWriter();
  const names = ["given", "result", "a", "a", "a", "a-b", "b-c"];
  const wanted = ["given_2", "result_2", "a", "a_2", "a_3", "value", "value_2"];
  expect(names.map(name)).toEqual(wanted);
  block();
  expect(names.map(name)).toEqual(wanted);
});
