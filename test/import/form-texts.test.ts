import { expect, it } from "vitest";
import { withTexts } from "../../scripts/import/read/form-texts.ts";
import type { JsonSchema } from "../../scripts/lib/json-schema.ts";
import type { PayloadModel } from "../../scripts/model/model.ts";

const root = { components: { schemas: { Any: {}, Text: { type: "string" }, Count: { type: "integer" } } } };
const textWord = "a text is a text, whatever it reads as";
const anyWord = "any value travels as a text";

function form(properties: Record<string, JsonSchema>, rest: Partial<PayloadModel> = {}): PayloadModel {
  return { kind: "multipart", schema: { type: "object", properties }, ...rest } as PayloadModel;
}

/** What becomes of one field of a form, and what is told of it. */
function read(field: JsonSchema, rest?: Partial<PayloadModel>) {
  const told: string[] = [];
  const given = form({ field }, rest);
  const made = withTexts(given, root, (name, why) => told.push(`${name}: ${why}`));
  const properties = typeof made.schema === "object" ? made.schema.properties : undefined;
  return { schema: properties?.["field"], told, isSame: made === given };
}

it.each<[string, JsonSchema, JsonSchema, string]>([
  ["anything", true, { type: "string" }, anyWord],
  ["anything with words", { description: "A word." }, { type: "string", description: "A word." }, anyWord],
  ["a component that is anything", { $ref: "#/components/schemas/Any" }, { type: "string" }, anyWord],
  [
    "a text or a number, by types",
    { type: ["string", "number"], description: "A word." },
    { type: "string", description: "A word." },
    textWord,
  ],
  [
    "a text or two others, by types",
    { type: ["integer", "string", "boolean"] },
    { type: "string" },
    textWord,
  ],
  [
    "a text or a number, by parts",
    { anyOf: [{ type: "number" }, { type: "string" }], description: "A word." },
    { type: "string", description: "A word." },
    textWord,
  ],
  [
    "components, one of which holds",
    { oneOf: [{ $ref: "#/components/schemas/Text" }, { $ref: "#/components/schemas/Count" }] },
    { type: "string" },
    textWord,
  ],
  [
    "a text that is as long as any number",
    { anyOf: [{ type: "string", minLength: 1, maxLength: 24 }, { type: "number" }] },
    { type: "string", minLength: 1, maxLength: 24 },
    textWord,
  ],
  [
    "a text of a format that nothing checks",
    { anyOf: [{ type: "string", format: "a-format-of-ours" }, { type: "number" }] },
    { type: "string", format: "a-format-of-ours" },
    textWord,
  ],
])("a field is a text: %s", (_, field, wanted, why) => {
  expect(read(field)).toEqual({ schema: wanted, told: [`field: ${why}`], isSame: false });
});

it.each<[string, JsonSchema, Partial<PayloadModel>?]>([
  ["nothing fits it", false],
  ["a text", { type: "string" }],
  ["a list with one type", { type: ["string"] }],
  ["a number", { type: "number" }],
  ["a text or `null`", { type: ["string", "null"] }],
  ["a text or a list, by types", { type: ["string", "array"] }],
  ["types beside parts", { type: ["string", "number"], anyOf: [{ minLength: 1 }, { minimum: 1 }] }],
  ["types beside exclusive parts", { type: ["string", "number"], oneOf: [{ minLength: 1 }, { minimum: 1 }] }],
  ["types with a pattern", { type: ["string", "number"], pattern: "^a" }],
  ["two texts", { anyOf: [{ type: "string" }, { type: "string", minLength: 2 }] }],
  ["one part", { anyOf: [{ type: "string" }] }],
  ["no text", { anyOf: [{ type: "number" }, { type: "boolean" }] }],
  ["a text or an object", { anyOf: [{ type: "string" }, { type: "object" }] }],
  ["a text or what has no type", { anyOf: [{ type: "string" }, { minimum: 3 }] }],
  ["a text that is longer", { anyOf: [{ type: "string", minLength: 2 }, { type: "number" }] }],
  ["a text that is shorter", { anyOf: [{ type: "string", maxLength: 23 }, { type: "number" }] }],
  ["a text of a format", { anyOf: [{ type: "string", format: "uuid" }, { type: "number" }] }],
  ["a text that is listed", { anyOf: [{ type: "string", enum: ["a"] }, { type: "number" }] }],
  ["a part in JSON", {}, { encoding: { field: { contentType: "application/json" } } }],
  ["a body in JSON", {}, { kind: "json" }],
])("a field is what it is: %s", (_, field, rest) => {
  expect(read(field, rest)).toEqual({ schema: field, told: [], isSame: true });
});

it("a form without a schema, or without fields, is what it is", () => {
  for (const given of [{ kind: "form" }, { kind: "form", schema: { type: "object" } }] as PayloadModel[])
    expect(withTexts(given, root, () => expect.unreachable())).toBe(given);
});
