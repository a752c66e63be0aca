import { describe, expect, it } from "vitest";
import { toldExample } from "../../scripts/import/spec/sample.ts";
import { typeFits } from "../../scripts/import/spec/type-fits.ts";
import type { JsonSchema } from "../../scripts/lib/json-schema.ts";
import { judgeOf } from "../../scripts/schema-cases/index.ts";

const text = (example: string): JsonSchema => ({ type: "string", example });
const object = (properties: Record<string, JsonSchema>, ...required: string[]): JsonSchema => ({
  type: "object",
  properties,
  required,
});
const ref = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` });
const components: Readonly<Record<string, JsonSchema>> = {
  Name: text("Ada"),
  Person: object({ name: ref("Name"), age: { type: "integer" } }, "age"),
  Chain: object({ next: ref("Chain"), name: ref("Name") }),
};
const root = { components: { schemas: components } };
const judge = judgeOf(root);

describe("an example that the document does not give", () => {
  const rows: readonly (readonly [JsonSchema, unknown])[] = [
    [object({ title: text("Tea"), size: { type: "integer" } }), { title: "Tea" }],
    [ref("Person"), { name: "Ada", age: 0 }],
    [{ type: "array", items: ref("Name") }, ["Ada"]],
    [{ allOf: [ref("Person"), object({ mail: text("a@b.co") })] }, { name: "Ada", age: 0, mail: "a@b.co" }],
    [
      object({ kind: { type: "string", enum: ["a", "b"] }, n: { type: "number", default: 3 } }),
      { kind: "a", n: 3 },
    ],
    // The circle ends where it begins.
    [ref("Chain"), { name: "Ada" }],
    // An example that its schema refuses is none.
    [object({ code: { type: "string", maxLength: 1, example: "long" } }), {}],
    [{ allOf: [object({ a: text("x"), b: text("y") })], maxProperties: 1 }, {}],
    // Fields that say the same but for their words have the same value, and none gets another one's example.
    [
      object(
        {
          a: { type: "integer", description: "A." },
          b: { type: "integer", title: "B", "x-b": 1 },
          c: text("c"),
        },
        ...["a", "b", "c"],
      ),
      { a: 0, b: 0, c: "c" },
    ],
    [object({ a: false, c: text("c") }), { c: "c" }],
    [object({ a: true, c: text("c") }, "a"), { a: null, c: "c" }],
  ];
  it.each(rows)("%j", (schema, wanted) => {
    expect(toldExample(schema, { components, judge, root })).toEqual(wanted);
  });
});

describe("whether the compiler takes a value for the type", () => {
  const both: JsonSchema = { allOf: [ref("Person"), object({ mail: { type: "string" } })] };
  const rows: readonly (readonly [JsonSchema, unknown, boolean])[] = [
    [both, { age: 3, mail: "a" }, true],
    [both, { age: 3, other: 1 }, false],
    [{ allOf: [ref("Person"), { anyOf: [ref("Chain"), ref("Name")] }] }, { age: 3 }, false],
    [object({ person: both }), { person: { age: 3, mail: "a" } }, true],
    [object({ person: both }), { person: { age: 3, mail: "a", more: 1 } }, false],
  ];
  it.each(rows)("%j %j", (schema, value, wanted) => {
    expect(typeFits(schema, value, components)).toBe(wanted);
  });
});
