import { tinySpecWith } from "../tiny-spec.ts";
import type { BadSpec } from "./bad-spec.ts";

const at = "operations/renameThing";

const sayHow =
  'Say how it is written, as in `param(schema, { style: "deepObject" })` or `{ mediaType: "application/json" }`; or give each field a parameter of its own.';

/** How to fix what can be carried nowhere but in JSON. */
const fixes: Readonly<Record<string, string>> = {
  "`null`":
    "Remove `null`; `.optional()` says that a value may be left out. An optional parameter with `param(schema, { lossy: true })` reads `null` so.",
  "a `z.object()`": sayHow,
  "a `z.record()`": sayHow,
  "a boolean or a string that reads as one":
    'Use one type, or list the strings beside the boolean: `z.literal("auto")`. A parameter with `param(schema, { lossy: true })` reads such a string as a boolean.',
  "a list within a list": "Use one list, or send the value in a JSON body.",
  "a number or a string that reads as one":
    'Use one type, or list the strings beside the number: `z.literal("auto")`. A parameter with `param(schema, { lossy: true })` reads such a string as a number.',
  "a tuple": "Use a list of one type: `z.array(z.number()).length(4)`, or a parameter for each.",
  "an empty list":
    "Require an item, `.min(1)`; or let the list be absent, which an empty one is read as: `.optional()`, `.default([])`.",
  "an object or something else":
    'Give each its own part, put both into an object, or tell them apart by media type: `parts: { name: { mediaType: ["text/plain", "application/json"] } }`.',
  "of any type":
    "Name the type: text is a `z.string()`, `z.number()`, `z.boolean()` or a list of one of them.",
  "one value or a list": "Accept only the list, `z.array()`; one value is a list of one.",
};

/** A query parameter of this schema, and what is said of it. */
function query(name: string, schema: string, what: string): BadSpec {
  return {
    name: `${name} in a query`,
    source: tinySpecWith("params: {", `query: { q: ${schema} },\n  params: {`),
    wanted: [
      `18 value-not-carried ${at}/query/q: \`${at}/query/q\` can be ${what}, which a query can't carry unambiguously. → ${fixes[what]}`,
    ],
  };
}

function part(name: string, schema: string, what: string): BadSpec {
  return {
    name: `${name} as a part of a form`,
    source: tinySpecWith(
      "body: json(Thing, {",
      `body: multipart(Thing.extend({ p: ${schema}.optional() }), {`,
    ).replace("json }", "json, multipart, filePart }"),
    wanted: [
      `19 value-not-carried ${at}/body.p: \`${at}/body.p\` can be ${what}, which a part of a form can't carry unambiguously. → ${fixes[what]}`,
    ],
  };
}

function path(
  name: string,
  segment: string,
  params: string,
  regrouped: string,
  otherwise: BadSpec["wanted"] = [],
): BadSpec {
  return {
    name: `${name} in one segment of a path`,
    source: tinySpecWith('path: "/things/{id}"', `path: "/things/{id}/${segment}"`)
      .replace("params: {", `params: { ${params},`)
      .replace("json }", "json, param }"),
    wanted: regrouped
      ? [
          `18 path-parameters-regroup ${at}/params/${regrouped}: In \`${segment}\` of the path of \`renameThing\`, a value of \`{${regrouped}}\` may contain the text before the next name, so a reader can't tell where the value ends. → Give \`${regrouped}\` a pattern without that text, or separate the names by \`/\`, or by \`,\`, \`;\` or \`:\`, which values only contain encoded.`,
        ]
      : otherwise,
  };
}

const numberOrText = "a number or a string that reads as one";

