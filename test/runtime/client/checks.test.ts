import { describe, expect, it } from "vitest";
import { z } from "zod";
import { createChecks } from "../../../scripts/emit/client/checks.ts";
import type { JsonSchema } from "../../../scripts/lib/json-schema.ts";
import type { SchemaRoot } from "../../../scripts/model/component.ts";
import * as check from "../../../scripts/runtime/client/check.ts";
import * as keywords from "../../../scripts/runtime/client/keywords.ts";
import { casesOf, judgeOf } from "../../../scripts/schema-cases/index.ts";
import { sourceOfSpec } from "../../emit/client/emitted.ts";

type Check = check.Check;

/** Runs the text of a check as the generated package would. */
function checkOf(schema: JsonSchema, api: SchemaRoot): Check {
  const made = createChecks(api);
  const expression = made.use(schema, "").replaceAll("checks.", "");
  const declarations = made
    .declarations()
    .map((text) => text.replace(/^export const (\w+): check\.Check/, "const $1"));
  expect(made.problems).toEqual([]);
  const body = `${declarations.join("\n")}\nreturn ${expression};`;
  return new Function("check", "keywords", body)(check, keywords) as Check;
}

const alone = (schema: JsonSchema): SchemaRoot => ({ components: { schemas: { T: schema } } });

it.each([0.01, 0.07, 0.1, 0.001, 2.5, 3])(
  "multiples of %f are the same to client, document and Zod",
  (step) => {
    const client = check.multipleOf(step);
    const document = judgeOf({})({ type: "number", multipleOf: step });
    const zod = z.number().multipleOf(step);
    const digits = String(step).split(".")[1]?.length ?? 0;
    for (let count = 0; count < 3000; count += 7) {
      const value = Number((count * step).toFixed(digits));
      for (const sign of [1, -1]) {
        const verdicts = [
          client(sign * value, true) === undefined,
          document(sign * value),
          zod.safeParse(sign * value).success,
        ];
        expect([sign * value, ...verdicts]).toEqual([sign * value, true, true, true]);
        const beside = sign * value + step / 3;
        expect([
          beside,
          client(beside, true) === undefined,
          document(beside),
          zod.safeParse(beside).success,
        ]).toEqual([beside, false, false, false]);
      }
    }
    // Zod's tolerance is wider than everything next to 0.
    for (const tiny of [1e-18, -1e-18, Number.MIN_VALUE])
      expect([client(tiny, true) === undefined, document(tiny)]).toEqual([false, false]);
  },
);

