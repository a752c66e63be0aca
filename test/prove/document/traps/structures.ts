import { z } from "zod";
import { filePart, rule } from "../../../../scripts/contract/index.ts";
import { notProved, type Trap } from "./trap.ts";

const short = z.object({ id: z.int() });
const full = z.object({ id: z.int(), owner: z.string() });

/** Objects, arrays, unions. */
export const structures: readonly Trap[] = [
  { name: "exactOptional", schema: () => z.object({ a: z.string().exactOptional() }) },
  { name: "xor", schema: () => z.xor([z.string().max(2), z.string().min(2)]) },
  // 1 fits both of the inner options, so it fits neither, and the outer one takes it.
  { name: "xor in xor", schema: () => z.xor([z.int(), z.xor([z.number(), z.literal(1)])]) },
  { name: "xor in a union", schema: () => z.union([z.string(), z.xor([z.int(), z.literal(1)])]) },
  { name: "a union in xor", schema: () => z.xor([z.int(), z.union([z.number().min(5), z.literal(7)])]) },
  {
    name: "a named union in xor",
    schema: () => z.xor([z.int(), z.union([z.number().min(5), z.string()]).meta({ id: "Either" })]),
  },
  { name: "xor of nullable options", schema: () => z.xor([z.string().nullable(), z.int().nullable()]) },
  { name: "xor with a nullable option", schema: () => z.xor([z.string().nullable(), z.int()]) },
  {
    name: "xor in a nullable xor with a nullable option",
    schema: () => z.xor([z.string().nullable(), z.xor([z.int(), z.null()])]).nullable(),
  },
  {
    name: "xor of objects that are told apart by a field, in xor",
    schema: () =>
      z.xor([
        z.object({ a: z.string() }),
        z.discriminatedUnion("k", [z.object({ k: z.literal("b") }), z.object({ k: z.literal("c") })]),
      ]),
  },
  { name: "a tuple", schema: () => z.tuple([z.string(), z.int()]) },
  { name: "a tuple with an optional item", schema: () => z.tuple([z.string(), z.int().optional()]) },
  {
    name: "a tuple with a rest",
    schema: () => z.tuple([z.string()], z.int()),
  },
  {
    name: "a tuple with an optional item and a rest",
    schema: () => z.tuple([z.string(), z.int().optional()], z.int()),
  },
  {
    name: "a tuple of a rest alone, of a component",
    schema: () => z.tuple([] as never, z.object({ a: z.int() }).meta({ id: "Thing" })),
  },
  { name: "an empty tuple", schema: () => z.tuple([]) },
  { name: "a record of listed keys", schema: () => z.record(z.enum(["a", "b"]), z.int()) },
  { name: "a partial record", schema: () => z.partialRecord(z.enum(["a", "b"]), z.int()) },
  { name: "a record with a rule for keys", schema: () => z.record(z.string().regex(/^[a-z]$/), z.int()) },
  { name: "an object that strips", schema: () => z.object({ a: z.int() }) },
  { name: "an object that is loose", schema: () => z.looseObject({ a: z.int() }) },
  { name: "an object that is strict", schema: () => z.strictObject({ a: z.int() }) },
  { name: "an object with a catchall", schema: () => z.object({ a: z.int() }).catchall(z.string()) },
  {
    name: "an intersection",
    schema: () => z.intersection(z.object({ a: z.int() }), z.object({ b: z.int() })),
  },
  {
    name: "an intersection of strict objects",
    schema: () => z.intersection(z.strictObject({ a: z.int() }), z.strictObject({ b: z.int() })),
    stops: [notProved, /\.extend\(\)/],
    instead: () => z.strictObject({ a: z.int() }).extend(z.strictObject({ b: z.int() }).shape),
  },
  { name: "a template literal", schema: () => z.templateLiteral(["a-", z.int().min(0)]) },
  { name: "a union with a nullable option", schema: () => z.union([z.string().nullable(), z.int()]) },
  { name: "a nullable enum", schema: () => z.enum(["a", "b"]).nullable() },
  { name: "any and unknown", schema: () => z.object({ a: z.any(), b: z.unknown() }) },
  {
    name: "a union whose first option knows less",
    schema: () => z.object({ a: z.array(z.union([short, full])) }),
    place: "response",
  },
  {
    name: "a union whose options are told apart by a field that must be there",
    schema: () => z.union([z.object({ a: z.string() }), z.object({ b: z.string() })]),
  },
  ...[
    { name: "of a boolean", options: [z.literal(true), z.literal(false)] },
    { name: "of numbers", options: [z.literal(1), z.literal([2, 3])] },
    { name: "of mixed values", options: [z.literal("a"), z.literal(null), z.enum({ b: "b", c: 4 })] },
    { name: "that may be left out in one", options: [z.literal("a"), z.literal("b").optional()] },
    { name: "with a default in one", options: [z.literal("a"), z.literal("b").default("b")] },
  ].flatMap(({ name, options }): Trap[] =>
    [false, true].map((isNamed) => ({
      name: `a discriminator ${name}${isNamed ? ", of named options" : ""}`,
      schema: () =>
        z.discriminatedUnion(
          "kind",
          options.map((kind, index) => {
            const option = z.object({ kind, [`field${index}`]: z.int() });
            return isNamed ? option.meta({ id: `Option${index}` }) : option;
          }) as unknown as [z.ZodObject, ...z.ZodObject[]],
        ),
    })),
  ),
  {
    name: "a record of template names",
    schema: () => z.record(z.templateLiteral(["x-", z.string()]), z.int()),
  },
  { name: "a record of literal names", schema: () => z.record(z.literal(["a", "b"]), z.int()) },
  {
    name: "a record of a union of names",
    schema: () => z.record(z.union([z.literal("a"), z.enum(["b", "c"])]), z.int()),
  },
  {
    name: "a partial record of a union of names",
    schema: () => z.partialRecord(z.union([z.literal("a"), z.enum(["b", "c"])]), z.int()),
  },
  {
    name: "a record of names, listed and by rule",
    schema: () => z.record(z.union([z.literal("a"), z.string().regex(/^b/)]), z.int()),
  },
  { name: "a record of numbers that are listed", schema: () => z.record(z.literal([1, 2]), z.int()) },
  {
    name: "a record of listed keys that may be absent, as any value",
    schema: () => z.record(z.enum(["a", "b"]), z.unknown()),
  },
  {
    name: "a record of listed names with optional values",
    schema: () => z.record(z.enum(["a", "b"]), z.int().optional()),
  },
  {
    name: "a record of listed names with a default",
    schema: () => z.record(z.enum(["a", "b"]), z.int().default(1)),
  },
  ...[z.int(), z.number(), z.number().min(3), z.union([z.string(), z.int()])].map(
    (key, index): Trap => ({
      name: `a record of numbers, ${index}`,
      schema: () => z.record(key as unknown as z.ZodString, z.int()),
      stops: ["record-names", /z\.string\(\)\.regex/],
      instead: () => z.record(z.string().regex(/^\d+$/), z.int()),
    }),
  ),
  {
    name: "a partial record of numbers",
    schema: () => z.partialRecord(z.literal([1, 2]), z.int()),
    stops: ["record-names", /z\.enum/],
    instead: () => z.partialRecord(z.enum(["1", "2"]), z.int()),
  },
  {
    name: "a loose record",
    schema: () => z.looseRecord(z.string().regex(/^a/), z.int()),
    stops: ["record-names", /z\.record/],
    instead: () => z.record(z.string().regex(/^a/), z.int()),
  },
  {
    name: "a record of names with a rule",
    schema: () =>
      z.record(rule(z.string(), { holds: (name) => name !== "a", sentence: "Not `a`." }), z.int()),
    stops: ["record-names", /on the record/],
    instead: () =>
      rule(z.record(z.string(), z.int()), { holds: (all) => !("a" in all), sentence: "No `a`." }),
  },
  { name: "an enum of mixed values", schema: () => z.object({ a: z.enum({ off: 0, on: 1, auto: "auto" }) }) },
  { name: "a nullable enum of mixed values", schema: () => z.enum({ off: 0, auto: "auto" }).nullable() },
  {
    name: "a named enum of mixed values",
    schema: () => z.array(z.enum({ off: 0, auto: "auto" }).meta({ id: "Level" })),
  },
  { name: "an enum of numbers", schema: () => z.enum({ off: 0, on: 1 }) },
  {
    name: "a required field in a request that is read only",
    schema: () => z.object({ a: z.object({ id: z.string().meta({ readOnly: true }), name: z.string() }) }),
  },
  {
    name: "a required field in a response that is write only",
    schema: () => z.object({ key: z.string().nullable().meta({ writeOnly: true }), name: z.string() }),
    place: "response",
  },
  {
    name: "a strict object with a field of one side",
    schema: () => z.strictObject({ id: z.string().meta({ readOnly: true }), name: z.string() }),
  },
  {
    name: "a loose object with a secret",
    schema: () => z.looseObject({ key: z.string().meta({ writeOnly: true }), name: z.string() }),
    place: "response",
  },
  {
    name: "a field of one side that is a component, in a component that contains itself",
    schema: () => {
      const Id = z.string().min(2).meta({ id: "Id" });
      const Node = z
        .object({
          id: Id.nullable().meta({ readOnly: true }),
          get next() {
            return z.union([Node, z.int()]).optional();
          },
          more: z.record(z.string(), z.tuple([z.object({ b: Id.meta({ readOnly: true }) })])),
        })
        .meta({ id: "Node" });
      return Node;
    },
  },
  {
    name: "a field that tells alternatives apart and is left out",
    schema: () =>
      z.discriminatedUnion("kind", [
        z.object({ kind: z.literal("a").meta({ readOnly: true }) }),
        z.object({ kind: z.literal("b"), b: z.int() }),
      ]),
    stops: ["one-sided-discriminator", /Remove `readOnly`/],
    instead: () =>
      z.discriminatedUnion("kind", [
        z.object({ kind: z.literal("a") }),
        z.object({ kind: z.literal("b"), b: z.int() }),
      ]),
  },
  {
    name: "fields of one side that may be left out",
    schema: () =>
      z.object({
        id: z.string().optional().meta({ readOnly: true }),
        key: z.string().meta({ writeOnly: true }),
      }),
  },
  {
    name: "a file outside a form",
    schema: () => z.object({ a: filePart() }),
    stops: ["file-not-in-form", /multipart\(\)/],
  },
];
