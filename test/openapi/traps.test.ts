import { describe, expect, it } from "vitest";
import { z } from "zod";
import { email, rule } from "../../scripts/contract/index.ts";
import { outcomeOf, type Place, tinyApi } from "./tiny-contract.ts";

/** A construct whose meaning zod-to-openapi, or any document, may lose. */
interface Trap {
  readonly name: string;
  readonly schema: () => z.ZodType;
  readonly place?: Place;
  /** The code and the fix of the problem that stops the generation; the document is right where absent. */
  readonly stops?: readonly [code: string, fix: RegExp];
  /** What the fix says to write, where it names a schema: with it, the document is right. */
  readonly instead?: () => z.ZodType;
}

const thing = () => z.object({ name: z.string() }).meta({ id: "Thing" });
const notProved = "document-not-proved";

const traps: readonly Trap[] = [
  { name: "a component first used as nullable", schema: () => pair(thing(), (one) => [one.nullable(), one]) },
  {
    name: "a component first used with a default",
    schema: () => pair(thing(), (one) => [one.default({ name: "" }), one]),
  },
  {
    name: "a component first used with a description",
    schema: () => pair(thing(), (one) => [one.describe("x"), one]),
  },
  { name: "nullable after a plain use", schema: () => pair(thing(), (one) => [one, one.nullable()]) },
  { name: "a nullable component used only so", schema: () => z.object({ a: thing().nullable().optional() }) },
  {
    name: "a nullable leaf component",
    schema: () => pair(z.string().max(2).meta({ id: "Short" }), (one) => [one.nullable(), one]),
  },
  {
    name: "a strict object, extended",
    schema: () => z.strictObject({ a: z.string() }).meta({ id: "A" }).extend({ b: z.int() }),
  },
  {
    name: "a registered object extended with another type for a property",
    schema: () => pair(thing(), (one) => [one, one.extend({ name: z.int() })]),
  },
  {
    name: "regex flags",
    schema: () => z.string().regex(/^a$/i),
    stops: ["pattern-with-flags", /\[aA\]/],
    instead: () => z.string().regex(/^[aA]$/),
  },
  { name: "two regexes", schema: () => z.string().regex(/^a/).regex(/z$/) },
  { name: "a regex with a length", schema: () => z.string().regex(/^a*$/).min(2).max(3) },
  { name: "an exact length", schema: () => z.string().length(3) },
  { name: "an array of an exact length", schema: () => z.array(z.int()).length(2) },
  { name: "a literal of several values", schema: () => z.literal(["a", "b"]) },
  { name: "a literal of mixed values", schema: () => z.literal(["a", 1, null, true]) },
  { name: "a nullable literal", schema: () => z.literal(["a", "b"]).nullable() },
  {
    name: "a literal of several values as a discriminator",
    schema: () =>
      z.discriminatedUnion("kind", [
        z.object({ kind: z.literal(["a", "b"]), x: z.string() }).meta({ id: "AB" }),
        z.object({ kind: z.literal("c"), y: z.string() }).meta({ id: "C" }),
      ]),
  },
  {
    name: "a nullable discriminated union",
    schema: () =>
      z
        .discriminatedUnion("kind", [z.object({ kind: z.literal("a") }), z.object({ kind: z.literal("b") })])
        .nullable(),
  },
  { name: "int32", schema: () => z.int32() },
  { name: "int", schema: () => z.int() },
  { name: "a nullable int", schema: () => z.int().min(3).nullable() },
  { name: "uint32", schema: () => z.uint32() },
  { name: "float32", schema: () => z.float32() },
  { name: "exclusive bounds", schema: () => z.number().gt(1).lt(2) },
  { name: "multipleOf a whole number", schema: () => z.number().multipleOf(5) },
  { name: "multipleOf a decimal", schema: () => z.number().multipleOf(0.01) },
  { name: "ipv4", schema: () => z.ipv4() },
  {
    name: "ipv6",
    schema: () => z.ipv6(),
    stops: [notProved, /z\.string\(\)\.regex/],
    instead: () => z.string().regex(/^[0-9a-f:]+$/),
  },
  {
    name: "jwt",
    schema: () => z.jwt(),
    stops: [notProved, /z\.string\(\)\.regex/],
    instead: () => z.string().regex(/^[\w-]+\.[\w-]+\.[\w-]*$/),
  },
  { name: "base64", schema: () => z.base64() },
  { name: "uuid", schema: () => z.uuid() },
  {
    name: "Zod's email",
    schema: () => z.email(),
    stops: [notProved, /`email\(\)` of the vocabulary/],
    instead: () => email(),
  },
  { name: "the vocabulary's email", schema: () => email() },
  {
    name: "url",
    schema: () => z.url(),
    stops: [notProved, /z\.string\(\)\.regex/],
    instead: () => z.string().regex(/^https:\/\/[a-z.]+$/),
  },
  { name: "a date", schema: () => z.iso.date() },
  { name: "a date-time of milliseconds", schema: () => z.iso.datetime({ precision: 3 }) },
  { name: "a date-time with an offset", schema: () => z.iso.datetime({ offset: true }) },
  { name: "a time", schema: () => z.iso.time() },
  { name: "a duration", schema: () => z.iso.duration() },
  { name: "a hostname", schema: () => z.hostname() },
  {
    name: "startsWith, endsWith, includes",
    schema: () => z.string().startsWith("a").endsWith("z").includes("m"),
  },
  { name: "exactOptional", schema: () => z.object({ a: z.string().exactOptional() }) },
  { name: "xor", schema: () => z.xor([z.string().max(2), z.string().min(2)]) },
  { name: "a tuple", schema: () => z.tuple([z.string(), z.int()]) },
  { name: "a tuple with an optional item", schema: () => z.tuple([z.string(), z.int().optional()]) },
  {
    name: "a tuple with a rest",
    schema: () => z.tuple([z.string()], z.int()),
    stops: [notProved, /z\.array/],
    instead: () => z.array(z.union([z.string(), z.int()])),
  },
  { name: "a record of listed keys", schema: () => z.record(z.enum(["a", "b"]), z.int()) },
  { name: "a partial record", schema: () => z.partialRecord(z.enum(["a", "b"]), z.int()) },
  { name: "a record with a rule for keys", schema: () => z.record(z.string().regex(/^[a-z]$/), z.int()) },
  {
    name: "coerce.number",
    schema: () => z.coerce.number(),
    stops: [notProved, /without `coerce`/],
    instead: () => z.number(),
  },
  {
    name: "coerce.string",
    schema: () => z.coerce.string(),
    stops: [notProved, /without `coerce`/],
    instead: () => z.string(),
  },
  {
    name: "coerce.boolean",
    schema: () => z.coerce.boolean(),
    stops: [notProved, /without `coerce`/],
    instead: () => z.boolean(),
  },
  { name: "a default in a request", schema: () => z.object({ a: z.int().default(1) }) },
  {
    name: "a default in a response",
    schema: () => z.object({ a: z.int().default(1) }),
    place: "response",
    stops: ["default-in-response", /schema of its own/],
    instead: () => z.object({ a: z.int() }),
  },
  { name: "a prefault", schema: () => z.object({ a: z.string().min(3).prefault("abc") }) },
  { name: "a transform in a request", schema: () => z.string().transform((text) => text.length) },
  {
    name: "a transform in a response",
    schema: () => z.string().transform((text) => text.length),
    place: "response",
    stops: ["transform-in-response", /the form that travels/],
    instead: () => z.int(),
  },
  {
    name: "a preprocess in a response",
    schema: () => z.object({ a: z.preprocess(Number, z.number()) }),
    place: "response",
    stops: ["transform-in-response", /the form that travels/],
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
    stops: [notProved, /the form that travels/],
    instead: () => z.string().min(3),
  },
  {
    name: "a preprocess",
    schema: () => z.preprocess(Number, z.number()),
    stops: [notProved, /the form that travels/],
    instead: () => z.number(),
  },
  { name: "a codec in a request", schema: codec },
  {
    name: "a codec in a response",
    schema: codec,
    place: "response",
    stops: ["transform-in-response", /the form that travels/],
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
    stops: [notProved, /the form that travels/],
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
    stops: ["no-json-form", /Leave the field out/],
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
    stops: [notProved, /\.trim\(\)/],
    instead: () => z.string().min(1),
  },
  {
    name: "toLowerCase",
    schema: () =>
      z
        .string()
        .toLowerCase()
        .regex(/^[a-z]*$/),
    stops: [notProved, /\.toLowerCase\(\)/],
    instead: () => z.string().regex(/^[a-z]*$/),
  },
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
  {
    name: "stringbool",
    schema: () => z.stringbool(),
    stops: [notProved, /z\.enum/],
    instead: () => z.enum(["true", "false"]),
  },
  { name: "a template literal", schema: () => z.templateLiteral(["a-", z.int().min(0)]) },
  { name: "a union with a nullable option", schema: () => z.union([z.string().nullable(), z.int()]) },
  { name: "a nullable enum", schema: () => z.enum(["a", "b"]).nullable() },
  { name: "any and unknown", schema: () => z.object({ a: z.any(), b: z.unknown() }) },
];