describe("what a check says", () => {
  it.each<[schema: object, value: unknown, breach: [pointer: string, expected: string] | undefined]>([
    [{ not: { type: "string" } }, "a", ["", "another value"]],
    [{ not: { required: ["a"] } }, { a: 1 }, ["", "another value"]],
    [{ not: { required: ["a"] } }, 7, ["", "another value"]],
    [{ not: { required: ["a"] } }, { b: 1 }, undefined],
    [{ not: {} }, 7, ["", "nothing"]],
    [{ minLength: 2 }, 1, undefined],
    [{ minLength: 2 }, "a", ["", "a string of at least 2 characters"]],
    [
      { type: "array", uniqueItems: true },
      [
        { a: 1, b: 2 },
        { b: 2, a: 1 },
      ],
      ["", "an array of different items"],
    ],
    [{ type: "array", uniqueItems: true }, [1, "1"], undefined],
    [
      { type: "array", contains: { const: 1 } },
      [2],
      ["", "an array with at least 1 items of a certain form"],
    ],
    [
      { type: "array", contains: { const: 1 }, minContains: 0, maxContains: 1 },
      [1, 1],
      ["", "an array with 0 to 1 items of a certain form"],
    ],
    [{ type: "object", minProperties: 1 }, { a: undefined }, ["", "an object of at least 1 fields"]],
    [{ type: "object", dependentRequired: { a: ["b"] } }, { a: 1 }, ["/b", "a value"]],
    [{ type: "object", dependentSchemas: { a: { required: ["b"] } } }, { b: 1 }, undefined],
    [
      { type: "object", patternProperties: { "^x-": { type: "string" } } },
      { "x-a": 1, b: 2 },
      ["/x-a", "a string"],
    ],
    [
      {
        type: "object",
        patternProperties: { "^x-": true },
        additionalProperties: false,
        properties: { a: true },
      },
      { a: 1, b: 1 },
      ["/b", "nothing"],
    ],
    [
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
      { if: { type: "integer" }, then: { minimum: 1 }, else: { type: "string" } },
      0,
      ["", "a number of at least 1"],
    ],
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    [{ if: { type: "integer" }, then: { minimum: 1 }, else: { type: "string" } }, null, ["", "a string"]],
    [{}, 1, undefined],
    [{ type: "string" }, 1, ["", "a string"]],
    [{ type: "string", minLength: 2 }, "👍", ["", "a string of at least 2 characters"]],
    [{ type: "string", maxLength: 1 }, "👍", undefined],
    [{ type: "string", maxLength: 1 }, "ab", ["", "a string of at least 0, of at most 1 characters"]],
    [{ type: "string", pattern: "^a/b$" }, "a", ["", "a string matching /^a\\/b$/u"]],
    [{ type: "string", format: "date", pattern: "^d$" }, "x", ["", "a date"]],
    [{ type: "string", format: "uri" }, "x", ["", "a URL"]],
    [{ type: "string", "x-extensible-enum": ["a"] }, "b", undefined],
    [{ type: "string", enum: ["a", "b"] }, "c", ["", 'one of ["a","b"]']],
    [{ const: null }, 0, ["", "one of [null]"]],
    [{ enum: Array.from({ length: 800 }, (_, i) => i) }, -1, ["", "one of [0,1,2,3,4,5,6,7,and 792 more]"]],
    [{ const: "x".repeat(500) }, 1, ["", `one of ["${"x".repeat(198)}…]`]],
    [
      { anyOf: Array.from({ length: 800 }, () => ({ type: "boolean" })) },
      1,
      ["", `${"a boolean, or ".repeat(8)}and 792 more`],
    ],
    [{ type: "number", exclusiveMinimum: 0 }, 0, ["", "a number between 0 and Infinity"]],
    [{ type: "number", multipleOf: 0.1 }, 0.3, undefined],
    [{ type: "number", multipleOf: 0.1 }, 0.25, ["", "a multiple of 0.1"]],
    [{ type: "integer", minimum: 1, maximum: 9 }, 1.5, ["", "an integer of at least 1, of at most 9"]],
    [{ type: "boolean" }, "true", ["", "a boolean"]],
    [{ type: ["string", "null"] }, null, undefined],
    [{ type: ["string", "number"] }, true, ["", "a string, or a number"]],
    [{ type: "array", items: { type: "string" }, maxItems: 1 }, ["a", "b"], ["", "an array of at most 1"]],
    [
      { type: "array", items: { type: "array", items: { type: "string" } } },
      [["a"], ["b", 1]],
      ["/1/1", "a string"],
    ],
    [
      { type: "array", prefixItems: [{ type: "string" }], items: false, minItems: 1, maxItems: 1 },
      [1],
      ["/0", "a string"],
    ],
    [
      { type: "object", properties: { "a/b~c": { type: "string" } } },
      { "a/b~c": 1 },
      ["/a~1b~0c", "a string"],
    ],
    [{ type: "object", required: ["a"] }, {}, ["/a", "a value"]],
    [{ type: "object", required: ["toString"] }, {}, ["/toString", "a value"]],
    [{ type: "object", properties: { constructor: { type: "string" } } }, {}, undefined],
    [{ type: "object", additionalProperties: false }, { a: 1 }, ["/a", "nothing"]],
    [{ type: "object", additionalProperties: { type: "string" } }, { a: 1 }, ["/a", "a string"]],
    [{ type: "object", propertyNames: { pattern: "^b$" } }, { a: 1 }, ["/a", "a string matching /^b$/u"]],
    [
      { type: "object", properties: JSON.parse('{"__proto__":{"type":"string"}}') },
      JSON.parse('{"__proto__":1}'),
      ["/__proto__", "a string"],
    ],
    [
      { allOf: [{ type: "string" }, { minLength: 1, type: "string" }] },
      "",
      ["", "a string of at least 1 characters"],
    ],
    [{ oneOf: [{ type: "number" }, { type: "integer" }] }, 1, ["", "only one of several forms"]],
    [{ anyOf: [{ type: "null" }, { type: "number" }] }, "a", ["", "a number"]],
    [{ not: {} }, 1, ["", "nothing"]],
  ])("%j of %j", (schema, value, breach) => {
    const [pointer, expected] = breach ?? [];
    expect(checkOf(schema as JsonSchema, alone({}))(value, true)).toEqual(breach && { pointer, expected });
  });

  it("what a contract rules out passes in an answer, and what it asks for does not", () => {
    const found = checkOf(
      {
        oneOf: [
          { type: "object", properties: { a: { type: "string" } }, additionalProperties: false },
          { type: "object", properties: { b: { type: "string" } }, additionalProperties: false },
        ],
      },
      alone({}),
    );
    expect(found({ a: "a", c: 1 }, false)).toBeUndefined();
    expect(found({}, false)).toBeUndefined();
    expect(found({ a: 1, b: 1 }, false)).toEqual({
      pointer: "",
      expected: "a string at /a, or a string at /b",
    });
    expect(found({ a: "a", c: 1 }, true)).toBeDefined();
  });

  it.each([
    [{ type: "array", unevaluatedItems: false }, "unevaluatedItems"],
    [{ type: "object", unevaluatedProperties: false }, "unevaluatedProperties"],
    [{ $dynamicRef: "#node" }, "$dynamicRef"],
  ])("%j can't be checked, and that is a problem", (schema, keyword) => {
    const made = createChecks(alone({}));
    made.use(schema as JsonSchema, "operations/x");
    expect(made.problems).toEqual([
      {
        code: "keyword-without-check",
        message: `The client can't check the keyword \`${keyword}\`.`,
        pointer: "operations/x",
        fix: "State the rule with other Zod methods, or as a `rule`.",
      },
    ]);
  });
});

