import { tinySpecWith } from "../tiny-spec.ts";
import type { BadSpec } from "./bad-spec.ts";

const internal = '.meta({ description: "A.", visibility: "internal" })';

/** The tiny spec with these further fields of a thing. */
const withField = (field: string, object = "z\n  .object(") =>
  tinySpecWith("z\n  .object({", `${object}{ ${field},`);

/** What is not for everyone to know. */
export const visibility: readonly BadSpec[] = [
  {
    name: "an internal field that a request needs",
    source: withField(`code: z.string()${internal}`),
    wanted: [
      "6 visibility-needed operations/renameThing/body.code: A request needs `operations/renameThing/body.code`, but it is internal, so callers who do not know of it can't send it. → Make it optional, or remove `visibility`.",
      ...[
        "19 example-rejected operations/renameThing/body",
        "20 example-rejected operations/renameThing/responses/200",
      ].map(
        (start) =>
          `${start}/examples/default/code: The schema rejects the example at \`${start.split(" ")[2]}/examples/default/code\`: Invalid input: expected string, received undefined (value: missing). → Correct the example or the schema.`,
      ),
      '22 no-schema-produces-text operations/renameThing/errors/0: `renameThing` documents a 400 (“No name.”), but no schema rejects {"body":{"name":""}} with a text of its own. → Give the schema that should reject it a text, as in `z.string().min(1, "name is required")`, or correct `given`.',
    ],
  },
  {
    name: "an internal parameter that a request needs",
    source: tinySpecWith('method: "PATCH"', `query: { code: z.string()${internal} }, method: "PATCH"`),
    wanted: [
      "16 visibility-needed operations/renameThing/query/code: A request needs `operations/renameThing/query/code`, but it is internal, so callers who do not know of it can't send it. → Make it optional, or remove `visibility`.",
    ],
  },
  {
    name: "an internal field of a closed answer",
    source: tinySpecWith(
      'responses: { 200: json(Thing, { example: { name: "a" } }) }',
      `responses: { 200: json(z.strictObject({ code: z.string().optional()${internal} }), { example: {} }) }`,
    ).replace('version: "1.2.3"', 'version: "1.2.3", closedResponses: true'),
    wanted: [
      "20 visibility-closed operations/renameThing/responses/200.code: The internal field `operations/renameThing/responses/200.code` is part of a strict object in a response, so callers who do not know of it refuse the answer. → Use `z.object()` there, or remove `visibility`.",
    ],
  },
  {
    name: "an internal item of a list",
    source: withField(`list: z.array(z.string()${internal}).optional()`),
    wanted: [
      "6 visibility-place operations/renameThing/body.list[]: The schema at `operations/renameThing/body.list[]` has a `visibility`, but it is neither a field of an object nor a parameter that may be left out. → Put `visibility` on the field that holds it, or on the operation.",
    ],
  },
  {
    name: "an internal parameter of the path",
    source: tinySpecWith('.meta({ description: "The thing." })', internal),
    wanted: [
      "18 visibility-place operations/renameThing/params/id: The schema at `operations/renameThing/params/id` has a `visibility`, but it is neither a field of an object nor a parameter that may be left out. → Put `visibility` on the field that holds it, or on the operation.",
    ],
  },
  {
    name: "another word of visibility",
    source: withField('code: z.string().optional().meta({ description: "A.", visibility: "secret" })'),
    wanted: [
      '6 visibility-word operations/renameThing/body.code: The schema at `operations/renameThing/body.code` has the `visibility` "secret"; expected `internal` or `preview`. → Write one of these, or remove it.',
    ],
  },
  {
    name: "a public error of an internal field",
    source: withField(`code: z.string("code is a text").optional()${internal}`).replace(
      '{ status: 404, error: "not found"',
      '{ status: 400, given: { body: { name: "a", code: 1 } }, when: "No code." },\n    { status: 404, error: "not found"',
    ),
    wanted: [
      '23 visibility-public operations/renameThing/errors/1: Without what is internal, the contract does not hold: `renameThing` documents a 400 (“No code.”), but no schema rejects {"body":{"name":"a","code":1}} with a text of its own. → Make what refers to it internal, too.',
    ],
  },
];
