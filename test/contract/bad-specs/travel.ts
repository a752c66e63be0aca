import { tinySpecWith } from "../tiny-spec.ts";
import type { BadSpec } from "./bad-spec.ts";

const at = "operations/renameThing";

/** A query parameter of this schema, and what is said of it. */
function query(name: string, schema: string, what: string): BadSpec {
  return {
    name: `${name} in a query`,
    source: tinySpecWith("params: {", `query: { q: ${schema} },\n  params: {`),
    wanted: [
      `18 value-not-carried ${at}/query/q: \`${at}/query/q\` can be ${what}, which a query can't carry so that its reader knows.`,
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
      `19 value-not-carried ${at}/body.p: \`${at}/body.p\` can be ${what}, which a part of a form can't carry so that its reader knows.`,
    ],
  };
}

function path(name: string, segment: string, params: string, wanted: string): BadSpec {
  return {
    name: `${name} in one segment of a path`,
    source: tinySpecWith('path: "/things/{id}"', `path: "/things/{id}/${segment}"`).replace(
      "params: {",
      `params: { ${params},`,
    ),
    wanted: wanted
      ? [
          `18 path-parameters-regroup ${at}/params/${wanted}: In \`${segment}\` of the path of \`renameThing\`, a value of \`{${wanted}}\` may hold the text before the next name, so that a reader can't tell where it ends.`,
        ]
      : [],
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
  query("one or a list", "z.union([z.string(), z.array(z.string())])", "one value or a list"),
  query("anything", "z.unknown()", "of any type"),
  query("a number or any string", "z.union([z.number(), z.string()])", numberOrText),
  query("a number or a digit as text", 'z.literal(["1", 1])', numberOrText),
  query(
    "a boolean or its name",
    'z.union([z.boolean(), z.enum(["true", "auto"])])',
    numberOrText.replace("number", "boolean"),
  ),
  part("null", "z.string().nullable()", "`null`"),
  part("a tuple", "z.tuple([z.number()])", "a tuple"),
  part(
    "an object or text",
    "z.union([z.string(), z.object({ a: z.string() })])",
    "an object or something else",
  ),
  part("a list of null", "z.array(z.string().nullable())", "`null`"),
  path("a name and an extension", "{name}.{format}", "name: z.string(), format: z.string()", "name"),
  path("two names without a text between", "{a}{b}", "a: z.int(), b: z.int()", "a"),
  {
    name: "a file in JSON",
    source: tinySpecWith(
      'name: z.string().min(1, "name is required")',
      'file: filePart().optional(), name: z.string().min(1, "name is required")',
    ).replace("json }", "json, filePart }"),
    wanted: [
      `6 file-not-in-form ${at}/body.file: \`${at}/body.file\` is a \`filePart()\`, and only a part of a form carries a file.`,
      `6 file-not-in-form ${at}/responses/200.file: \`${at}/responses/200.file\` is a \`filePart()\`, and only a part of a form carries a file.`,
    ],
  },
  {
    name: "a media type of JSON that is a range",
    source: tinySpecWith(
      'body: json(Thing, { example: { name: "a" } })',
      'body: { ...json(Thing, { example: { name: "a" } }), mediaType: "application/*" }',
    ),
    wanted: [
      `19 media-type-form ${at}/body: The body at \`${at}/body\` has the media type \`application/*\`; expected one media type, as \`application/merge-patch+json\`.`,
    ],
  },
  {
    name: "a form with parts that have no name",
    source: tinySpecWith(
      'body: json(Thing, { example: { name: "a" } })',
      'body: multipart(Thing.catchall(z.string()), { example: { name: "a" } })',
    ).replace("json }", "json, multipart }"),
    wanted: [
      `19 form-without-fields ${at}/body: The form at \`${at}/body\` is not a \`z.object()\` whose fields are all named, and a reader looks for named parts.`,
    ],
  },
];

/** What does travel, and is taken. */
export const travelling: readonly BadSpec[] = [
  ...[
    "z.array(z.string())",
    'z.array(z.enum(["a", "b"])).default(["a"])',
    'z.union([z.number(), z.literal("auto")])',
    "z.union([z.number(), z.boolean()]).optional()",
    "z.iso.date()",
  ].map((schema) => ({ ...query(schema, schema, ""), wanted: [] })),
  path("names set apart by a comma", "{a},{b}", "a: z.string(), b: z.string()", ""),
  path("a listed name and another", "{a}-{b}", 'a: z.enum(["x", "y"]), b: z.string()', ""),
];
