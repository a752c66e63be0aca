import { tinySpecWith } from "../tiny-spec.ts";
import type { BadSpec } from "./bad-spec.ts";

/** The tiny spec with an error in place of its second one. */
function withError(error: string): string {
  const source = tinySpecWith('{ status: 404, error: "not found", when: "No such thing." }', error);
  return source.replace("defineOperation, json }", "binary, defineOperation, json, multipart, noContent }");
}

/** The tiny spec with another usual error. */
function withUsual(from: string, to: string): string {
  const source = tinySpecWith(from, to);
  return source.replace("defineOperation, json }", "binary, defineOperation, json }");
}

/** Errors whose bodies are not as they say, or can't be told. */
export const errors: readonly BadSpec[] = [
  {
    name: "a range whose statuses are all documented closer",
    source: withError('{ status: "default", error: "no", when: "Else." }').replace(
      "responses: { 200:",
      'responses: { "4XX": json(Thing, { example: { name: "a" } }), "5XX": json(Thing, { example: { name: "a" } }), "3XX": {}, "2XX": {}, 200:',
    ),
    wanted: [
      "23 range-holds-nothing operations/renameThing/errors/1: `default` of `renameThing` stands for no status: all that it could stand for are documented on their own. → Remove it, or one of the others.",
    ],
  },
  {
    name: "header fields of an error that the server answers itself",
    source: withUsual(
      "unauthorized: error(401)",
      'unauthorized: { status: 401, when: "No key.", body: json(Thing, { example: { name: "a" }, headers: { "WWW-Authenticate": z.string() } }) }',
    ),
    wanted: [
      "42 error-headers errors/unauthorized/body/headers/WWW-Authenticate: `errors/unauthorized/body/headers` has the header field `WWW-Authenticate`, but the server answers this error itself, and has no value for it. → Make it `.optional()`, or a `z.literal()`, which the server sends.",
    ],
  },
  {
    name: "a code that is no integer",
    source: withUsual(
      "internal: error(500)",
      'internal: { status: 500, error: "broken", code: 1.5, when: "Always." }',
    ),
    wanted: [
      "43 spec-form errors/internal/code: `errors/internal/code` does not follow the vocabulary: expected a text or an integer. → Write it as `defineApi` and `defineOperation` type it; `npx tsc` shows the place.",
    ],
  },
  {
    name: "a header field that a schema's error would need",
    source: withError(
      '{ status: 400, error: "odd", by: "handler", when: "Odd.", headers: { "X-Odd": z.string().meta({ description: "How." }) } }',
    ),
    wanted: [
      "23 error-header-required operations/renameThing/errors/1/headers/X-Odd: The errors 400 of `renameThing` always have the header field `X-Odd`, but the server itself answers some of them, and has no value for it. → Let it be absent, `.optional()`; or give the handler's errors another status.",
    ],
  },
  {
    name: "a header field that an error of the server itself would need, which the API does not document",
    source: withError(
      '{ status: "5XX", error: "odd", when: "Odd.", headers: { "X-Odd": z.string().meta({ description: "How." }) } }',
    ).replace("internal: error(500)", "internal: { ...error(500), documented: false }"),
    wanted: [
      "23 error-header-required operations/renameThing/errors/1/headers/X-Odd: The errors 5XX of `renameThing` always have the header field `X-Odd`, but the server itself answers some of them, and has no value for it. → Let it be absent, `.optional()`; or give the handler's errors another status.",
    ],
  },
  {
    name: "a header field of a status with two schemas",
    source: withError(
      '{ status: 409, error: "a", when: "A.", headers: { "X-A": z.int().meta({ description: "A." }) } }, { status: 409, error: "b", when: "B.", headers: { "x-a": z.string().meta({ description: "A." }) } }',
    ),
    wanted: [
      "23 error-header-twice operations/renameThing/errors/2/headers/x-a: Two errors 409 of `renameThing` name the header field `x-a`, each with its own schema. → Name it at one of them: all errors of a status have the same header fields.",
    ],
  },
  {
    name: "header fields beside a body, and their names",
    source: withError(
      '{ status: 409, when: "A.", body: noContent({ headers: { "Content-Length": z.int(), "a b": z.int() } }) }, { status: 410, when: "B.", body: noContent(), headers: {} as never }',
    ),
    wanted: [
      "23 spec-form operations/renameThing/errors/2: `operations/renameThing/errors/2` does not follow the vocabulary: expected `headers` only of an error with `error` or `code`: a `body` names its own. → Write it as `defineApi` and `defineOperation` type it; `npx tsc` shows the place.",
    ],
  },
  {
    name: "header fields of an error that no message has",
    source: withError(
      '{ status: 409, when: "A.", body: noContent({ headers: { "Content-Length": z.int(), "a b": z.int(), toString: z.array(z.string()) } }) }',
    ),
    wanted: [
      "23 name-inherited operations/renameThing/errors/1/body/headers/toString: The header field `toString` at `operations/renameThing/errors/1/body/headers` has the name of a property that every JavaScript object inherits, so it would seem to be present even if it is left out. → Give it another name.",
      '23 header-name-form operations/renameThing/errors/1/body/headers/a b: `operations/renameThing/errors/1/body/headers/a b` is "a b"; expected the name of a header field (RFC 9110, section 5.6.2). → Write it in that form.',
      "23 header-of-message operations/renameThing/errors/1/body/headers/Content-Length: `Content-Length` at `operations/renameThing/errors/1/body/headers` is a header field that clients and servers set themselves. → Remove it, or give the field a name of your own.",
      "23 value-not-carried operations/renameThing/errors/1/body/headers/toString: `operations/renameThing/errors/1/body/headers/toString` can be a list with a comma in an item, which a header field can't carry unambiguously. → List the values of the items, or give them a pattern without a comma: `z.array(z.string().regex(/^[\\w-]+$/))`.",
    ],
  },
  {
    name: "a range for what a schema rejects",
    source: tinySpecWith("{ status: 400, given", '{ status: "4XX" as never, given'),
    wanted: [
      "22 spec-form operations/renameThing/errors/0/status: `operations/renameThing/errors/0/status` does not follow the vocabulary: expected an exact status: the server answers it to what a schema rejects. → Write it as `defineApi` and `defineOperation` type it; `npx tsc` shows the place.",
    ],
  },
  {
    name: "a body and none at one status",
    source: withError('{ status: 400, by: "handler", when: "Gone.", body: noContent() }'),
    wanted: [
      "23 error-bodies-mixed operations/renameThing/errors/1: One error 400 of `renameThing` has JSON, another one no body; a caller has no way to expect both. → Give all of them bodies of one kind or of different media types, or give one another status.",
    ],
  },
  {
    name: "two kinds of body of one media type at one status",
    source: withError('{ status: 400, by: "handler", when: "Gone.", body: binary("application/json") }'),
    wanted: [
      "23 error-bodies-mixed operations/renameThing/errors/1: One error 400 of `renameThing` has JSON, another one bytes; a caller has no way to expect both. → Give all of them bodies of one kind or of different media types, or give one another status.",
    ],
  },
  {
    name: "an example that its error's schema rejects",
    source: withError('{ status: 409, when: "Taken.", body: json(Thing, { example: { name: "" } }) }'),
    wanted: [
      "23 error-body operations/renameThing/errors/1: The example of the body of `operations/renameThing/errors/1` is not of its schema: name: name is required. → Correct the example, or `values` that stand in it.",
    ],
  },
  {
    name: "values that the schema of the errors rejects",
    source: withError('{ status: 409, error: "taken", values: { error: { text: 1 } }, when: "Taken." }')
      .replace("z.object({ error: z.string()", "z.object({ n: z.int().optional(), error: z.string()")
      .replace("{ error: { text: 1 } }", '{ n: "one" }'),
    wanted: [
      "23 error-body operations/renameThing/errors/1: The body of `operations/renameThing/errors/1` is not of the schema of the errors: n: Invalid input: expected number, received string. → Give the server what is missing, in `code` or `values`; or give the error a `body` of its own, with an example.",
    ],
  },
  {
    name: "a form as an error's body",
    source: withError('{ status: 409, when: "Taken.", body: multipart(Thing, { example: { name: "a" } }) }'),
    wanted: [
      "23 error-body-kind operations/renameThing/errors/1: The body of the error `operations/renameThing/errors/1` is of `multipart()`, which errors do not have. → Use `json()`, `binary()` or `noContent()`.",
    ],
  },
  {
    name: "a usual error of bytes",
    source: withUsual("notFound: error(404)", 'notFound: { status: 404, when: "Always.", body: binary() }'),
    wanted: [
      "44 error-body-kind errors/notFound: The body of `errors/notFound` is bytes, but the server answers this error itself, and has none. → Use `json()` with an example, or `noContent()`.",
    ],
  },
  {
    name: "an error with two examples",
    source: withError(
      '{ status: 409, when: "Taken.", body: json(Thing, { examples: { a: { summary: "A", value: { name: "a" } }, b: { summary: "B", value: { name: "b" } } } }) }',
    ),
    wanted: [
      "23 error-examples operations/renameThing/errors/1: The body of the error `operations/renameThing/errors/1` has 2 examples; expected one, which is what is answered. → Give it one `example`, and write another error for each other case.",
    ],
  },
  {
    name: "a text where the schema has none",
    source: withError(
      '{ status: 409, when: "Taken.", body: json(Thing, { example: { name: "a" }, text: "name.first" }) }',
    ),
    wanted: [
      "23 error-place operations/renameThing/errors/1: `text` of the error `operations/renameThing/errors/1` points to `/name/first`, but the schema of its body has no place for it there. → Name a field of the schema, such as `/error/message` or `error.message`, and let the example have it.",
    ],
  },
  {
    name: "a text that is a number",
    source: withError(
      '{ status: 409, when: "Taken.", body: json(z.object({ name: z.string(), n: z.int() }), { example: { name: "a", n: 7 }, text: "n" }) }',
    ),
    wanted: [
      "23 error-place operations/renameThing/errors/1: `text` of the error `operations/renameThing/errors/1` points to `/n`, where its body has a number, not a text. → Name it `code` if programs tell errors by it and it is an integer; otherwise leave `text` out: the number stands in the example.",
    ],
  },
  {
    name: "a list of fields where the schema has none",
    source: withError(
      '{ status: 409, when: "Taken.", body: json(Thing, { example: { name: "a" }, fields: { list: "/all" } }) }',
    ),
    wanted: [
      "23 error-place operations/renameThing/errors/1: `fields` of the error `operations/renameThing/errors/1` points to `/all`, but the schema of its body has no place for it there. → Name a field of the schema, such as `/error/message` or `error.message`, and let the example have it.",
    ],
  },
  {
    name: "a usual error without a text",
    source: withUsual("notFound: error(404)", 'notFound: { status: 404, when: "Always." }'),
    wanted: [
      '44 error-text-missing errors/notFound: The error `errors/notFound` has no text, but its body has one at `/error`. → Write it: `error: "…"`.',
    ],
  },
  {
    name: "two places of the text",
    source: tinySpecWith('textField: "error"', 'textField: "error", text: "/error"'),
    wanted: [
      "40 error-text-twice errors/text: The API's errors have their text both in `textField` (`error`) and in `text` (`/error`). → Remove one of them.",
    ],
  },
  {
    name: "a code that has no place",
    source: withError('{ status: 409, error: "taken", code: "taken", when: "Taken." }'),
    wanted: [
      '23 error-without-place operations/renameThing/errors/1: The error `operations/renameThing/errors/1` has the code “taken”, but the form of its body has no place for it. → Say where it stands, `code: "/error/code"` beside the schema of the body; or remove it.',
    ],
  },
  {
    name: "a text that has no place",
    source: tinySpecWith('    textField: "error",\n', ""),
    wanted: [
      '40 error-without-place errors/invalid: The error `errors/invalid` has the text “error 400”, but the form of its body has no place for it. → Say where it stands, `text: "/error/text"` beside the schema of the body; or remove it.',
      '41 error-without-place errors/unauthorized: The error `errors/unauthorized` has the text “error 401”, but the form of its body has no place for it. → Say where it stands, `text: "/error/text"` beside the schema of the body; or remove it.',
      '42 error-without-place errors/internal: The error `errors/internal` has the text “error 500”, but the form of its body has no place for it. → Say where it stands, `text: "/error/text"` beside the schema of the body; or remove it.',
      '43 error-without-place errors/notFound: The error `errors/notFound` has the text “error 404”, but the form of its body has no place for it. → Say where it stands, `text: "/error/text"` beside the schema of the body; or remove it.',
      '44 error-without-place errors/methodNotAllowed: The error `errors/methodNotAllowed` has the text “error 405”, but the form of its body has no place for it. → Say where it stands, `text: "/error/text"` beside the schema of the body; or remove it.',
      '45 error-without-place errors/tooLarge: The error `errors/tooLarge` has the text “error 413”, but the form of its body has no place for it. → Say where it stands, `text: "/error/text"` beside the schema of the body; or remove it.',
      '22 error-without-place operations/renameThing/errors/0: The error `operations/renameThing/errors/0` has the text “name is required”, but the form of its body has no place for it. → Say where it stands, `text: "/error/text"` beside the schema of the body; or remove it.',
      '23 error-without-place operations/renameThing/errors/1: The error `operations/renameThing/errors/1` has the text “not found”, but the form of its body has no place for it. → Say where it stands, `text: "/error/text"` beside the schema of the body; or remove it.',
    ],
  },
  {
    name: "a word of errors at a request",
    source: tinySpecWith(
      'body: json(Thing, { example: { name: "a" } })',
      'body: json(Thing, { example: { name: "a" }, text: "name" })',
    ),
    wanted: [
      "19 error-word-elsewhere operations/renameThing/body/text: `text` at `operations/renameThing/body` says where an error's body has a part, but this is not an error's body. → Remove it.",
    ],
  },
  {
    name: "a part that the text does not have",
    source: withError(
      '{ status: 409, error: "holds {n}", parts: { n: z.int(), m: z.int() }, when: "It holds." }',
    ),
    wanted: [
      "23 text-part-unplaced operations/renameThing/errors/1: `parts` of the error `operations/renameThing/errors/1` has `m`, but its text “holds {n}” has no `{m}`. → Write `{m}` where its value stands, or remove it from `parts`.",
    ],
  },
  {
    name: "braces that no part has",
    source: withError('{ status: 409, error: "holds {n} of {m}", parts: { n: z.int() }, when: "It holds." }'),
    wanted: [
      "23 text-part-undeclared operations/renameThing/errors/1: The text “holds {n} of {m}” of the error `operations/renameThing/errors/1` has `{m}`, which `parts` does not have. → Give it a schema in `parts`, or write it without braces.",
    ],
  },
  {
    name: "a part that stands in the text twice",
    source: withError('{ status: 409, error: "holds {n} of {n}", parts: { n: z.int() }, when: "It holds." }'),
    wanted: [
      "23 text-part-twice operations/renameThing/errors/1: The text “holds {n} of {n}” of the error `operations/renameThing/errors/1` has the part `n` twice. → Give the second one a name and a schema of its own.",
    ],
  },
  {
    name: "a part directly after another one",
    source: withError(
      '{ status: 409, error: "holds {n}{m}", parts: { n: z.int(), m: z.int() }, when: "It holds." }',
    ),
    wanted: [
      "23 text-part-adjacent operations/renameThing/errors/1: In the text “holds {n}{m}” of the error `operations/renameThing/errors/1`, the part `m` follows another one directly. → Write something between the two: nobody can tell where one ends.",
    ],
  },
  {
    name: "a part of an object",
    source: withError('{ status: 409, error: "holds {n}", parts: { n: z.object({}) }, when: "It holds." }'),
    wanted: [
      "23 text-part-kind operations/renameThing/errors/1: The part `n` of the text of the error `operations/renameThing/errors/1` is not always a string, a number or a boolean. → Give it a schema of such values: `z.int()`, `z.string()`, `z.enum([…])`.",
    ],
  },
  {
    name: "a part that may be absent",
    source: withError(
      '{ status: 409, error: "holds {n}", parts: { n: z.int().optional() }, when: "It holds." }',
    ),
    wanted: [
      "23 text-part-kind operations/renameThing/errors/1: The part `n` of the text of the error `operations/renameThing/errors/1` is not always a string, a number or a boolean. → Give it a schema of such values: `z.int()`, `z.string()`, `z.enum([…])`.",
    ],
  },
  {
    name: "a text that swallows another one of its status",
    source: withError(
      '{ status: 409, error: "holds {n}", parts: { n: z.string() }, when: "It holds." }, { status: 409, error: "holds nothing", when: "It is empty." }',
    ),
    wanted: [
      "23 error-text-swallowed operations/renameThing/errors/1: `renameThing` answers 409 with “holds {n}” and with “holds nothing”, and one can be taken for the other. → Give one another text or another status, or let a part have fewer values: a number, an enum.",
    ],
  },
  {
    name: "two texts with parts that may be the same",
    source: withError(
      '{ status: 409, error: "{n} holds a", parts: { n: z.string() }, when: "It holds." }, { status: 409, error: "b {m} a", parts: { m: z.enum(["holds", "has"]) }, when: "It is empty." }',
    ),
    wanted: [
      "23 error-text-swallowed operations/renameThing/errors/1: `renameThing` answers 409 with “{n} holds a” and with “b {m} a”, and one can be taken for the other. → Give one another text or another status, or let a part have fewer values: a number, an enum.",
    ],
  },
];
