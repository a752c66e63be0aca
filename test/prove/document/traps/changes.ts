import { z } from "zod";
import { rule } from "../../../../scripts/contract/index.ts";
import { type Trap, valueChanges } from "./trap.ts";

/** What changes a value on the way, judges it by a function, or has no form in JSON. */
export const changes: readonly Trap[] = [
  {
    name: "coerce.number",
    schema: () => z.coerce.number(),
    stops: [valueChanges, /without `coerce`/],
    instead: () => z.number(),
  },
  {
    name: "coerce.string",
    schema: () => z.coerce.string(),
    stops: [valueChanges, /without `coerce`/],
    instead: () => z.string(),
  },
  {
    name: "coerce.boolean",
    schema: () => z.coerce.boolean(),
    stops: [valueChanges, /without `coerce`/],
    instead: () => z.boolean(),
  },
  { name: "a default in a request", schema: () => z.object({ a: z.int().default(1) }) },
  {
    name: "a default in a response",
    schema: () => z.object({ a: z.int().default(1) }),
    place: "response",
  },
  { name: "a prefault", schema: () => z.object({ a: z.string().min(3).prefault("abc") }) },
  {
    name: "a transform in a request",
    schema: () => z.string().transform((text) => text.length),
    stops: [valueChanges, /the form that travels/],
    instead: () => z.string(),
  },
  {
    name: "a transform in a response",
    schema: () => z.string().transform((text) => text.length),
    place: "response",
    stops: [valueChanges, /the form that travels/],
    instead: () => z.int(),
  },
  {
    name: "a preprocess in a response",
    schema: () => z.object({ a: z.preprocess(Number, z.number()) }),
    place: "response",
    stops: [valueChanges, /the form that travels/],
    instead: () => z.object({ a: z.number() }),
  },
  {
    name: "a bare transform",
    schema: () => z.transform((value) => value),
    stops: ["no-json-form", /the form that travels/],
    instead: () => z.string(),
  },
  {
    name: "a pipe that narrows",
    schema: () => z.string().pipe(z.string().min(3)),
    stops: [valueChanges, /the form that travels/],
    instead: () => z.string().min(3),
  },
  {
    name: "a preprocess",
    schema: () => z.preprocess(Number, z.number()),
    stops: [valueChanges, /the form that travels/],
    instead: () => z.number(),
  },
  {
    name: "a codec in a request",
    schema: codec,
    stops: [valueChanges, /the form that travels/],
    instead: () => z.iso.datetime({ precision: 3 }),
  },
  {
    name: "a codec in a response",
    schema: codec,
    place: "response",
    stops: [valueChanges, /the form that travels/],
    instead: () => z.iso.datetime({ precision: 3 }),
  },
  {
    name: "a refine without a sentence",
    schema: () => z.string().refine((text) => text !== "what no one ever draws"),
    stops: ["condition-not-declared", /rule\(schema/],
    instead: () => rule(z.string(), { holds: (text) => text !== "a", sentence: "Not `a`." }),
  },
  {
    name: "a superRefine without a sentence",
    schema: () => z.object({ a: z.array(z.string().superRefine(() => {})) }),
    stops: ["condition-not-declared", /rule\(schema/],
    instead: () =>
      z.object({ a: z.array(rule(z.string(), { holds: (text) => text !== "a", sentence: "Not `a`." })) }),
  },
  {
    name: "a transform that refuses",
    schema: () =>
      z.string().transform((text, { issues }) => {
        if (text.length > 3) issues.push({ code: "custom", input: text });
        return text;
      }),
    stops: [valueChanges, /the form that travels/],
    instead: () => z.string().max(3),
  },
  {
    name: "z.json()",
    schema: () => z.json(),
    stops: ["recursion-without-name", /z\.unknown/],
    instead: () => z.unknown(),
  },
  {
    name: "recursion without a name",
    schema: unnamed,
    stops: ["recursion-without-name", /Name it/],
    instead: () => named(),
  },
  { name: "recursion with a name", schema: named },
  { name: "a file", schema: () => z.file(), stops: ["no-json-form", /filePart/] },
  {
    name: "a custom schema",
    schema: () => z.custom(() => true),
    stops: ["no-json-form", /rule\(\)/],
    instead: () => rule(z.string(), { holds: (text) => text !== "a", sentence: "Not `a`." }),
  },
  {
    name: "a set",
    schema: () => z.set(z.string()),
    stops: ["no-json-form", /z\.array/],
    instead: () => z.array(z.string()),
  },
  {
    name: "a map",
    schema: () => z.map(z.string(), z.string()),
    stops: ["no-json-form", /z\.record/],
    instead: () => z.record(z.string(), z.string()),
  },
  {
    name: "never",
    schema: () => z.object({ a: z.never().optional() }),
    stops: ["no-json-form", /Remove the field/],
    instead: () => z.strictObject({}),
  },
  {
    name: "catch",
    schema: () => z.string().catch("x"),
    stops: ["no-json-form", /\.catch\(\)/],
    instead: () => z.string(),
  },
  {
    name: "a date object",
    schema: () => z.date(),
    stops: ["no-json-form", /z\.iso/],
    instead: () => z.iso.datetime(),
  },
  { name: "a bigint", schema: () => z.bigint(), stops: ["no-json-form", /z\.int/], instead: () => z.int() },
  {
    name: "trim",
    schema: () => z.string().trim().min(1),
    stops: [valueChanges, /\.trim\(\)/],
    instead: () => z.string().min(1),
  },
  {
    name: "toLowerCase",
    schema: () =>
      z
        .string()
        .toLowerCase()
        .regex(/^[a-z]*$/),
    stops: [valueChanges, /\.toLowerCase\(\)/],
    instead: () => z.string().regex(/^[a-z]*$/),
  },
  {
    name: "stringbool",
    schema: () => z.stringbool(),
    stops: [valueChanges, /z\.enum/],
    instead: () => z.enum(["true", "false"]),
  },
  {
    name: "a keyword in `.meta()`",
    schema: () => z.object({ a: z.string().meta({ minLength: 3 }) }),
    stops: ["keyword-in-meta", /Zod's own methods/],
    instead: () => z.object({ a: z.string().min(3) }),
  },
  {
    name: "a default in `.meta()`",
    schema: () => z.object({ a: z.string().meta({ default: "a" }) }),
    stops: ["keyword-in-meta", /Zod's own methods/],
    instead: () => z.object({ a: z.string().default("a") }),
  },
  {
    name: "a format in `.meta()`",
    schema: () => z.string().meta({ format: "ipv4" }),
    stops: ["document-not-proved", /Zod's own schema/],
    instead: () => z.ipv4(),
  },
  {
    name: "a form that Zod does not take",
    schema: () => z.date().meta({ type: "string", format: "date-time" }),
    stops: ["document-not-proved", /the form that travels/],
    instead: () => z.iso.datetime(),
  },
  ...[
    z.literal(1n as never),
    z.literal(undefined),
    z.literal([]),
    z.enum([]),
    z.number().multipleOf(0),
    z.number().max(Infinity),
  ].map(
    (schema, index): Trap => ({
      name: `a value without a form, ${index}`,
      schema: () => z.object({ a: schema }),
      stops: ["value-without-form", /./],
    }),
  ),
  {
    name: "a field that is no schema",
    schema: () => z.object({ a: undefined as never }),
    stops: ["part-without-schema", /a getter/],
    instead: named,
  },
  {
    name: "a lazy schema that gives none",
    schema: () => z.object({ a: z.lazy(() => undefined as never) }),
    stops: ["part-without-schema", /a getter/],
  },
  {
    name: "a schema without end",
    schema: endless,
    stops: ["schema-endless", /Make it once/],
    instead: named,
  },
];

function codec(): z.ZodType {
  return z.codec(z.iso.datetime({ precision: 3 }), z.date(), {
    decode: (text) => new Date(text),
    encode: (date) => date.toISOString(),
  });
}

function unnamed(): z.ZodType {
  const node = z.object({
    get next() {
      return node.optional();
    },
  });
  return node;
}

function named(): z.ZodType {
  const node = z
    .object({
      get next() {
        return node.nullable();
      },
    })
    .meta({ id: "Node" });
  return node;
}

function endless(): z.ZodType {
  return z.object({ next: z.lazy(endless).optional() });
}
