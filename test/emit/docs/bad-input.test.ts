import { expect, test } from "vitest";
import { z } from "zod";
import type { Api } from "../../../scripts/contract/api.ts";
import { filePart, json, multipart } from "../../../scripts/contract/index.ts";
import { emitDocs } from "../../../scripts/emit/docs/emit.ts";
import { ProblemError } from "../../../scripts/lib/problem.ts";
import { apiWith } from "../one-operation.ts";
import { sourceOfApi } from "./sources.ts";

const form = (fields: Readonly<Record<string, z.ZodType>>, example: Record<string, unknown>) =>
  multipart(z.object(fields), { example });
const body = (value: unknown) => json(z.any(), { example: value });
const scheme = { type: "bearer", description: "A key.", environment: "no name" } as const;

const header = { type: "apiKey", in: "header", description: "A key.", environment: "KEY" } as const;

const table: readonly (readonly [what: string, api: Api, message: string, fix: string])[] = [
  [
    "two paragraphs in a table",
    apiWith({ errors: [{ status: 409, error: "no", when: "One.\n\nTwo." }] }),
    "`errors/0/when` of `op` is more than one paragraph.",
    "Write one paragraph: it stands in a table.",
  ],
  [
    "a title of two lines",
    apiWith({ title: "A\nB" }),
    'The title of `op` is not one line of text: "A\\nB".',
    "Write one line of plain text, without blanks before it.",
  ],
  [
    "a page that is no file name",
    apiWith({ page: "../op" }),
    "The page `../op` of `op` is not a name for a file and a part of a URL.",
    "Use lower-case letters, digits, `-` and `_`.",
  ],
  [
    "a summary that reads as an anchor",
    apiWith({ body: json(z.string(), { examples: { one: { summary: "One [#1]", value: "x" } } }) }),
    "The summary of the example `one` of `op` is not a heading.",
    "Write one line that does not end like an anchor, `[#…]`.",
  ],
  [
    "a variable that no shell has",
    apiWith({}, { securitySchemes: { apiKey: scheme } }),
    "The security scheme `apiKey` reads its key from `no name`, which is not a name of an environment variable.",
    "Use letters, digits and `_`.",
  ],
  [
    "a key in a header field that a shell would read",
    apiWith({}, { securitySchemes: { apiKey: { ...header, name: "X-$(id)" } } }),
    "The security scheme `apiKey` sends its key in `X-$(id)`, which is not a usual name of a header field.",
    "Use letters, digits, `-` and `_`.",
  ],
  [
    "two path parameters that a language can't tell apart",
    apiWith({ path: "/things/{itemId}/{item_id}", params: { itemId: z.string(), item_id: z.string() } }),
    "The path parameter `item_id` of `op` has the same name as another one in a language that writes names in another case.",
    "Rename one of them: they differ only in capitals and punctuation.",
  ],
  [
    "an example that is no number of JSON",
    apiWith({ body: body({ price: Number.NaN }) }),
    "The example `default` of `op`'s body is not a JSON value: `body.price` is NaN.",
    "Give the value as it travels: null, booleans, finite numbers, well-formed strings, arrays and plain objects.",
  ],
  [
    "an example that is no value of JSON",
    apiWith({ body: body({ list: [new Date(0)] }) }),
    "The example `default` of `op`'s body is not a JSON value: `body.list[0]` is a Date.",
    "Give the value as it travels: null, booleans, finite numbers, well-formed strings, arrays and plain objects.",
  ],
  [
    "an example that is no Unicode",
    apiWith({ body: body({ name: "\ud800" }) }),
    "The example `default` of `op`'s body is not a JSON value: `body.name` has half a surrogate pair.",
    "Give the value as it travels: null, booleans, finite numbers, well-formed strings, arrays and plain objects.",
  ],
  [
    "an example that bash can't hold",
    apiWith({ body: form({ name: z.string() }, { name: "a\0b" }) }),
    "The example of `op` can't be written in bash: `name` has a NUL, which no argument of a program can hold.",
    "Give an example without it.",
  ],
  [
    "an example that FormData would change",
    apiWith({ body: form({ name: z.string() }, { name: "a\nb" }) }),
    "The example of `op` can't be written in TypeScript: `name` has a line end that `FormData` would change to CR LF.",
    "Give an example without it.",
  ],
  [
    "a part whose name clients escape",
    apiWith({ body: form({ 'a"b': filePart() }, {}) }),
    "The field `a\"b` of `op`'s body has a name that clients escape in different ways.",
    "Use letters, digits, `_`, `-`, `.` and square brackets.",
  ],
  [
    "a header field that HTTP can't hold",
    apiWith({ headers: { "X-Note": z.string().meta({ examples: ["a\r\nb: c"] }) } }),
    "The example of `op`'s header field `X-Note` can't be sent in HTTP.",
    "Give a value of visible ASCII characters, with blanks only between them.",
  ],
  [
    "a query parameter that no URL can hold",
    apiWith({ query: { q: z.string().meta({ examples: ["\udc00"] }) } }),
    "The example of `op`'s query parameter `q` has half a surrogate pair: no URL can carry it.",
    "Give well-formed text.",
  ],
];

test.each(table)("%s", async (_, api, message, fix) => {
  const problems = await problemsOf(api);
  expect(problems.map((problem) => [problem.message, problem.fix])).toEqual([[message, fix]]);
  for (const { pointer } of problems) expect(pointer).toMatch(/^(?:operations\/op\/|securitySchemes\/)/);
});

test("all problems of a step are told together", async () => {
  const errors = [{ status: 409, error: "no", when: "One.\n\nTwo." }];
  const problems = await problemsOf(apiWith({ errors, body: body(Number.NaN) }));
  expect(problems.map(({ pointer }) => pointer)).toEqual([
    "operations/op/body/examples/default",
    "operations/op/errors/0/when",
  ]);
});

async function problemsOf(api: Api) {
  try {
    await emitDocs(sourceOfApi(api));
  } catch (error) {
    if (error instanceof ProblemError) return error.problems;
    throw error;
  }
  return [];
}
