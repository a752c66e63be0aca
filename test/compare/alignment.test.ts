import { expect, it } from "vitest";
import { align } from "../../scripts/compare/wire/schemas/alignment.ts";
import { sameness } from "../../scripts/compare/wire/schemas/sameness.ts";
import type { Slot } from "../../scripts/compare/wire/schemas/subschema-slots.ts";
import type { JsonSchema } from "../../scripts/lib/json-schema.ts";

const text = { type: "string" };
const integer = { type: "integer" };
const root = {
  components: {
    schemas: { A: { type: "object", minProperties: 1 }, B: { type: "object", minProperties: 2 } },
  },
};
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const kind = (name: string, more: object = {}) => ({
  type: "object",
  properties: { kind: { const: name }, ...more },
});

const place = ({ keyword, name }: Slot) => (name === "" ? keyword : `${keyword}/${name}`);

/** Which schemas below two others stand in the same place (`old = now`), and which have no partner (`-`, `+`). */
it.each<[what: string, old: JsonSchema, now: JsonSchema, wanted: string]>([
  ["nothing", true, text, ""],
  [
    "properties by their names, whatever they hold",
    { properties: { a: text, b: text } },
    { properties: { b: integer, c: text } },
    "properties/b = properties/b, - properties/a, + properties/c",
  ],
  ["items", { items: text }, { items: integer }, "items = items"],
  ["a `not` that is the same", { not: text }, { not: { ...text } }, "not = not"],
  ["no `not` that is another", { not: text }, { not: integer }, "- not, + not"],
  [
    "branches that are the same, in any order",
    { anyOf: [text, integer] },
    { anyOf: [integer, text] },
    "anyOf/0 = anyOf/1, anyOf/1 = anyOf/0",
  ],
  [
    "branches of the other choice",
    { anyOf: [text, integer] },
    { oneOf: [integer, text] },
    "anyOf/0 = oneOf/1, anyOf/1 = oneOf/0",
  ],
  [
    "branches by their constants",
    { oneOf: [kind("a"), kind("b"), kind("c")] },
    { oneOf: [kind("c", { x: text }), kind("a", { x: text }), kind("d")] },
    "oneOf/0 = oneOf/1, oneOf/2 = oneOf/0, oneOf/1 = oneOf/2",
  ],
  [
    "branches by their titles",
    {
      oneOf: [
        { title: "A", enum: [1] },
        { title: "B", enum: [2] },
      ],
    },
    {
      oneOf: [
        { title: "B", enum: [3] },
        { title: "A", enum: [4] },
      ],
    },
    "oneOf/0 = oneOf/1, oneOf/1 = oneOf/0",
  ],
  [
    "branches by their types",
    {
      oneOf: [
        { ...text, minLength: 1 },
        { ...integer, minimum: 1 },
      ],
    },
    {
      oneOf: [
        { ...integer, minimum: 2 },
        { ...text, minLength: 2 },
      ],
    },
    "oneOf/0 = oneOf/1, oneOf/1 = oneOf/0",
  ],
  [
    "no two branches of one type, which tells none of them",
    {
      oneOf: [
        { ...text, minLength: 1 },
        { ...text, minLength: 2 },
      ],
    },
    {
      oneOf: [
        { ...text, minLength: 3 },
        { ...text, minLength: 4 },
      ],
    },
    "- oneOf/0, - oneOf/1, + oneOf/0, + oneOf/1",
  ],
  [
    "no two branches of which nothing tells one",
    { oneOf: [{ enum: [1] }, text] },
    { oneOf: [{ enum: [2] }, integer] },
    "- oneOf/0, - oneOf/1, + oneOf/0, + oneOf/1",
  ],
  [
    "one branch of which nothing tells it, beside others that are the same, as both have no type",
    { oneOf: [{ enum: [1] }, text] },
    { oneOf: [text, { enum: [2] }] },
    "oneOf/1 = oneOf/0, oneOf/0 = oneOf/1",
  ],
  [
    "no branch that becomes another type, even alone",
    { oneOf: [{ ...text, minLength: 1 }, { const: 1 }] },
    { oneOf: [{ ...integer, minimum: 1 }, { const: 1 }] },
    "oneOf/1 = oneOf/1, - oneOf/0, + oneOf/0",
  ],
  [
    "references by what they refer to, and then the one that is left",
    { oneOf: [ref("A"), ref("B"), text] },
    { oneOf: [text, ref("B"), { type: "object", minProperties: 3 }] },
    "oneOf/1 = oneOf/1, oneOf/2 = oneOf/0, oneOf/0 = oneOf/2",
  ],
])("%s", (_, old, now, wanted) => {
  const { aligned, gone, came } = align({ root, schema: old }, { root, schema: now }, sameness());
  expect(
    [
      ...aligned.map((one) => `${place(one.old)} = ${place(one.now)}`),
      ...gone.map((slot) => `- ${place(slot)}`),
      ...came.map((slot) => `+ ${place(slot)}`),
    ].join(", "),
  ).toBe(wanted);
});
