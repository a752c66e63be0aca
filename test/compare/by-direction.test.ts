import { describe, expect, it } from "vitest";
import { schemasForDirection } from "../../scripts/compare/wire/flat-schemas/by-direction.ts";
import type { Direction } from "../../scripts/contract/schemas/roots.ts";
import type { JsonSchema } from "../../scripts/lib/json-schema.ts";

const text = { type: "string" };
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const root = {
  components: {
    schemas: {
      Text: { type: ["string", "made up"] },
      Made: { type: "string", readOnly: true },
      Deep: { allOf: [ref("Made")] },
      Secret: { type: "string", writeOnly: true },
      Loop: {
        type: "object",
        properties: { loop: ref("Loop"), made: ref("Deep") },
        required: ["loop", "made"],
      },
    },
  },
};

/** A schema, and what it is in requests and in answers. */
it.each<[what: string, schema: JsonSchema, request: JsonSchema, response?: JsonSchema]>([
  ["everything", true, true],
  ["nothing", false, false],
  ["nothing below", { not: false }, { not: false }],
  ["a type that JSON Schema does not have", { type: "file" }, {}],
  ["one of them among others", { type: ["file", "null"] }, { type: ["null"] }],
  ["none but them", { type: ["file"] }, {}],
  ["branches that are twins", { anyOf: [ref("Text"), text, ref("Text")] }, { anyOf: [ref("Text"), text] }],
  ["parts that are twins", { allOf: [ref("Text"), ref("Text")] }, { allOf: [ref("Text")] }],
  [
    "twins that are more than a reference",
    {
      anyOf: [
        { ...ref("Text"), title: "a" },
        { ...ref("Text"), title: "b" },
      ],
    },
    {
      anyOf: [
        { ...ref("Text"), title: "a" },
        { ...ref("Text"), title: "b" },
      ],
    },
  ],
  [
    "twins that make a difference",
    { oneOf: [ref("Text"), ref("Text")] },
    { oneOf: [ref("Text"), ref("Text")] },
  ],
  [
    "a property that only answers have",
    { properties: { a: { ...text, readOnly: true }, b: text }, required: ["a", "b"] },
    { properties: { a: { readOnly: true }, b: text }, required: ["b"] },
    { properties: { a: { ...text, readOnly: true }, b: text }, required: ["a", "b"] },
  ],
  [
    "one that only requests have, by reference",
    { properties: { a: ref("Secret") }, required: ["a"] },
    { properties: { a: ref("Secret") }, required: ["a"] },
    { properties: { a: { writeOnly: true } }, required: [] },
  ],
  [
    "one that only answers have, by a part of what it refers to",
    { properties: { a: ref("Deep") } },
    { properties: { a: { readOnly: true } } },
    { properties: { a: ref("Deep") } },
  ],
  ["a reference that leads nowhere", { $ref: "#/nowhere" }, ref("%23~1nowhere")],
])("%s", (_, schema, request, response = request) => {
  const of = (direction: Direction) => schemasForDirection(root, direction).of(schema);
  expect([of("request"), of("response")]).toEqual([request, response]);
});

describe("what is referred to", () => {
  it("is made over, once, and may hold itself", () => {
    const { root: made, of } = schemasForDirection(root, "request");
    expect(of(ref("Loop"))).toEqual(ref("Loop"));
    expect(of(ref("Text"))).toEqual(ref("Text"));
    expect(Object.entries(Object(made).components.schemas)).toEqual(
      expect.arrayContaining([
        ["Text", { type: ["string"] }],
        [
          "Loop",
          { type: "object", properties: { loop: ref("Loop"), made: { readOnly: true } }, required: ["loop"] },
        ],
      ]),
    );
  });

  it("is the same object each time", () => {
    const { of } = schemasForDirection(root, "request");
    const schema = { type: "object" };
    expect(of(schema)).toBe(of(schema));
  });

  it("is finished from the inside out", () => {
    const seen: unknown[] = [];
    const { of } = schemasForDirection(root, "response", (schema) => {
      seen.push(schema["type"]);
      return { ...schema, title: "finished" };
    });
    expect(of({ type: "array", items: text })).toEqual({
      type: "array",
      title: "finished",
      items: { ...text, title: "finished" },
    });
    expect(seen).toEqual(["string", "array"]);
  });
});