/** What would not travel: refused where it stands. */
export const travel: readonly BadSpec[] = [
  query("an object", "z.object({ a: z.string() })", "a `z.object()`"),
  query("a record", "z.record(z.string(), z.string()).optional()", "a `z.record()`"),
  query("a tuple", "z.tuple([z.number(), z.number()])", "a tuple"),
  query("null", "z.string().nullable().optional()", "`null`"),
  query("null among listed values", 'z.literal(["a", null])', "`null`"),
  query("a list of lists", "z.array(z.array(z.number()))", "a list within a list"),
  query("a list of objects", "z.array(z.object({ a: z.string() }))", "a `z.object()`"),
  query("a list of null", "z.array(z.number().nullable())", "`null`"),
  query("one or a list that may be empty", "z.union([z.string(), z.array(z.string())])", "an empty list"),
  query("null or a list", "z.union([z.null(), z.array(z.string()).min(1)])", "`null`"),
  query("a list that may be empty", "z.array(z.string())", "an empty list"),
  query("a list with a default", 'z.array(z.enum(["a", "b"])).default(["a"])', "an empty list"),
  part("a list with a default", 'z.array(z.string()).default(["a"])', "an empty list"),
  path("a list that may be empty", "{ids}", "ids: z.array(z.string())", "", [
    `18 value-not-carried ${at}/params/ids: \`${at}/params/ids\` can be an empty list, which a path can't carry unambiguously. → Require an item: \`.min(1)\`.`,
  ]),
  ...[
    ["z.array(z.string())", "a comma in an item"],
    ['z.array(z.enum(["a", "b,c"]))', "a comma in an item"],
    ["z.array(z.string().regex(/^[a-z]*$/))", "an empty item"],
    ["z.array(z.string().regex(/^[a-z ]+$/))", "a space at the start or end of an item"],
  ].map(
    ([schema = "", what]): BadSpec => ({
      name: `${schema} in a header field`,
      source: tinySpecWith("params: {", `headers: { "X-P": ${schema}.optional() },\n  params: {`),
      wanted: [
        `18 value-not-carried ${at}/headers/X-P: \`${at}/headers/X-P\` can be a list with ${what}, which a header field can't carry unambiguously. → List the values of the items, or give them a pattern without a comma: \`z.array(z.string().regex(/^[\\w-]+$/))\`.`,
      ],
    }),
  ),
  query("anything", "z.unknown()", "of any type"),
  query("a number or any string", "z.union([z.number(), z.string()])", numberOrText),
  query(
    "a number or a list of any strings",
    "z.union([z.number(), z.array(z.string()).min(1)]).optional()",
    numberOrText,
  ),
  query(
    "any string or a list of booleans",
    "z.union([z.string(), z.array(z.boolean()).min(1)]).optional()",
    "a boolean or a string that reads as one",
  ),
  query("a number or a digit as text", 'z.literal(["1", 1])', numberOrText),
  query(
    "a boolean or its name",
    'z.union([z.boolean(), z.enum(["true", "auto"])])',
    numberOrText.replace("number", "boolean"),
  ),
  part("null", "z.string().nullable()", "`null`"),
  ...(
    [
      [
        "of no field",
        "s: z.string()",
        'q: { mediaType: "text/csv" }',
        "part-unknown",
        "",
        "`parts` at `operations/renameThing/body` names `q`, which is not a field of the form. → Name a field of the form's schema.",
      ],
      [
        "with a malformed header field",
        "s: z.string()",
        's: { headers: { "a b": "1" } }',
        "header-name-form",
        ".s/headers",
        '`operations/renameThing/body.s/headers` is "a b"; expected the name of a header field (RFC 9110, section 5.6.2). → Write it in that form.',
      ],
      [
        "with a header field of the form",
        "s: z.string()",
        's: { headers: { "content-Type": "text/csv" } }',
        "part-header",
        ".s",
        "The part `operations/renameThing/body.s` has the header field `content-Type`, which a form writes itself. → Remove it; `mediaType` says what the part is.",
      ],
      [
        "with a header field twice",
        "s: z.string()",
        's: { headers: { "X-A": "1", "x-a": "1" } }',
        "part-header",
        ".s",
        "The part `operations/renameThing/body.s` has the header field `x-a` twice, because case does not matter in its name. → Remove one of them.",
      ],
      [
        "with a header field of no value",
        "s: z.string()",
        's: { headers: { "X-A": "ä\\n" } }',
        "part-header",
        ".s",
        'The header field `X-A` of the part `operations/renameThing/body.s` is "ä\\n", which a part can\'t carry as it is. → Write a text of ASCII without spaces around it.',
      ],
      [
        "malformed",
        "s: z.string()",
        's: { mediaType: "text/*" }',
        "part-type",
        ".s",
        "The part `operations/renameThing/body.s` has the media type `text/*`; expected one media type, such as `text/csv`. → Write the media type that is sent; several of them as a list.",
      ],
      [
        "two of text",
        "s: z.string()",
        's: { mediaType: ["text/csv", "text/html"] }',
        "part-type",
        ".s",
        "The part `operations/renameThing/body.s` has the media types `text/csv`, `text/html`, and nobody can tell which of them is sent. → Name one of JSON and one of text at most; only a file may have several.",
      ],
      [
        "of text for an object",
        "s: z.object({})",
        's: { mediaType: "text/csv" }',
        "part-type",
        ".s",
        'The part `operations/renameThing/body.s` has the media type `text/csv`, but it can be an object, which only JSON carries. → Name a media type of JSON, too: `mediaType: ["text/plain", "application/json"]`.',
      ],
      [
        "of bytes",
        "s: z.string()",
        's: { mediaType: "image/png" }',
        "part-type",
        ".s",
        "The part `operations/renameThing/body.s` has the media type `image/png`, which is one of neither JSON nor text. → Use `filePart()` for bytes, or a media type of text, such as `text/csv`.",
      ],
      [
        "beyond its file's",
        's: filePart("image/*")',
        's: { mediaType: ["image/png", "text/csv"] }',
        "part-type",
        ".s",
        "The part `operations/renameThing/body.s` has the media type `text/csv`, which its file, of `image/*`, does not have. → Give `filePart()` a range that covers it, such as `image/*`, and list the types here.",
      ],
      [
        "of JSON for a file",
        "s: z.array(filePart())",
        's: { mediaType: "application/json" }',
        "part-type",
        ".s",
        "The part `operations/renameThing/body.s` has the media type `application/json`, which its file, of `application/octet-stream`, does not have. → Give `filePart()` a range that covers it, such as `image/*`, and list the types here.",
      ],
    ] as const
  ).map(
    ([what, field, parts, code, place, words]): BadSpec => ({
      name: `a part's media type ${what}`,
      source: tinySpecWith(
        "body: json(Thing, {",
        `body: multipart(Thing.extend({ ${field}.optional() }), { parts: { ${parts} } as never,`,
      ).replace("json }", "json, multipart, filePart }"),
      wanted: [`19 ${code} ${at}/body${place}: ${words}`],
    }),
  ),
  ...(
    [
      ["a value or a list as JSON", "z.union([z.int(), z.array(z.int()).min(1)])", "one value or a list"],
      ["a tuple as JSON", "z.tuple([z.int()])", "a tuple"],
      ["anything as JSON", "z.unknown()", "of any type"],
      ["null, or a list of null, as JSON", "z.array(z.int().nullable()).min(1).nullable()", "`null`"],
      ["an empty list as JSON", "z.array(z.int()).default([1])", "an empty list"],
    ] as const
  ).map(
    ([what, schema, words]): BadSpec => ({
      name: `${what} as a part of a form`,
      source: tinySpecWith(
        "body: json(Thing, {",
        `body: multipart(Thing.extend({ p: ${schema}.optional() }), { parts: { p: { mediaType: "application/json" } },`,
      ).replace("json }", "json, multipart }"),
      wanted: [
        `19 value-not-carried ${at}/body.p: \`${at}/body.p\` can be ${words}, which a part of a form can't carry unambiguously. → ${fixes[words]}`,
      ],
    }),
  ),
  part("a tuple", "z.tuple([z.number()])", "a tuple"),
  part(
    "an object or text",
    "z.union([z.string(), z.object({ a: z.string() })])",
    "an object or something else",
  ),
  part("a list of null", "z.array(z.string().nullable())", "`null`"),
  path("a name and an extension", "{name}.{format}", "name: z.string(), format: z.string()", "name"),
  path("a pattern with the text between", "{a}.{b}", "a: z.string().regex(/^v[0-9.]+$/), b: z.string()", "a"),
  path("a value that may be cut", "{a}-{b}", "a: param(z.string(), { lossy: true }), b: z.string()", ""),
  path(
    "a pattern whose end begins the text between",
    "{a}--{b}",
    "a: z.string().regex(/^[a-z]+-?$/), b: z.string()",
    "a",
  ),
  path("numbers below zero", "{a}-{b}", "a: z.int(), b: z.int()", "a"),
  path(
    "what is encoded as the text between",
    "{a}2{b}",
    "a: z.string().regex(/^[^2]+$/), b: z.string()",
    "a",
  ),
  path("two names without a text between", "{a}{b}", "a: z.int(), b: z.int()", "a"),
  {
    name: "a file in JSON",
    source: tinySpecWith(
      'name: z.string().min(1, "name is required")',
      'file: filePart().optional(), name: z.string().min(1, "name is required")',
    ).replace("json }", "json, filePart }"),
    wanted: [
      "6 file-not-in-form operations/renameThing/body.file: `operations/renameThing/body.file` is a `filePart()`, but only a part of a form can carry a file. → Make it a field of a `multipart()` body, or use `binary()` for a body that is one file.",
      "6 file-not-in-form operations/renameThing/responses/200.file: `operations/renameThing/responses/200.file` is a `filePart()`, but only a part of a form can carry a file. → Make it a field of a `multipart()` body, or use `binary()` for a body that is one file.",
    ],
  },
  {
    name: "a media type of JSON that is a range",
    source: tinySpecWith(
      'body: json(Thing, { example: { name: "a" } })',
      'body: { ...json(Thing, { example: { name: "a" } }), mediaType: "application/*" }',
    ),
    wanted: [
      "19 media-type-form operations/renameThing/body: The body at `operations/renameThing/body` has the media type `application/*`; expected one media type, such as `application/merge-patch+json`. → Write the media type that is sent, or use the function of the vocabulary for it.",
    ],
  },
  {
    name: "a media type of a URL-encoded form that is another",
    source: tinySpecWith(
      'body: json(Thing, { example: { name: "a" } })',
      'body: { ...form(Thing, { example: { name: "a" } }), mediaType: "application/json" }',
    ).replace("json }", "json, form }"),
    wanted: [
      "19 media-type-form operations/renameThing/body: The body at `operations/renameThing/body` has the media type `application/json`; expected `application/x-www-form-urlencoded`. → Write `application/x-www-form-urlencoded`, or use the function of the vocabulary for the media type.",
    ],
  },
  ...["image/png", "text/*", "text"].map((mediaType) => ({
    name: `a media type of a text that is none of text: ${mediaType}`,
    source: tinySpecWith(
      '200: json(Thing, { example: { name: "a" } })',
      `200: text(${JSON.stringify(mediaType)})`,
    ).replace("json }", "json, text }"),
    wanted: [
      `20 media-type-form operations/renameThing/responses/200: The body at \`operations/renameThing/responses/200\` has the media type \`${mediaType}\`; expected one of text, such as \`text/csv\` or \`application/xml\`. → Write the media type that is sent, or use \`binary()\` if it isn't text.`,
    ],
  })),
  {
    name: "a stream as a request with a limit",
    source: tinySpecWith(
      'body: json(Thing, { example: { name: "a" } }),',
      'bodyLimit: 1000, body: [json(Thing, { example: { name: "a" } }), { kind: "binary", isStream: true, mediaType: "application/x-ndjson", examples: {} }],',
    ),
    wanted: [
      "19 body-limit-of-stream operations/renameThing/bodyLimit: `renameThing` has a `bodyLimit`, but its request body is a `stream()`, which no one counts. → Remove it, or use `binary()`, whose bytes are read before the handler is called.",
    ],
  },
  {
    name: "a stream as an error",
    source: tinySpecWith(
      "errors: [",
      'errors: [{ status: 418, when: "Tea.", body: { kind: "binary", isStream: true, mediaType: "application/x-ndjson", examples: {} } }, ',
    ),
    wanted: [
      "21 stream-misplaced operations/renameThing/errors/0/body: The body at `operations/renameThing/errors/0/body` is a `stream()`, which an error can't be. → Use `json()` for an error, or `binary()` for bytes.",
    ],
  },
  {
    name: "two bodies of one media type, and words of the first one",
    source: tinySpecWith(
      '200: json(Thing, { example: { name: "a" } })',
      '200: [json(Thing, { example: { name: "a" } }), json(Thing, { example: { name: "b" }, mediaType: "Application/JSON; charset=utf-8", description: "B." })]',
    ),
    wanted: [
      "20 media-type-twice operations/renameThing/responses/200/1: Two bodies at `operations/renameThing/responses/200` have the media type `application/json`, so nobody can tell them apart. → Give one of them another media type, or make one body of both: `json(z.union([A, B]))`.",
      "20 word-of-first-body operations/renameThing/responses/200/1: A further body at `operations/renameThing/responses/200` says `description`, which all of them share. → Say it in the first body.",
    ],
  },
  {
    name: "several bodies for a range of errors",
    source: tinySpecWith(
      'responses: { 200: json(Thing, { example: { name: "a" } }) }',
      'responses: { 200: json(Thing, { example: { name: "a" } }), "5XX": [json(Thing, { example: { name: "a" } }), binary()] }',
    ).replace("json }", "json, binary }"),
    wanted: [
      "20 error-range-several operations/renameThing/responses/5XX: `renameThing` has several bodies for 5XX, and errors of a range have one. → Give the range one body, or document its statuses by themselves.",
    ],
  },
  {
    name: "a list of no bodies",
    source: tinySpecWith('body: json(Thing, { example: { name: "a" } })', "body: []"),
    wanted: [
      "19 spec-form operations/renameThing/body: `operations/renameThing/body` does not follow the vocabulary: expected at least one body. → Write it as `defineApi` and `defineOperation` type it; `npx tsc` shows the place.",
    ],
  },
  {
    name: "a form as an answer",
    source: tinySpecWith(
      '200: json(Thing, { example: { name: "a" } })',
      '200: form(Thing, { example: { name: "a" } })',
    ).replace("json }", "json, form }"),
    wanted: [
      '20 form-in-response operations/renameThing/responses/200: The response 200 of `renameThing` is a `form()`, which only a request can be. → Answer with `json()`; or declare the form as it is sent: `text("application/x-www-form-urlencoded")`, `binary("multipart/form-data")`.',
    ],
  },
  {
    name: "a media type of a form that is another",
    source: tinySpecWith(
      'body: json(Thing, { example: { name: "a" } })',
      'body: { ...multipart(Thing, { example: { name: "a" } }), mediaType: "multipart/mixed" }',
    ).replace("json }", "json, multipart }"),
    wanted: [
      "19 media-type-form operations/renameThing/body: The body at `operations/renameThing/body` has the media type `multipart/mixed`; expected `multipart/form-data`. → Write `multipart/form-data`, or use the function of the vocabulary for the media type.",
    ],
  },
  {
    name: "a media type of a file that is none",
    source: tinySpecWith(
      'body: json(Thing, { example: { name: "a" } })',
      'body: multipart(Thing.extend({ file: filePart().meta({ contentMediaType: "image" }) }), { example: { name: "a" } })',
    ).replace("json }", "json, multipart, filePart }"),
    wanted: [
      "19 media-type-form operations/renameThing/body.file: The file at `operations/renameThing/body.file` has the media type `image`; expected a media type, such as `image/png`, or a range, such as `image/*`. → Write the media type that is sent.",
    ],
  },
  {
    name: "a media type of bytes that is none",
    source: tinySpecWith(
      'body: json(Thing, { example: { name: "a" } })',
      'body: { ...binary("image/png"), mediaType: "image" }',
    ).replace("json }", "json, binary }"),
    wanted: [
      "19 media-type-form operations/renameThing/body: The body at `operations/renameThing/body` has the media type `image`; expected a media type, such as `image/png`, or a range, such as `image/*`. → Write the media type that is sent.",
      '22 no-schema-produces-text operations/renameThing/errors/0: `renameThing` documents a 400 (“No name.”), but no schema rejects {"body":{"name":""}} with a text of its own. → Give the schema that should reject it a text, as in `z.string().min(1, "name is required")`, or correct `given`.',
    ],
  },
  {
    name: "a file in a query",
    source: tinySpecWith("params: {", "query: { q: filePart().optional() },\n  params: {").replace(
      "json }",
      "json, filePart }",
    ),
    wanted: [
      "18 file-not-in-form operations/renameThing/query/q: `operations/renameThing/query/q` is a `filePart()`, but only a part of a form can carry a file. → Make it a field of a `multipart()` body, or use `binary()` for a body that is one file.",
      "18 value-not-carried operations/renameThing/query/q: `operations/renameThing/query/q` can be a file, which a query can't carry unambiguously. → Use `filePart()` in a `multipart()` body.",
    ],
  },
  {
    name: "a form with parts that have no name",
    source: tinySpecWith(
      'body: json(Thing, { example: { name: "a" } })',
      'body: multipart(Thing.catchall(z.string()), { example: { name: "a" } })',
    ).replace("json }", "json, multipart }"),
    wanted: [
      "19 form-without-fields operations/renameThing/body: The form at `operations/renameThing/body` is not a `z.object()` with only named fields; a form consists of named parts. → Use `z.object()` or `z.strictObject()`, and name each part.",
    ],
  },
];

