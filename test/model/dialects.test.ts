import { expect, it } from "vitest";
import { ProblemError } from "../../scripts/lib/problem.ts";
import { errorPlacesOf } from "../../scripts/model/read/errors.ts";
import { parsed } from "../../scripts/model/read/parse.ts";
import { patternOf } from "../../scripts/model/read/pattern.ts";

it.each<[text: string, wanted: string | undefined]>([
  ["^a$", "^a$"],
  ["(?i)a1", "[aA]1"],
  ["(?i)[a-c]\\d", "[a-cA-C]\\d"],
  ["(?s)a", undefined],
  ["(?z)a", undefined],
  ["\\Aa\\z", "^a$"],
  ["a\\-b", "a-b"],
  ["[[:alpha:]_]", "[a-zA-Z_]"],
  ["a{", undefined],
  ["(", undefined],
  ["[[:made:]]", undefined],
  ["(?i)[a-z]{2}\\p{L}", "[a-zA-Z]{2}\\p{L}"],
  ["(?i)[x_]-y", "[xX_]-[yY]"],
  ["(?i)", ""],
  ["a}", "a\\}"],
  ["\\_{2}", "_{2}"],
  ["(?P<n>a)(?P=n)", "(?<n>a)\\k<n>"],
])("%s is `%s` in ECMA-262", (text, wanted) => {
  expect(patternOf(text)).toBe(wanted);
});

const media = (media: object) => ({
  paths: {
    "/a": { summary: "s", get: { responses: { 200: {}, 404: { content: { "application/json": media } } } } },
  },
});
it.each<[what: string, document: object, field: string]>([
  ["no example", {}, "error"],
  ["an example of the content", media({ example: { message: "no" } }), "message"],
  [
    "one of several examples",
    media({ examples: { a: { value: "no" }, b: { value: { detail: "no" } } } }),
    "detail",
  ],
  ["an example without fields", media({ example: {} }), "error"],
])("the field of an error's text, from %s", (_, document, field) => {
  expect(errorPlacesOf(document as never)).toEqual({ textPointer: `/${field}` });
});

it.each<[text: string, wanted: unknown]>([
  ['{"a": 1}', { a: 1 }],
  ["{a: 1}", { a: 1 }],
  ["a: 1", { a: 1 }],
])("%j is JSON or YAML", (text, wanted) => {
  expect(parsed(text, "api.json")).toEqual(wanted);
});

it.each<[text: string, line: number | undefined]>([
  ['{\n"a": 1,\n}', 3],
  ['{\n"a": ', 2],
  ["{\na: [\n}", 2],
  ["a: 1\nb: [", 2],
  ["a: 1\na: 2", 2],
])("%j is neither, from line %s on", (text, line) => {
  const problem = (() => {
    try {
      return parsed(text, "api.json");
    } catch (error) {
      return error instanceof ProblemError ? error.problems[0] : error;
    }
  })();
  expect(problem).toMatchObject({ code: "document-malformed", line });
});
