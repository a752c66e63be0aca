import { expect, it } from "vitest";
import { z } from "zod";
import {
  saysNoText,
  targetFingerprint,
  textsFingerprint,
} from "../../../scripts/prove/document/fingerprint.ts";

const object = z.object({ a: z.string(), b: z.int() });
const recursive = (leaf: z.ZodType) => {
  const node = z.object({
    leaf,
    get next() {
      return node.optional();
    },
  });
  return node;
};

/** Two schemas that don't judge alike. */
const pairs: readonly (readonly [name: string, one: z.ZodType, other: z.ZodType])[] = [
  ["a field's type", z.object({ a: z.string() }), z.object({ a: z.int() })],
  ["an added field", object.extend({ c: z.int() }), object.extend({ c: z.int().min(1) })],
  ["picked fields", object.pick({ a: true }), object.pick({ b: true })],
  ["optional fields", object, object.partial()],
  ["exactly optional", z.object({ a: z.int().optional() }), z.object({ a: z.int().exactOptional() })],
  ["unknown fields", object, z.strictObject(object.shape)],
  ["a bound", z.string().min(1), z.string().min(2)],
  ["a pattern", z.string().regex(/a/), z.string().regex(/b/)],
  ["a pattern's flags", z.string().regex(/a/), z.string().regex(/a/u)],
  ["a format's options", z.iso.datetime(), z.iso.datetime({ precision: 3 })],
  ["a format's version", z.uuid(), z.uuidv7()],
  ["a literal's type", z.literal(1), z.literal("1")],
  ["a literal that is no number", z.literal(Number.NaN), z.literal(null)],
  ["a default", z.string().default("a"), z.string().default("b")],
  ["coercion", z.number(), z.coerce.number()],
  ["an exclusive union", z.union([z.int(), z.string()]), z.xor([z.int(), z.string()])],
  ["a rest", z.tuple([z.int()]), z.tuple([z.int()], z.int())],
  ["what a getter gives", z.lazy(() => z.string()), z.lazy(() => z.int())],
  ["a part of what holds itself", recursive(z.string()), recursive(z.int())],
];

it.each(pairs)("tells schemas apart by %s", (_name, one, other) => {
  expect(targetFingerprint(one)).not.toBe(targetFingerprint(other));
});

it("is the same for the same schema, built twice", () => {
  const build = () => recursive(z.iso.datetime({ error: () => "no time" }).or(z.string().regex(/^a/)));
  expect(targetFingerprint(build())).toBe(targetFingerprint(build()));
  expect(targetFingerprint(build())).toBeDefined();
});

it.each([
  ["a condition", z.string().refine(() => true)],
  ["a transform", z.string().transform((text) => text)],
  ["a change before the verdict", z.string().trim()],
  ["a schema of one's own", z.custom(() => true)],
])("says nothing where a function decides: %s", (_name, schema) => {
  expect(targetFingerprint(z.object({ a: schema.optional() }))).toBeUndefined();
});

it("tells schemas apart by their texts, if that is asked", () => {
  const said = (text: string) => z.object({ a: z.string(text).min(1, { error: text }) });
  expect(targetFingerprint(said("one"))).toBe(targetFingerprint(said("other")));
  expect(textsFingerprint(said("one"))).not.toBe(textsFingerprint(said("other")));
  expect(textsFingerprint(said("one"))).toBe(textsFingerprint(said("one")));
  // What a function will say is unknown.
  expect(textsFingerprint(z.string({ error: () => "one" }))).toBeUndefined();
});

it.each<readonly [name: string, saysNone: boolean, schema: z.ZodType]>([
  ["what Zod says by itself", true, z.string().min(1).max(3).regex(/^a/)],
  ["formats", true, z.union([z.uuid(), z.iso.datetime({ precision: 3 }), z.int()])],
  ["what holds itself", true, recursive(z.string())],
  ["a record, a tuple and a tag", true, z.tuple([z.record(z.string(), z.int()), z.literal("a")])],
  ["a text of a type", false, z.string("a is needed")],
  ["a text of a check", false, z.string().min(1, "too short")],
  ["a text of what is absent", false, z.object({}).catchall(z.never("no other fields"))],
  ["a text in what holds itself", false, recursive(z.string().max(3, "too long"))],
  ["a text behind a getter", false, z.lazy(() => z.string("a is needed"))],
  ["a text of an option", false, z.union([z.int(), z.string("a is needed")]).nullable()],
  ["a text of a record's key", false, z.record(z.string().min(1, "no name"), z.int())],
  ["a function that writes the text", false, z.string({ error: () => undefined })],
  ["a condition, which may have one", false, z.string().refine(() => true)],
  ["a transform, which may say one", false, z.string().transform((text) => text)],
])("knows where no text can be the author's: %s", (_name, saysNone, schema) => {
  expect(saysNoText(z.object({ a: schema.optional() }))).toBe(saysNone);
});
