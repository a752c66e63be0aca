import { expect, it } from "vitest";
import { z } from "zod";
import { isRecord, scalarReader, withDocumented } from "../../../generated/server/runtime/check.ts";

const a = z.object({ a: z.string() });
const ab = z.union([a, z.object({ b: z.number() })]);
const both = { a: "x", b: 1 };
const withoutPrototype = Object.assign(Object.create(null), both) as object;

interface Tree {
  readonly value: z.infer<typeof ab>;
  readonly next?: Tree | undefined;
}
const tree: z.ZodType<Tree> = z.object({
  value: ab,
  get next() {
    return tree.optional();
  },
});

it.each<[what: string, schema: z.ZodType, input: unknown, wanted: unknown]>([
  ["no union", a, both, { a: "x" }],
  ["a union", ab, both, both],
  ["a union, and a value without a prototype", ab, withoutPrototype, both],
  ["a union, of which one option fits", ab, { a: "x", b: "no" }, { a: "x" }],
  [
    "a union within a union",
    z.union([ab, z.object({ c: z.string() })]),
    { ...both, c: "z" },
    { ...both, c: "z" },
  ],
  ["a field", z.object({ f: ab, g: z.string() }), { f: both, g: "g", h: 1 }, { f: both, g: "g" }],
  ["further fields", z.object({}).catchall(ab), { f: both }, { f: both }],
  ["a record", z.record(z.string(), ab), { f: both, g: both }, { f: both, g: both }],
  ["a list", z.array(ab), [both, both], [both, both]],
  ["a tuple", z.tuple([ab, a]), [both, both], [both, { a: "x" }]],
  ["the rest of a tuple", z.tuple([a], ab), [both, both], [{ a: "x" }, both]],
  ["a value that may be absent", z.object({ f: ab.optional() }), { f: both }, { f: both }],
  ["a value that is absent", z.object({ f: ab.optional() }), {}, {}],
  ["a value with a default", z.object({ f: ab.default({ a: "d" }) }), {}, { f: { a: "d" } }],
  ["a value that may be null", ab.nullable(), null, null],
  ["both sides", z.intersection(ab, z.object({ c: z.string() })), { ...both, c: "z" }, { ...both, c: "z" }],
  [
    "a schema that refers to itself",
    tree,
    { value: both, next: { value: both } },
    { value: both, next: { value: both } },
  ],
  [
    "lists in each option",
    z.union([z.object({ l: z.array(a) }), z.object({ l: z.array(z.object({ b: z.number() })) })]),
    { l: [both] },
    { l: [both] },
  ],
  [
    "a field that both options have, as texts",
    z.union([z.object({ f: z.string().trim() }), z.object({ f: z.string() })]),
    { f: " x " },
    { f: "x" },
  ],
])("%s keeps what is documented", (_, schema, input, wanted) => {
  expect(withDocumented(schema, input, schema.parse(input))).toEqual(wanted);
});

it.each<[value: unknown, wanted: boolean]>([
  [{}, true],
  [Object.create(null), true],
  [[], false],
  [null, false],
  ["", false],
  [new Date(0), false],
  [new Map(), false],
])("%o is a record: %s", (value, wanted) => expect(isRecord(value)).toBe(wanted));

it.each<[what: string, schema: z.ZodType, text: string, wanted: unknown]>([
  ["a number", z.number(), "1.5", 1.5],
  ["a number out of its range", z.number().max(3), "5", 5],
  ["a number that JSON writes otherwise", z.number(), "0x10", "0x10"],
  ["a number with a zero in front", z.number(), "01", "01"],
  ["a boolean", z.boolean(), "true", true],
  ["a boolean", z.boolean(), "false", false],
  ["a boolean in capitals", z.boolean(), "TRUE", "TRUE"],
  ["a text", z.string(), "1", "1"],
  ["a number or a text", z.union([z.number(), z.string()]), "1", 1],
  ["a small number or a text", z.union([z.number().max(3), z.string()]), "5", "5"],
  ["true or a text", z.union([z.literal(true), z.string()]), "false", "false"],
])("%s is read from a text: %s", (_, schema, text, wanted) => {
  expect(scalarReader(schema)(text)).toBe(wanted);
});
