import { expect, it } from "vitest";
import { errorPlacesOf } from "../../scripts/model/read/errors.ts";
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
