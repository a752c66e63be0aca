import { tinySpecWith } from "../tiny-spec.ts";
import type { BadSpec } from "./bad-spec.ts";

/** The tiny spec whose body has a field of this schema. */
function withField(schema: string): string {
  return tinySpecWith("body: json(Thing,", `body: json(Thing.extend({ x: (${schema}).optional() }),`)
    .replace("json }", "json, jsonSchema, filePart, openUnion, rule }")
    .replace(
      "const unused = undefined;",
      `const anew = (): z.ZodType => z.object({ next: z.lazy(() => anew()) }); const ofUnknownKind = () => { const schema = z.string(); (schema._zod.def as { type: string }).type = "decimal"; return schema; };`,
    );
}

/** A field of each kind of schema that no document can tell. */
export const kinds: readonly BadSpec[] = [
  {
    name: "z.bigint()",
    source: withField("z.bigint()"),
    wanted: [
      "19 no-json-form operations/renameThing/body.x: `operations/renameThing/body.x` is a `z.bigint()`, which has no JSON form. → Use `z.int()`, or `z.string()` for numbers beyond 2^53.",
    ],
  },
  {
    name: "z.never()",
    source: withField("z.never()"),
    wanted: [
      "19 no-json-form operations/renameThing/body.x: `operations/renameThing/body.x` is a `z.never()`, which has no JSON form. → Remove the field; `z.strictObject()` refuses unknown ones.",
    ],
  },
  {
    name: "z.symbol()",
    source: withField("z.symbol()"),
    wanted: [
      "19 no-json-form operations/renameThing/body.x: `operations/renameThing/body.x` is a `z.symbol()`, which has no JSON form. → Use `z.string()`.",
    ],
  },
  {
    name: "z.undefined()",
    source: withField("z.undefined()"),
    wanted: [
      "19 no-json-form operations/renameThing/body.x: `operations/renameThing/body.x` is a `z.undefined()`, which has no JSON form. → Use `.optional()` on the field.",
    ],
  },
  {
    name: "z.void()",
    source: withField("z.void()"),
    wanted: [
      "19 no-json-form operations/renameThing/body.x: `operations/renameThing/body.x` is a `z.void()`, which has no JSON form. → Use `noContent()` in place of the body.",
    ],
  },
  {
    name: "z.date()",
    source: withField("z.date()"),
    wanted: [
      "19 no-json-form operations/renameThing/body.x: `operations/renameThing/body.x` is a `z.date()`, which has no JSON form. → Use `z.iso.datetime()` or `z.iso.date()`, because JSON has no dates.",
    ],
  },
  {
    name: "z.map(z.string(), z.int())",
    source: withField("z.map(z.string(), z.int())"),
    wanted: [
      "19 no-json-form operations/renameThing/body.x: `operations/renameThing/body.x` is a `z.map()`, which has no JSON form. → Use `z.record()`.",
    ],
  },
  {
    name: "z.set(z.int())",
    source: withField("z.set(z.int())"),
    wanted: [
      "19 no-json-form operations/renameThing/body.x: `operations/renameThing/body.x` is a `z.set()`, which has no JSON form. → Use `z.array()`.",
    ],
  },
  {
    name: "z.function()",
    source: withField("z.function()"),
    wanted: [
      "19 no-json-form operations/renameThing/body.x: `operations/renameThing/body.x` is a `z.function()`, which has no JSON form. → Remove it.",
    ],
  },
  {
    name: "z.promise(z.int())",
    source: withField("z.promise(z.int())"),
    wanted: [
      "19 spec-asynchronous operations/renameThing/body.x: The schema at `operations/renameThing/body.x` has an asynchronous condition or transform. → Make it synchronous, because the verdict on a request must not depend on when it is checked.",
      "19 no-json-form operations/renameThing/body.x: `operations/renameThing/body.x` is a `z.promise()`, which has no JSON form. → Use the schema of what it resolves to.",
    ],
  },
  {
    name: "z.nan()",
    source: withField("z.nan()"),
    wanted: [
      "19 no-json-form operations/renameThing/body.x: `operations/renameThing/body.x` is a `z.nan()`, which has no JSON form. → Remove it, because JSON has no NaN.",
    ],
  },
  {
    name: "z.file()",
    source: withField("z.file()"),
    wanted: [
      "19 no-json-form operations/renameThing/body.x: `operations/renameThing/body.x` is a `z.file()`, which has no JSON form. → Use `filePart()` in a multipart body.",
    ],
  },
  {
    name: 'z.string().catch("a")',
    source: withField('z.string().catch("a")'),
    wanted: [
      "19 no-json-form operations/renameThing/body.x: `operations/renameThing/body.x` is a `z.catch()`, which has no JSON form. → Remove `.catch()`, because it accepts anything.",
    ],
  },
  {
    name: "z.transform((value) => value)",
    source: withField("z.transform((value) => value)"),
    wanted: [
      "19 no-json-form operations/renameThing/body.x: `operations/renameThing/body.x` is a `z.transform()`, which has no JSON form. → Describe the form that travels, and transform it in the server.",
    ],
  },
  {
    name: "z.custom((value) => value === 1)",
    source: withField("z.custom((value) => value === 1)"),
    wanted: [
      "19 no-json-form operations/renameThing/body.x: `operations/renameThing/body.x` is a `z.custom()`, which has no JSON form. → Use a schema with a form, and `rule()` for what JSON Schema can't express.",
    ],
  },
  {
    name: "ofUnknownKind()",
    source: withField("ofUnknownKind()"),
    wanted: [
      "19 no-json-form operations/renameThing/body.x: `operations/renameThing/body.x` is a `z.decimal()`, a kind of schema that the toolchain does not know. → Use one of the kinds of schemas that it knows, such as `z.object()` or `z.string()`.",
    ],
  },
  {
    name: "z.coerce.number()",
    source: withField("z.coerce.number()"),
    wanted: [
      "19 value-changes operations/renameThing/body.x: The schema at `operations/renameThing/body.x` coerces, so the value that is checked or passed on is not the one that travels. → Use the schema without `coerce`, because parameters are decoded by their type before Zod sees them.",
    ],
  },
  {
    name: "z.withParser(z.string(), (value) => value as never)",
    source: withField("z.withParser(z.string(), (value) => value as never)"),
    wanted: [
      "19 value-changes operations/renameThing/body.x: The schema at `operations/renameThing/body.x` has a parser of its own, such as by `z.withParser()` or `z.compile()`, so the value that is checked or passed on is not the one that travels. → Use the schema that it was made from.",
    ],
  },
  {
    name: "z.success(z.string())",
    source: withField("z.success(z.string())"),
    wanted: [
      "19 value-changes operations/renameThing/body.x: The schema at `operations/renameThing/body.x` returns whether another one accepts it, so the value that is passed on is not the one that travels. → Use `z.boolean()`.",
    ],
  },
  {
    name: "z.url()",
    source: withField("z.url()"),
    wanted: [
      "19 value-changes operations/renameThing/body.x: The schema at `operations/renameThing/body.x` reads a URL as `z.url()` does, which drops spaces and line breaks, so the value that is checked or passed on is not the one that travels. → Use `url()` of the vocabulary, or `z.string().regex(…)` for other schemes than `http` and `https`.",
    ],
  },
  {
    name: "z.url({ normalize: true })",
    source: withField("z.url({ normalize: true })"),
    wanted: [
      "19 value-changes operations/renameThing/body.x: The schema at `operations/renameThing/body.x` normalizes a URL, so the value that is checked or passed on is not the one that travels. → Use `url()` of the vocabulary, or `z.string().regex(…)` for other schemes than `http` and `https`.",
    ],
  },
  {
    name: "z.preprocess((value) => value, z.string())",
    source: withField("z.preprocess((value) => value, z.string())"),
    wanted: [
      "19 value-changes operations/renameThing/body.x: The schema at `operations/renameThing/body.x` has a `z.preprocess()`, so the value that is checked or passed on is not the one that travels. → Describe the form that travels, and change the value in the server after the check.",
    ],
  },
  {
    name: "z.stringbool()",
    source: withField("z.stringbool()"),
    wanted: [
      '19 value-changes operations/renameThing/body.x: The schema at `operations/renameThing/body.x` is a codec, such as `z.codec()` or `z.stringbool()`, so the value that is checked or passed on is not the one that travels. → Describe the form that travels, and change the value in the server after the check; for a boolean in text use `z.enum(["true", "false"])`.',
    ],
  },
  {
    name: "z.string().transform((text) => text.length)",
    source: withField("z.string().transform((text) => text.length)"),
    wanted: [
      "19 value-changes operations/renameThing/body.x: The schema at `operations/renameThing/body.x` has a `.transform()`, so the value that is checked or passed on is not the one that travels. → Describe the form that travels, and change the value in the server after the check.",
    ],
  },
  {
    name: "z.string().pipe(z.string().min(1))",
    source: withField("z.string().pipe(z.string().min(1))"),
    wanted: [
      "19 value-changes operations/renameThing/body.x: The schema at `operations/renameThing/body.x` has a `.pipe()`, so the value that is checked or passed on is not the one that travels. → Describe the form that travels, and change the value in the server after the check; merge two schemas of one form into one with the rules of both.",
    ],
  },
  {
    name: "z.string().trim()",
    source: withField("z.string().trim()"),
    wanted: [
      "19 value-changes operations/renameThing/body.x: The schema at `operations/renameThing/body.x` overwrites its input, such as by `.trim()`, `.toLowerCase()` or `.normalize()`, so the value that is checked or passed on is not the one that travels. → Remove `.trim()`, `.toLowerCase()` and the like; describe what is accepted with `.regex(…)`, and change the value in the server.",
    ],
  },
  {
    name: 'z.object({ a: z.string() }).check(z.property("a", z.string()))',
    source: withField('z.object({ a: z.string() }).check(z.property("a", z.string()))'),
    wanted: [
      "19 condition-not-sayable operations/renameThing/body.x: The schema at `operations/renameThing/body.x` has the check `property`, which a document can't express for a `z.object()`. → Put it on the string, number or array that it is about, or declare it with `rule(schema, { holds, sentence })`.",
    ],
  },
  {
    name: 'z.string().includes("a", { position: 2 })',
    source: withField('z.string().includes("a", { position: 2 })'),
    wanted: [
      "19 condition-not-sayable operations/renameThing/body.x: The schema at `operations/renameThing/body.x` looks for a text from a position on, which Zod and a document count differently. → Use `.regex(…)`, or `.includes()` without a position.",
    ],
  },
  {
    name: "z.string().regex(/a/i)",
    source: withField("z.string().regex(/a/i)"),
    wanted: [
      "19 pattern-with-flags operations/renameThing/body.x: The pattern `/a/i` at `operations/renameThing/body.x` has flags, which a document can't express. → Write the pattern without flags: `[aA]` for `i`, `[^]` for `s`.",
    ],
  },
  {
    name: 'z.stringFormat("even", (text) => text.length % 2 === 0)',
    source: withField('z.stringFormat("even", (text) => text.length % 2 === 0)'),
    wanted: [
      "19 condition-not-declared operations/renameThing/body.x: The schema at `operations/renameThing/body.x` has a condition of its own, such as `.refine()`, which a document can't express. → Declare the condition with `rule(schema, { holds, sentence })` of the vocabulary.",
    ],
  },
  {
    name: "jsonSchema({ unevaluatedProperties: false })",
    source: withField("jsonSchema({ anyOf: [{ unevaluatedProperties: false }] })"),
    wanted: [
      "19 json-schema-keyword operations/renameThing/body.x: The `jsonSchema()` at `operations/renameThing/body.x` has the keyword `unevaluatedProperties`, by which Zod cannot check values. → Say it by other keywords, or leave it out and declare the condition with `rule()`; in place of a `$ref`, write what it refers to.",
    ],
  },
  {
    name: "jsonSchema({ items: { not: { pattern: … } } })",
    source: withField('jsonSchema({ type: "array", items: { not: { pattern: "(" } } })'),
    wanted: [
      "19 json-schema-keyword operations/renameThing/body.x: The `jsonSchema()` at `operations/renameThing/body.x` has `pattern` with what values cannot be checked by: Invalid regular expression: /(/u: Unterminated group. → Correct the value of the keyword, or leave it out and declare the condition with `rule()`.",
    ],
  },
  {
    name: "z.string().meta({ minLength: 1 })",
    source: withField("z.string().meta({ minLength: 1 })"),
    wanted: [
      "19 keyword-in-meta operations/renameThing/body.x: The `.meta()` at `operations/renameThing/body.x` has the keyword `minLength`, but Zod does not check values by it. → Express it with Zod's own methods, with `jsonSchema()` or with `rule()`; `.meta()` is for titles, descriptions and examples.",
    ],
  },
  {
    name: 'filePart().meta({ pattern: "(" })',
    source: withField('filePart().meta({ pattern: "(" })'),
    wanted: [
      "19 file-not-in-form operations/renameThing/body.x: `operations/renameThing/body.x` is a `filePart()`, but only a part of a form can carry a file. → Make it a field of a `multipart()` body, or use `binary()` for a body that is one file.",
      "19 keyword-in-meta operations/renameThing/body.x: The `pattern` in the `.meta()` at `operations/renameThing/body.x` is not a regular expression of ECMA-262. → Correct it, or use `z.string().regex(…)`.",
    ],
  },
  {
    name: "z.object({ a: undefined as never })",
    source: withField("z.object({ a: undefined as never })"),
    wanted: [
      "19 part-without-schema operations/renameThing/body.x: `a` of the `z.object()` at `operations/renameThing/body.x` is `undefined`; expected a Zod schema. → Give it a schema; use a getter to reach one that is declared further down: `get next() { return Node; }`.",
    ],
  },
  {
    name: "z.object({ a: 7 as never })",
    source: withField("z.object({ a: 7 as never })"),
    wanted: [
      "19 part-without-schema operations/renameThing/body.x: `a` of the `z.object()` at `operations/renameThing/body.x` is a value of the type `number`; expected a Zod schema. → Give it a schema.",
    ],
  },
  {
    name: "anew()",
    source: withField("anew()"),
    wanted: [
      " schema-endless: A schema of the spec contains another one, made anew, without end. → Make it once, name it with `.meta({ id })`, and refer to it: `const node = z.lazy(() => …)`, not a function.",
    ],
  },
  {
    name: 'z.object({ [Symbol("a")]: z.string() } as never)',
    source: withField('z.object({ [Symbol("a")]: z.string() } as never)'),
    wanted: [
      "19 property-name operations/renameThing/body.x: The object at `operations/renameThing/body.x` has the property `Symbol(a)`, but JSON has no symbols. → Use a string as its name.",
    ],
  },
  {
    name: "z.looseRecord(z.string().regex(/^a/), z.int())",
    source: withField("z.looseRecord(z.string().regex(/^a/), z.int())"),
    wanted: [
      "19 record-names operations/renameThing/body.x: The record at `operations/renameThing/body.x` is a `z.looseRecord()`, which accepts any value under names that its schema does not cover. → Use `z.record()`, or `z.object({ … }).catchall(…)` if some names are known.",
    ],
  },
  {
    name: "z.record(z.number(), z.int())",
    source: withField("z.record(z.number(), z.int())"),
    wanted: [
      "19 record-names operations/renameThing/body.x: The record at `operations/renameThing/body.x` has numbers as names, but JSON has only strings there, and Zod reads several strings as the same number. → Use `z.record(z.string().regex(/^\\d+$/), …)` for integers, or `z.enum([…])` of strings.",
    ],
  },
  {
    name: "z.record(z.email().or(z.boolean() as never), z.int())",
    source: withField("z.record(z.email().or(z.boolean() as never), z.int())"),
    wanted: [
      "19 record-names operations/renameThing/body.x: The record at `operations/renameThing/body.x` has names of the kind `z.boolean()`. → Use `z.string()`, `z.enum()`, `z.literal()`, `z.templateLiteral()`, or a `z.union()` of these for the names.",
    ],
  },
  {
    name: 'z.record(rule(z.string(), { holds: () => true, sentence: "It holds." }), z.int())',
    source: withField('z.record(rule(z.string(), { holds: () => true, sentence: "It holds." }), z.int())'),
    wanted: [
      "19 record-names operations/renameThing/body.x: The record at `operations/renameThing/body.x` has names with a rule, which a document can't express. → Put the `rule()` on the record, or describe the names with `z.string().regex(…)`.",
    ],
  },
  {
    name: "z.record(z.literal([null] as never), z.int())",
    source: withField("z.record(z.literal([null] as never), z.int())"),
    wanted: [
      "19 record-names operations/renameThing/body.x: The record at `operations/renameThing/body.x` has names that are not strings. → Use strings: `z.enum([…])`.",
    ],
  },
  {
    name: "z.enum([])",
    source: withField("z.enum([])"),
    wanted: [
      "19 value-without-form operations/renameThing/body.x: The schema at `operations/renameThing/body.x` lists no values, so it accepts nothing. → List at least one value, or remove the field.",
    ],
  },
  {
    name: "z.literal(undefined)",
    source: withField("z.literal(undefined)"),
    wanted: [
      "19 value-without-form operations/renameThing/body.x: The schema at `operations/renameThing/body.x` lists `undefined`, which has no form in JSON. → List only strings, numbers, booleans and `null`; `.optional()` says that a value may be missing.",
    ],
  },
  {
    name: "z.number().max(Infinity)",
    source: withField("z.number().max(Infinity)"),
    wanted: [
      "19 value-without-form operations/renameThing/body.x: The schema at `operations/renameThing/body.x` has the bound `Infinity`, which a document can't express. → Use a finite number, other than 0 for `.multipleOf()`, or remove the bound.",
    ],
  },
  {
    name: "an option of an open union that nothing tells apart",
    source: withField('openUnion("kind", [z.object({ kind: z.string() })])'),
    wanted: [
      "19 open-union-option operations/renameThing/body.x|0: The option at `operations/renameThing/body.x|0` of an `openUnion()` has no literal or enum of strings under `kind`. → Give it one, because `kind` tells the options apart.",
    ],
  },
  {
    name: "two options of an open union that are told by one text",
    source: withField(
      'openUnion("kind", [z.object({ kind: z.literal("a") }), z.object({ kind: z.enum(["b", "a"]) })])',
    ),
    wanted: [
      "19 open-union-twice operations/renameThing/body.x: The options of the `openUnion()` at `operations/renameThing/body.x` have `a` twice under `kind`. → Give each option a text of its own, or join the two.",
    ],
  },
  {
    name: "a field that neither side sends",
    source: withField("z.object({ id: z.string().meta({ readOnly: true, writeOnly: true }) })"),
    wanted: [
      "19 one-sided-both operations/renameThing/body.x.id: The field at `operations/renameThing/body.x.id` is `readOnly` and `writeOnly`, so neither side sends it. → Remove one of the two, or the field.",
    ],
  },
  {
    name: "an item of a list that only one side sends",
    source: withField("z.array(z.string().meta({ readOnly: true }))"),
    wanted: [
      "19 one-sided-place operations/renameThing/body.x[]: The schema at `operations/renameThing/body.x[]` is `readOnly`, but it is not a field of an object in a body. → Put `readOnly` on the field that only one side sends; a value that is not sent at all needs no schema.",
    ],
  },
  {
    name: "a body that only one side sends",
    source: tinySpecWith(
      '200: json(Thing, { example: { name: "a" } })',
      '200: json(z.object({ name: z.string() }).meta({ writeOnly: true }), { example: { name: "a" } })',
    ),
    wanted: [
      "20 one-sided-place operations/renameThing/responses/200: The schema at `operations/renameThing/responses/200` is `writeOnly`, but it is not a field of an object in a body. → Put `writeOnly` on the field that only one side sends; a value that is not sent at all needs no schema.",
    ],
  },
  {
    name: "a field that tells alternatives apart and that only one side sends",
    source: withField(
      'z.discriminatedUnion("kind", [z.object({ kind: z.literal("a").meta({ readOnly: true }) }), z.object({ kind: z.literal("b") })])',
    ),
    wanted: [
      "19 one-sided-discriminator operations/renameThing/body.x|0.kind: The field `kind` at `operations/renameThing/body.x|0` tells the alternatives of a union apart, but its `readOnly` leaves it out in one direction. → Remove `readOnly`, because both sides must tell which alternative they send.",
    ],
  },
  {
    name: "a default of a whole response",
    source: tinySpecWith(
      '200: json(Thing, { example: { name: "a" } })',
      '200: json(z.object({ name: z.string().default("a") }).default({ name: "b" }), { example: { name: "a" } })',
    ),
    wanted: [
      "20 default-in-response operations/renameThing/responses/200: The response at `operations/renameThing/responses/200` has a default as a whole, but only a field of it can be absent. → Leave the default out, or give it to a field: it says what its absence means.",
    ],
  },
];
