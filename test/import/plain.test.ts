import { describe, expect, it } from "vitest";
import { plainIn } from "../../scripts/import/proof/plain.ts";
import type { JsonSchema, SchemaObject } from "../../scripts/lib/json-schema.ts";
import { casesOf, judgeOf } from "../../scripts/schema-cases/index.ts";
import { importedModel } from "./document.ts";

const Kind: SchemaObject = { type: "integer", enum: [1, 2] };
const Thing: SchemaObject = { type: "object", properties: { a: { type: "string" } }, required: ["a"] };
const model = importedModel({}, { Kind, Thing });
const judge = judgeOf(model);
const ref = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` });
const [low, high] = [-(2 ** 31), 2 ** 31 - 1];

/** What documents say, and the plainest form of it. */
const rows: readonly (readonly [JsonSchema, JsonSchema])[] = [
  [{ oneOf: [{ type: "null" }, ref("Thing")] }, { anyOf: [{ type: "null" }, ref("Thing")] }],
  [
    { oneOf: [{ type: "integer" }, { type: "number" }] },
    { oneOf: [{ type: "integer" }, { type: "number" }] },
  ],
  [{ oneOf: [{ const: "a" }, { const: "b" }] }, { anyOf: [{ enum: ["a"] }, { enum: ["b"] }] }],
  [{ oneOf: [{ const: "a" }, { enum: ["b", "a"] }] }, { oneOf: [{ enum: ["a"] }, { enum: ["b", "a"] }] }],
  [{ type: "integer", oneOf: [{ const: 1 }, { const: 2 }] }, { anyOf: [{ enum: [1] }, { enum: [2] }] }],
  [{ type: "integer", enum: [1, 3], allOf: [ref("Kind")] }, { enum: [1] }],
  [{ type: "string", enum: ["a", 3] }, { enum: ["a"] }],
  [
    { type: "integer", format: "int32", minimum: 0 },
    { type: "integer", format: "int32", minimum: 0, maximum: high },
  ],
  [
    { type: "integer", format: "int32" },
    { type: "integer", format: "int32", minimum: low, maximum: high },
  ],
  [
    { type: "string", minLength: 0, maxLength: 3 },
    { type: "string", maxLength: 3 },
  ],
  [{ type: "object", properties: {}, additionalProperties: true }, { type: "object" }],
  [
    { type: "array", items: { type: "string", minLength: 0 } },
    { type: "array", items: { type: "string" } },
  ],
];

describe("the plainest form of a schema", () => {
  it.each(rows)("of %j", (schema, wanted) => {
    const plain = plainIn(model)(schema);
    expect(plain).toEqual(wanted);
    const [before, after] = [judge(schema), judge(plain)];
    for (const one of [schema, plain])
      for (const { value } of casesOf(one, { root: model, random: 20 }))
        expect({ value, fits: after(value) }).toEqual({ value, fits: before(value) });
  });
});
