import { expect, it } from "vitest";
import { constantsOf, type JsonSchema, resolveRef } from "../../scripts/lib/json-schema.ts";

const root = { components: { schemas: { "a/b": { type: "string" }, ä: true, text: "none" } } };

it.each<[ref: string, wanted: JsonSchema | undefined]>([
  ["#/components/schemas/a~1b", { type: "string" }],
  ["#/components/schemas/%C3%A4", true],
  ["#/components/schemas/text", undefined],
  ["#/components/schemas/other", undefined],
  ["other.json#/components/schemas/a~1b", undefined],
  ["#", root as JsonSchema],
])("`%s` refers to %j", (ref, wanted) => {
  expect(resolveRef(root, ref)).toEqual(wanted);
});

it.each<[schema: JsonSchema, wanted: readonly unknown[] | undefined]>([
  [true, undefined],
  [{ type: "string" }, undefined],
  [{ const: 1 }, [1]],
  [{ const: null, enum: [1, null] }, [null]],
  [{ enum: ["a", "b"] }, ["a", "b"]],
])("the constants of %j are %j", (schema, wanted) => {
  expect(constantsOf(schema)).toEqual(wanted);
});
