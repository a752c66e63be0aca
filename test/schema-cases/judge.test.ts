import { describe, expect, it } from "vitest";
import type { JsonSchema } from "../../scripts/lib/json-schema.ts";
import { judgeOf } from "../../scripts/schema-cases/index.ts";

function judge(schema: JsonSchema, root: object = {}) {
  return judgeOf(root)(schema);
}

describe("the judge", () => {
  it.each<[string, JsonSchema, unknown, boolean]>([
    ["asserts formats", { format: "date" }, "2023-02-29", false],
    ["counts code points", { maxLength: 1 }, "😀", true],
    ["looks at own properties only", { required: ["constructor"] }, {}, false],
    ["compares decimals as decimals", { multipleOf: 0.01 }, 0.07, true],
    ["knows a number next to 0 from 0", { multipleOf: 3 }, 1e-47, false],
    ["ignores OpenAPI 3.0's `nullable`", { type: "string", nullable: true }, null, false],
    ["ignores what it does not know", { type: "string", "x-rules": [], example: 1 }, "a", true],
    ["ignores a discriminator's mapping", { discriminator: { propertyName: "a", mapping: {} } }, {}, true],
    ["takes an unknown format for an annotation", { format: "jwt" }, "a", true],
    ["takes a pattern that is none with `u`", { pattern: "^\\-$" }, "-", true],
    ["compares objects that redefine `toString`", { const: { toString: 1 } }, { toString: 1 }, true],
    [
      "knows equal items in another order",
      { uniqueItems: true },
      [
        { a: 1, b: 2 },
        { b: 2, a: 1 },
      ],
      false,
    ],
    ["judges by a boolean", false, 1, false],
  ])("%s", (_, schema, value, valid) => {
    expect(judge(schema)(value)).toBe(valid);
  });

  it("says all that is wrong, with the author's schema objects", () => {
    const name = { type: "string", maxLength: 1 };
    const root = { $defs: { Name: name } };
    const schema = { properties: { a: { $ref: "#/$defs/Name" } }, required: ["b"] };
    const violations = judge(schema, root).violations({ a: "aa" });
    expect(violations.map(({ keyword, pointer }) => [keyword, pointer])).toEqual([
      ["required", ""],
      ["maxLength", "/a"],
    ]);
    expect(violations.map((violation) => violation.schema)).toEqual([schema, name]);
  });

  it("is made once per document and schema", () => {
    const root = { a: { type: "string" } };
    expect(judgeOf(root)(root.a)).toBe(judgeOf(root)(root.a));
  });
});
