import { describe, expect, it } from "vitest";
import type { JsonSchema } from "../../scripts/lib/json-schema.ts";
import {
  declaredNames,
  fieldNames,
  fieldSchema,
  itemSchemas,
  namedComponent,
} from "../../scripts/model/schema-fields.ts";

const root = {
  components: {
    schemas: {
      Thing: { properties: { id: { type: "string" }, next: { $ref: "#/components/schemas/Thing" } } },
    },
  },
};
const thing = { $ref: "#/components/schemas/Thing" };
const more = { properties: { name: { items: { properties: { inner: {} } } } } };

describe("the fields that a schema declares", () => {
  it.each<[what: string, schema: JsonSchema, names: readonly string[], all: readonly string[]]>([
    ["an object", more, ["name"], ["name", "inner"]],
    ["a reference, also to itself", thing, ["id", "next"], ["id", "next"]],
    [
      "a reference with words of its own",
      { allOf: [thing], description: "" },
      ["id", "next"],
      ["id", "next"],
    ],
    [
      "a union",
      { anyOf: [thing, more, { type: "null" }] },
      ["id", "next", "name"],
      ["id", "next", "name", "inner"],
    ],
    ["a list", { items: thing }, [], ["id", "next"]],
    ["a map", { additionalProperties: more }, [], ["name", "inner"]],
    ["any value", true, [], []],
  ])("%s", (_, schema, names, all) => {
    expect(fieldNames(schema, root)).toEqual(names);
    expect([...declaredNames(schema, root)]).toEqual(all);
  });
});

it("the schema of a field, and of a list's items", () => {
  expect(fieldSchema(thing, "id", root)).toEqual({ type: "string" });
  expect(fieldSchema(thing, "toString", root)).toBeUndefined();
  expect(itemSchemas({ items: thing, prefixItems: [true] }, root)).toEqual([thing, true]);
});

it.each([
  [thing, "Thing"],
  [{ allOf: [thing], description: "" }, "Thing"],
  [{ allOf: [thing, more] }, undefined],
  [true, undefined],
])("the component that a schema names: %j", (schema, name) => {
  expect(namedComponent(schema)).toBe(name);
});
