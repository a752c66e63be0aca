import { tinySpecWith } from "../tiny-spec.ts";
import type { BadSpec } from "./bad-spec.ts";

/** The tiny spec whose body has a field of this schema. */
function withField(schema: string): string {
  return tinySpecWith("body: json(Thing,", `body: json(Thing.extend({ x: (${schema}).optional() }),`)
    .replace("json }", "json, filePart, rule }")
    .replace(
      "const unused = undefined;",
      `const anew = (): z.ZodType => z.object({ next: z.lazy(() => anew()) }); const ofUnknownKind = () => { const schema = z.string(); (schema._zod.def as { type: string }).type = "decimal"; return schema; };`,
    );
}

/** A field of each kind of schema that no document can tell. */
export const kinds: readonly BadSpec[] = [
  { name: "z.bigint()", source: withField("z.bigint()"), wanted: [] },
  { name: "z.never()", source: withField("z.never()"), wanted: [] },
  { name: "z.symbol()", source: withField("z.symbol()"), wanted: [] },
  { name: "z.undefined()", source: withField("z.undefined()"), wanted: [] },
  { name: "z.void()", source: withField("z.void()"), wanted: [] },
  { name: "z.date()", source: withField("z.date()"), wanted: [] },
  { name: "z.map(z.string(), z.int())", source: withField("z.map(z.string(), z.int())"), wanted: [] },
  { name: "z.set(z.int())", source: withField("z.set(z.int())"), wanted: [] },
  { name: "z.function()", source: withField("z.function()"), wanted: [] },
  { name: "z.promise(z.int())", source: withField("z.promise(z.int())"), wanted: [] },
  { name: "z.nan()", source: withField("z.nan()"), wanted: [] },
  { name: "z.file()", source: withField("z.file()"), wanted: [] },
  { name: 'z.string().catch("a")', source: withField('z.string().catch("a")'), wanted: [] },
  { name: "z.transform((value) => value)", source: withField("z.transform((value) => value)"), wanted: [] },
  {
    name: "z.custom((value) => value === 1)",
    source: withField("z.custom((value) => value === 1)"),
    wanted: [],
  },
  { name: "ofUnknownKind()", source: withField("ofUnknownKind()"), wanted: [] },
  { name: "z.coerce.number()", source: withField("z.coerce.number()"), wanted: [] },
  {
    name: "z.withParser(z.string(), (value) => value as never)",
    source: withField("z.withParser(z.string(), (value) => value as never)"),
    wanted: [],
  },
  { name: "z.success(z.string())", source: withField("z.success(z.string())"), wanted: [] },
  { name: "z.url()", source: withField("z.url()"), wanted: [] },
  { name: "z.url({ normalize: true })", source: withField("z.url({ normalize: true })"), wanted: [] },
  {
    name: "z.preprocess((value) => value, z.string())",
    source: withField("z.preprocess((value) => value, z.string())"),
    wanted: [],
  },
  { name: "z.stringbool()", source: withField("z.stringbool()"), wanted: [] },
  {
    name: "z.string().transform((text) => text.length)",
    source: withField("z.string().transform((text) => text.length)"),
    wanted: [],
  },
  {
    name: "z.string().pipe(z.string().min(1))",
    source: withField("z.string().pipe(z.string().min(1))"),
    wanted: [],
  },
  { name: "z.string().trim()", source: withField("z.string().trim()"), wanted: [] },
  {
    name: 'z.object({ a: z.string() }).check(z.property("a", z.string()))',
    source: withField('z.object({ a: z.string() }).check(z.property("a", z.string()))'),
    wanted: [],
  },
  {
    name: 'z.string().includes("a", { position: 2 })',
    source: withField('z.string().includes("a", { position: 2 })'),
    wanted: [],
  },
  { name: "z.string().regex(/a/i)", source: withField("z.string().regex(/a/i)"), wanted: [] },
  {
    name: 'z.stringFormat("even", (text) => text.length % 2 === 0)',
    source: withField('z.stringFormat("even", (text) => text.length % 2 === 0)'),
    wanted: [],
  },
  {
    name: "z.string().meta({ minLength: 1 })",
    source: withField("z.string().meta({ minLength: 1 })"),
    wanted: [],
  },
  {
    name: 'filePart().meta({ pattern: "(" })',
    source: withField('filePart().meta({ pattern: "(" })'),
    wanted: [],
  },
  {
    name: "z.object({ a: undefined as never })",
    source: withField("z.object({ a: undefined as never })"),
    wanted: [],
  },
  { name: "z.object({ a: 7 as never })", source: withField("z.object({ a: 7 as never })"), wanted: [] },
  { name: "anew()", source: withField("anew()"), wanted: [] },
  {
    name: 'z.object({ [Symbol("a")]: z.string() } as never)',
    source: withField('z.object({ [Symbol("a")]: z.string() } as never)'),
    wanted: [],
  },
  {
    name: "z.looseRecord(z.string().regex(/^a/), z.int())",
    source: withField("z.looseRecord(z.string().regex(/^a/), z.int())"),
    wanted: [],
  },
  { name: "z.record(z.number(), z.int())", source: withField("z.record(z.number(), z.int())"), wanted: [] },
  {
    name: "z.record(z.email().or(z.boolean() as never), z.int())",
    source: withField("z.record(z.email().or(z.boolean() as never), z.int())"),
    wanted: [],
  },
  {
    name: 'z.record(rule(z.string(), { holds: () => true, sentence: "It holds." }), z.int())',
    source: withField('z.record(rule(z.string(), { holds: () => true, sentence: "It holds." }), z.int())'),
    wanted: [],
  },
  {
    name: "z.record(z.literal([null] as never), z.int())",
    source: withField("z.record(z.literal([null] as never), z.int())"),
    wanted: [],
  },
  { name: "z.enum([])", source: withField("z.enum([])"), wanted: [] },
  { name: "z.literal(undefined)", source: withField("z.literal(undefined)"), wanted: [] },
  { name: "z.number().max(Infinity)", source: withField("z.number().max(Infinity)"), wanted: [] },
  {
    name: "z.object({ id: z.string().meta({ readOnly: true }) })",
    source: withField("z.object({ id: z.string().meta({ readOnly: true }) })"),
    wanted: [],
  },
  {
    name: "a field in a response that only a request has",
    source: tinySpecWith(
      '200: json(Thing, { example: { name: "a" } })',
      '200: json(z.object({ key: z.string().meta({ writeOnly: true }) }), { example: { key: "a" } })',
    ),
    wanted: [],
  },
  {
    name: "a default in a response",
    source: tinySpecWith(
      '200: json(Thing, { example: { name: "a" } })',
      '200: json(z.object({ name: z.string().default("a") }), { example: { name: "a" } })',
    ),
    wanted: [],
  },
];