/** An object that uses a schema in two ways, in this order. */
function pair<Schema extends z.ZodType>(
  one: Schema,
  uses: (one: Schema) => [z.ZodType, z.ZodType],
): z.ZodType {
  const [a, b] = uses(one);
  return z.object({ a, b });
}

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

describe("a trap is emitted rightly, or stops the generation with the way out", () => {
  it.each(traps.filter(({ instead }) => instead))(
    "$name: what the way out says to write",
    ({ instead, place }) => {
      const schema = instead?.();
      expect(schema && outcomeOf(tinyApi(schema, place ?? "request")).problems).toEqual([]);
    },
  );

  it.each(traps)("$name", ({ schema, place = "request", stops }) => {
    const { problems } = outcomeOf(tinyApi(schema(), place));
    if (!stops) return expect(problems).toEqual([]);
    const [code, fix] = stops;
    expect(problems.map((problem) => problem.code)).toContain(code);
    for (const problem of problems) if (problem.code === code) expect(problem.fix).toMatch(fix);
  });
});

describe("a parameter", () => {
  it("has what `.meta()` says of it", () => {
    const schema = z
      .int()
      .min(1)
      .optional()
      .meta({ description: "How many.", examples: [3], deprecated: true });
    const { document, problems } = outcomeOf(tinyApi(schema, "query"));
    expect(problems).toEqual([]);
    expect(document?.paths?.["/things"]?.post?.parameters).toEqual([
      {
        name: "value",
        in: "query",
        required: false,
        description: "How many.",
        deprecated: true,
        schema: {
          type: "integer",
          minimum: 1,
          maximum: Number.MAX_SAFE_INTEGER,
          description: "How many.",
          examples: [3],
          deprecated: true,
        },
      },
    ]);
  });
});