/** What does travel, and is taken. */
export const travelling: readonly BadSpec[] = [
  ...[
    "z.array(z.string()).min(1)",
    "z.array(z.string()).length(2).optional()",
    "z.array(z.string()).default([])",
    'z.array(z.enum(["a", "b"])).min(1).default(["a"])',
    'z.union([z.number(), z.literal("auto")])',
    "z.union([z.number(), z.boolean()]).optional()",
    "z.iso.date()",
  ].map((schema) => ({ ...query(schema, schema, ""), wanted: [] })),
  path("names set apart by a comma", "{a},{b}", "a: z.string(), b: z.string()", ""),
  ...[
    "z.array(z.number())",
    'z.array(z.enum(["a", "b c"]))',
    "z.array(z.uuid())",
    "z.array(z.string().regex(/^[\\w-]+$/))",
    "z.array(z.iso.datetime()).max(3)",
  ].map(
    (schema): BadSpec => ({
      name: `${schema} in a header field`,
      source: tinySpecWith("params: {", `headers: { "X-P": ${schema}.optional() },\n  params: {`),
      wanted: [],
    }),
  ),
  {
    name: "a list of cookies, each a line of its own",
    source: tinySpecWith(
      '200: json(Thing, { example: { name: "a" } })',
      '200: json(Thing, { example: { name: "a" }, headers: { "Set-Cookie": z.array(z.string()) } })',
    ),
    wanted: [],
  },
  path("a list", "{ids}", "ids: z.array(z.string()).min(1)", ""),
  path(
    "a name without a dot and an extension",
    "{a}.{b}",
    "a: z.string().regex(/^[\\w-]+$/), b: z.string()",
    "",
  ),
  path("an id and an extension", "{a}.{b}", "a: z.uuid(), b: z.string()", ""),
  path("numbers with a dot", "{a}.{b}", "a: z.int(), b: z.int()", ""),
  path("numbers from zero with a dash", "{a}-{b}", "a: z.int().min(0), b: z.int()", ""),
  path("a list and a name", "{ids}.{b}", "ids: z.array(z.int()).min(1), b: z.string()", ""),
  path("a listed name and another", "{a}-{b}", 'a: z.enum(["x", "y"]), b: z.string()', ""),
];
