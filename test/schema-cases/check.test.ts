import { expect, it } from "vitest";
import type { JsonSchema } from "../../scripts/lib/json-schema.ts";
import { contentJudge } from "../../scripts/schema-cases/check.ts";
import { makerOf } from "../../scripts/schema-cases/maker-of.ts";
import { shapesAt } from "../../scripts/schema-cases/shape.ts";

const names = (count: number, word: string) => Array.from({ length: count }, (_, index) => `${word}${index}`);

it("kinds that have the same traits share the traits' validators", () => {
  const traits = names(8, "Trait");
  const kinds = names(30, "Kind");
  const trait = (name: string): JsonSchema => ({
    type: "object",
    properties: Object.fromEntries(names(40, name).map((field) => [field, { type: "string", maxLength: 3 }])),
  });
  const kind = (name: string): JsonSchema => ({
    allOf: [
      { properties: { kind: { const: name } }, required: ["kind"] },
      ...traits.map((one) => ({ $ref: `#/components/schemas/${one}` })),
    ],
  });
  const schemas = Object.fromEntries([
    ...traits.map((name) => [name, trait(name)]),
    ...kinds.map((name) => [name, kind(name)]),
  ]);
  const root = { components: { schemas } };
  const asked: JsonSchema[] = [];
  const maker = makerOf(root);
  const counting = {
    ...maker,
    judge: (schema: JsonSchema) => {
      asked.push(schema);
      return maker.judge(schema);
    },
  };
  const verdicts = kinds.map((name) => {
    const [shape] = shapesAt(root, [{ schema: { $ref: `#/components/schemas/${name}` }, pointer: "" }]);
    const judge = contentJudge(counting, shape?.rules ?? []);
    return [
      judge({ kind: name, Trait70: "abc" }),
      judge({ kind: name, Trait70: "abcd" }),
      judge({ Trait70: "abc" }),
    ];
  });
  expect(verdicts).toEqual(kinds.map(() => [true, false, false]));
  expect(asked.length).toBe(kinds.length + traits.length);
});

it("a part of a schema object is judged without what stands beside it", () => {
  const schema: JsonSchema = { type: "object", required: ["a"], minProperties: 2, description: "Words." };
  const maker = makerOf({});
  const rule = (keyword: string) => ({ keyword, value: schema[keyword], schema, pointer: "" });
  const part = contentJudge(maker, [rule("type"), rule("required")]);
  const whole = contentJudge(maker, ["type", "required", "minProperties"].map(rule));
  expect([part({ a: 1 }), whole({ a: 1 }), part({ b: 1 }), whole({ a: 1, b: 1 })]).toEqual([
    true,
    false,
    false,
    true,
  ]);
});
