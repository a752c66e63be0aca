import { tinySpecWith } from "../tiny-spec.ts";
import type { BadSpec } from "./bad-spec.ts";

const madeByFunction =
  "is made by a function, so a document can't state it. → Write the value itself, or write `.optional()` and describe what the server puts there.";

/** Schemas and examples that no document can hold. */
export const schemas: readonly BadSpec[] = [
  {
    name: "an example that its schema rejects",
    source: tinySpecWith(
      'body: json(Thing, { example: { name: "a" } })',
      "body: json(Thing, { example: { name: 7 } })",
    ),
    wanted: [
      "19 example-rejected operations/renameThing/body/examples/default/name: The schema rejects the example at `operations/renameThing/body/examples/default/name`: Invalid input: expected string, received number (value: 7). → Correct the example or the schema.",
    ],
  },
  {
    name: "a parameter's example that its schema rejects",
    source: tinySpecWith('{ description: "The thing." }', '{ description: "The thing.", examples: [7] }'),
    wanted: [
      "18 example-rejected operations/renameThing/params/id/examples/0: The schema rejects the example at `operations/renameThing/params/id/examples/0`: Invalid input: expected string, received number (value: 7). → Correct the example or the schema.",
    ],
  },
  {
    name: "one component name for two schemas",
    source: tinySpecWith(
      "body: json(Thing,",
      'body: json(z.object({ name: z.string() }).meta({ id: "Thing" }),',
    ).replace('given: { body: { name: "" } }', 'error: "x", by: "handler"'),
    wanted: [
      "20 component-name-twice operations/renameThing/responses/200: Two different schemas have the name `Thing`: at `operations/renameThing/body` and at `operations/renameThing/responses/200`. → Give one of them another `id` in its `.meta()`.",
    ],
  },
  {
    name: "a Zod type without a JSON form",
    source: tinySpecWith("{ id: z.string()", "{ id: z.date()"),
    wanted: [
      "18 no-json-form operations/renameThing/params/id: `operations/renameThing/params/id` is a `z.date()`, which has no JSON form. → Use `z.iso.datetime()` or `z.iso.date()`, because JSON has no dates.",
    ],
  },
  {
    name: "a Zod type without a JSON form, by which Zod judges no examples",
    source: tinySpecWith(
      "body: json(Thing,",
      "body: json(z.object({ name: z.function() }) as never as typeof Thing,",
    ),
    wanted: [
      "19 no-json-form operations/renameThing/body.name: `operations/renameThing/body.name` is a `z.function()`, which has no JSON form. → Remove it.",
    ],
  },
  {
    name: "recursion without a name",
    source: tinySpecWith("{ id: z.string()", "{ id: z.json()"),
    wanted: [
      '18 recursion-without-name operations/renameThing/params/id|4[]: The schema at `operations/renameThing/params/id|4[]` contains itself and has no name. → Name it: `.meta({ id: "…" })`; in place of `z.json()` write `z.unknown()`, because all that travels is JSON.',
      "18 value-not-carried operations/renameThing/params/id: `operations/renameThing/params/id` can be `null`, which a path can't carry unambiguously. → Remove `null`; `.optional()` says that a value may be left out. An optional parameter with `param(schema, { lossy: true })` reads `null` so.",
    ],
  },
  {
    name: "a body without an example",
    source: tinySpecWith(
      '200: json(Thing, { example: { name: "a" } })',
      "200: json(Thing, { examples: {} })",
    ),
    wanted: [
      "20 example-missing operations/renameThing/responses/200: The body at `operations/renameThing/responses/200` has no example. → Add one: `{ example: … }`, or `{ examples: { name: { summary, value } } }`.",
    ],
  },
  {
    name: "a component's name that a document can't hold",
    source: tinySpecWith('id: "Error"', 'id: "An error"'),
    wanted: [
      "39 component-name-form errors/schema: The schema at `errors/schema` has the name `An error`; expected letters, digits, `.`, `_` and `-`. → Give it another `id` in its `.meta()`.",
    ],
  },
  {
    name: "a condition that is not declared",
    source: tinySpecWith('.min(1, "name is required")', '.min(1, "name is required").refine(() => true)'),
    wanted: [
      "6 condition-not-declared operations/renameThing/body.name: The schema at `operations/renameThing/body.name` has a condition of its own, such as `.refine()`, which a document can't express. → Declare the condition with `rule(schema, { holds, sentence })` of the vocabulary.",
    ],
  },
  ...(
    [
      [
        'default("x")',
        "default-rejected",
        'is `"x"`, which its own schema rejects: Too small: expected string to have >=2 characters. → Correct the default or the schema.',
      ],
      ["default(() => new Date().toISOString())", "default-made-by-function", madeByFunction],
      ['default(() => "always the same")', "default-made-by-function", madeByFunction],
      ["prefault(() => Math.random().toString())", "default-made-by-function", madeByFunction],
      [
        'prefault("x")',
        "default-rejected",
        'is `"x"`, which its own schema rejects: Too small: expected string to have >=2 characters. → Correct the default or the schema.',
      ],
      [
        "optional().default(undefined)",
        "default-undefined",
        "is `undefined`, which is not a value of JSON. → Use `.optional()`.",
      ],
      [
        "or(z.object({ b: z.int().default(1) })).default({})",
        "default-incomplete",
        'is `{}`, which its own schema would turn into `{"b":1}`, but a default does not pass through the schema. → Write the whole value as the server gets it, or use `.prefault()`.',
        'a `z.object()`, which a query can\'t carry unambiguously. → Say how it is written, as in `param(schema, { style: "deepObject" })` or `{ mediaType: "application/json" }`; or give each field a parameter of its own.',
      ],
      [
        "or(z.any()).default(new Date(0))",
        "default-without-form",
        "has no form in JSON. → Write it as the value that travels.",
        "of any type, which a query can't carry unambiguously. → Name the type: text is a `z.string()`, `z.number()`, `z.boolean()` or a list of one of them.",
      ],
    ] as const
  ).map(
    ([call, code, words, uncarried]): BadSpec => ({
      name: `a default: ${call}`,
      source: tinySpecWith("params: {", `query: { a: z.string().min(2).${call} },\n  params: {`),
      wanted: [
        `18 ${code} operations/renameThing/query/a: The default at \`operations/renameThing/query/a\` ${words}`,
        ...(uncarried
          ? [
              `18 value-not-carried operations/renameThing/query/a: \`operations/renameThing/query/a\` can be ${uncarried}`,
            ]
          : []),
      ],
    }),
  ),
  {
    name: "a default that its schema rejects further in",
    source: tinySpecWith(
      "body: json(Thing,",
      "body: json(Thing.extend({ x: z.object({ b: z.int() }).default({ b: 0.5 }) }),",
    ),
    wanted: [
      '19 default-rejected operations/renameThing/body.x: The default at `operations/renameThing/body.x` is `{"b":0.5}`, which its own schema rejects at `b`: Invalid input: expected int, received number. → Correct the default or the schema.',
    ],
  },
  {
    name: "a default where nothing is ever absent",
    source: tinySpecWith("params: {", 'query: { a: z.array(z.string().default("x")).min(1) },\n  params: {'),
    wanted: [
      "18 default-without-effect operations/renameThing/query/a[]: The schema at `operations/renameThing/query/a[]` has a default, but the value is never absent there. → Remove `.default()`, or put it on the field that may be absent.",
    ],
  },
  {
    name: "an example deep inside that its schema rejects",
    source: tinySpecWith('{ description: "Its name." }', '{ description: "Its name.", examples: [""] }'),
    wanted: [
      '6 example-rejected operations/renameThing/body.name/examples/0: The schema rejects the example at `operations/renameThing/body.name/examples/0`: name is required (value: ""). → Correct the example or the schema.',
    ],
  },
  {
    name: "a property `__proto__`",
    source: tinySpecWith("z.object({ error:", 'z.object({ ["__proto__"]: z.string().optional(), error:'),
    wanted: [
      "39 name-inherited errors/schema.__proto__: The field `__proto__` at `errors/schema` has the name of a property that every JavaScript object inherits, so it would seem to be present even if it is left out. → Give it another name.",
    ],
  },
  {
    name: "a record with a name `__proto__`",
    source: tinySpecWith(
      "z.object({ error:",
      'z.object({ more: z.partialRecord(z.enum(["a", "__proto__"]), z.int()).optional(), error:',
    ),
    wanted: [
      "39 name-inherited errors/schema.more.__proto__: The name of a record `__proto__` at `errors/schema.more` has the name of a property that every JavaScript object inherits, so it would seem to be present even if it is left out. → Give it another name.",
    ],
  },
  ...["__proto__", '"__proto__"'].map(
    (key): BadSpec => ({
      name: `a key that sets a prototype: ${key}`,
      source: tinySpecWith("z.object({ error:", `z.object({ ${key}: z.string(), error:`),
      wanted: [
        "39 property-name: A key `__proto__` sets the prototype of its object and creates no property of that name. → Give it another name.",
      ],
    }),
  ),
  {
    name: "a strict object in a response",
    source: tinySpecWith("200: json(Thing,", "200: json(Thing.strict(),"),
    wanted: [
      "20 closed-response operations/renameThing/responses/200: The response at `operations/renameThing/responses/200` is a strict object, but responses may gain fields, so callers must not rely on there being no others. → Use `z.object()`, or write `closedResponses: true` in `defineApi` if the responses of this API never gain a field.",
    ],
  },
];