const sources = {
  real: await sourceOfSpec("real"),
  sink: await sourceOfSpec("sink"),
  payloads: await sourceOfSpec("payloads"),
};
const components = Object.entries(sources).flatMap(([spec, { model }]) =>
  Object.keys(model.components.schemas).map((name) => [spec, name, model] as const),
);

describe("a check agrees with Ajv", () => {
  // A multipart body's files are Blobs here, and strings to Ajv.
  it.each(components.filter(([, name]) => name !== "PhotoUpload"))("%s: %s", (_spec, name, model) => {
    const schema = { $ref: `#/components/schemas/${name}` };
    const found = checkOf(schema, model);
    const judge = judgeOf(model)(schema);
    const seed = 4;
    let count = 0;
    for (const { value, label } of casesOf(schema, { root: model, seed, random: 40, limit: 300 })) {
      const said = { seed, label, value, valid: found(value, true) === undefined };
      expect(said).toEqual({ ...said, valid: judge(value) });
      count++;
    }
    expect(count).toBeGreaterThan(5);
  });

  it("and points to where the contract is broken", () => {
    const { model } = sources.real;
    const schema = { $ref: "#/components/schemas/Gadget" };
    const found = checkOf(schema, model);
    for (const { value, valid, pointer, rule } of casesOf(schema, { root: model })) {
      if (valid || rule === "required") continue;
      expect([value, found(value, true)?.pointer]).toEqual([value, pointer]);
    }
  });
});
