import { describe, expect, it } from "vitest";
import { documentOf, type Schema } from "./body.ts";
import { wireChanges } from "./documents.ts";

const breaks = async (old: Schema, now: Schema) =>
  (await wireChanges(documentOf(old), documentOf(now)))
    .filter(({ bump }) => bump === "major")
    .map(({ rule, place }) => `${rule} ${place}`);

const text = { type: "string" };
const whole = { type: "integer" };
const told = (properties: Readonly<Record<string, unknown>>, more = {}) => ({
  type: "object",
  properties,
  ...more,
});

describe("an optional field that a request takes of late", () => {
  it.each<[what: string, old: Schema, now: Schema, wanted: readonly string[]]>([
    ["an object with fields", told({ a: text }), told({ a: text, b: whole }), []],
    ["an object without fields as yet", told({}), told({ b: whole }), []],
    [
      "an object in a list",
      { type: "array", items: told({ a: text }) },
      { type: "array", items: told({ a: text, b: whole }) },
      [],
    ],
    // Without a field that has a name, callers choose the names.
    ["any value", true, { properties: { b: whole } }, ["request-type-narrowed request body /b"]],
    ["any object", { type: "object" }, told({ b: whole }), ["request-type-narrowed request body /b"]],
    [
      "any object in a field",
      told({ data: { type: "object" } }),
      told({ data: told({ b: whole }) }),
      ["request-type-narrowed request body /data/b"],
    ],
    [
      "an object with texts under any name",
      told({ a: text }, { additionalProperties: text }),
      told({ a: text, b: whole }, { additionalProperties: text }),
      ["request-type-narrowed request body /b"],
    ],
    [
      "an object with a pattern for the name",
      told({ a: text }, { patternProperties: { "^b": text } }),
      told({ a: text, b: whole }, { patternProperties: { "^b": text } }),
      ["request-type-narrowed request body /b"],
    ],
    [
      "a field that may not be there",
      told({ a: text }),
      told({ a: text, b: false }),
      ["request-false-schema-narrowed request body /b"],
    ],
    [
      "a required one",
      told({ a: text }),
      told({ a: text, b: whole }, { required: ["b"] }),
      ["request-property-required request body /b"],
    ],
  ])("%s", async (_, old, now, wanted) => {
    expect(await breaks(old, now)).toEqual(wanted);
  });
});

it.each([
  ...["$ref", "$id", "$defs", "$schema", "properties", "type", "enum", "const", "items", "required"],
  ...["default", "allOf", "not", "format", "x-rules", "x-not-compared", "schema", "example"],
  ...["a\nb", 'a"b', "a\\b", "a\tb", "a\fb", "a%22b", "a'b", "é", "\ud83d\ude00"],
])("a field may be called %j", async (name) => {
  const within = (inside: Schema) => told({ [name]: inside, a: text }, { required: [name] });
  expect(await breaks(within(text), within(whole))).toEqual([`request-type-narrowed request body /${name}`]);
  expect(await breaks(within(text), within({ ...text, maxLength: 3 }))).toHaveLength(1);
  expect(await breaks(told({ a: text }), told({ a: text, [name]: whole }))).toEqual([]);
  const listed = (value: unknown) => ({ const: { [name]: value } });
  expect(await breaks(listed("#/a"), listed("#/b"))).toHaveLength(1);
});
