import { describe, expect, it } from "vitest";
import { z } from "zod";
import { drawingOf } from "../../scripts/import/proof/drawing.ts";
import { type ImportedSchema, judgePairs } from "../../scripts/import/proof/schemas.ts";
import type { JsonSchema } from "../../scripts/lib/json-schema.ts";

const long = { description: "x".repeat(7000) };
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const root = {
  components: {
    schemas: {
      Kind: { type: "string", enum: ["a"] },
      Flag: { type: "boolean" },
      None: { type: "string", minLength: 2, maxLength: 1 },
      Loop: { allOf: [ref("Loop")] },
      Base: { type: "object", properties: { kind: ref("Kind") } },
    },
  },
} as never;
const kind = { enum: ["a"] };

describe("values are drawn from a schema", () => {
  it.each<[what: string, schema: JsonSchema, wanted: JsonSchema]>([
    ["as it is", { ...ref("Kind") }, ref("Kind")],
    [
      "with values in place of what it refers to",
      { ...long, properties: { a: ref("Kind") } },
      { ...long, properties: { a: kind } },
    ],
    ["with values of its items", { ...long, items: ref("Kind") }, { ...long, items: kind }],
    [
      "with values of its first items",
      { ...long, prefixItems: [ref("Kind"), true] } as JsonSchema,
      { ...long, prefixItems: [kind, true] } as JsonSchema,
    ],
    [
      "with values of its alternatives",
      { ...long, oneOf: [ref("Kind"), { type: "null" }] },
      { ...long, oneOf: [kind, { type: "null" }] },
    ],
    [
      "with values of all other fields, and of names",
      { ...long, additionalProperties: ref("Kind"), propertyNames: ref("Kind") },
      { ...long, additionalProperties: kind, propertyNames: kind },
    ],
    [
      "with what it refers to itself, and its parts",
      { ...long, ...ref("Base"), allOf: [{ items: ref("Kind") }] } as JsonSchema,
      { ...long, allOf: [{ type: "object", properties: { kind } }, { items: kind }] } as JsonSchema,
    ],
    [
      "without what only tells kinds apart",
      { ...long, discriminator: { propertyName: "a" } } as JsonSchema,
      long,
    ],
    [
      "with the component where it has no value",
      { ...long, items: ref("None") },
      { ...long, items: ref("None") },
    ],
    ["with nothing where it leads to nothing", { ...long, ...ref("Gone") } as JsonSchema, long],
    [
      "with booleans as they are",
      { ...long, items: false } as JsonSchema,
      { ...long, items: false } as JsonSchema,
    ],
  ])("%s", (_, schema, wanted) => {
    expect(drawingOf(root).of(schema)).toEqual(wanted);
  });

  it("ends where a schema holds itself, and has one value of a component", () => {
    const { of } = drawingOf(root);
    expect(JSON.stringify(of({ ...long, ...ref("Loop") } as JsonSchema)).length).toBeGreaterThan(7000);
    const twice = of({ ...long, properties: { a: ref("Flag"), b: ref("Flag") } }) as {
      readonly properties: Readonly<Record<"a" | "b", object>>;
    };
    expect(twice.properties.a).toBe(twice.properties.b);
  });
});

describe("a schema and the one that was made of it", () => {
  const pair = (
    emitted: JsonSchema,
    schema: z.ZodType,
    examples: readonly unknown[] = [],
  ): ImportedSchema => ({
    ...{ pointer: "#/components/schemas/A", emitted, schema, examples },
  });
  const document = { components: { schemas: { A: { properties: { b: { type: "integer" } } } } } };
  const judged = (...pairs: readonly ImportedSchema[]) => judgePairs(pairs, root, document as never);
  const text: JsonSchema = { type: "string" };

  it.each<[what: string, emitted: JsonSchema, schema: z.ZodType, why: string | undefined]>([
    ["agree", { ...text, minLength: 2 }, z.string().min(2), undefined],
    ["agree on a component", ref("Kind"), z.enum(["a"]), undefined],
    ["differ: one takes less", text, z.string().min(2), "the document takes it, and the spec refuses it"],
    [
      "differ: one takes more",
      { ...text, minLength: 2 },
      z.string(),
      "the document refuses it (`minLength`), and the spec takes it",
    ],
    ["differ: one changes the value", text, z.string().trim(), "the spec changes the value"],
    [
      "differ within",
      { type: "object", properties: { b: { type: "integer" } }, required: ["b"] },
      z.looseObject({ b: z.number() }),
      "the document refuses it (`type`), and the spec takes it, at `/b` of the value",
    ],
  ])("%s", (_, emitted, schema, why) => {
    const { equal, differing, unjudged, values } = judged(pair(emitted, schema));
    expect([equal, unjudged]).toEqual([why === undefined ? 1 : 0, []]);
    expect(values).toBeGreaterThan(0);
    expect(differing.map((one) => one.why)).toEqual(why === undefined ? [] : [expect.stringContaining(why)]);
    expect(differing.map(({ pointer }) => pointer)).toEqual(
      why === undefined
        ? []
        : [why.includes("/b") ? "#/components/schemas/A/properties/b" : "#/components/schemas/A"],
    );
  });

  it("are judged once, wherever they stand", () => {
    const schema = z.string();
    const [one, two] = [judged(pair(text, schema)), judged(pair(text, schema), pair(text, schema))];
    expect([one.equal, two.equal, two.values]).toEqual([1, 2, one.values]);
  });

  it("are not judged where no value is valid", () => {
    const { unjudged } = judged(pair({ ...text, minLength: 2, maxLength: 1 }, z.string().min(2).max(1)));
    expect(unjudged).toEqual([{ pointer: "#/components/schemas/A", why: expect.stringMatching(/value/) }]);
  });
});
