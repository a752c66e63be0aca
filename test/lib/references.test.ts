import { expect, it } from "vitest";
import { componentNameOf, componentReference } from "../../scripts/lib/component-reference.ts";
import { count } from "../../scripts/lib/count.ts";
import { pointerStep, pointerTokens, valueAt } from "../../scripts/lib/json-pointer.ts";
import { escapeRegExp } from "../../scripts/lib/regular-expression.ts";

it.each([
  ["", []],
  ["/", [""]],
  ["/a/0", ["a", "0"]],
  ["/~1things~1{id}/get", ["/things/{id}", "get"]],
  ["/~01", ["~1"]],
])("the pointer %j has the tokens %j, and is made of them", (pointer, tokens) => {
  expect(pointerTokens(pointer)).toEqual(tokens);
  expect(tokens.map(pointerStep).join("")).toBe(pointer);
});

it.each([
  ["", { "a/b": [7] }],
  ["/a~1b", [7]],
  ["/a~1b/0", 7],
  ["/a~1b/1", undefined],
  ["/a~1b/length", 1],
  ["/toString", undefined],
])("at %j is %j", (pointer, value) => {
  expect(valueAt({ "a/b": [7] }, pointer)).toEqual(value);
});

it.each([
  ["Thing", "#/components/schemas/Thing"],
  ["a/b", "#/components/schemas/a~1b"],
  ["a~b", "#/components/schemas/a~0b"],
  ["50%", "#/components/schemas/50%25"],
  ["a#b", "#/components/schemas/a%23b"],
  ["größe", "#/components/schemas/gr%C3%B6%C3%9Fe"],
  ["a\ud800ö", "#/components/schemas/a\ud800%C3%B6"],
])("the schema %j is referred to by %j, and read from it", (name, reference) => {
  expect(componentReference(name)).toBe(reference);
  expect(componentNameOf(reference)).toBe(name);
});

it.each([
  "#/components/schemas/Thing/properties/a",
  "#/components/responses/Thing",
  "other.json#/components/schemas/Thing",
  "#/components/schemas/50%",
  undefined,
  { $ref: "#/components/schemas/Thing" },
])("%j refers to no named schema", (reference) => {
  expect(componentNameOf(reference)).toBeUndefined();
});

it("escapes whatever means something in a regular expression, with and without flags", () => {
  const text = "\\ ^ $ . * + ? ( ) [ ] { } | / - _ ä 🎉 \n";
  for (const flags of ["", "u", "v"]) {
    expect(text).toMatch(new RegExp(`^${escapeRegExp(text)}$`, flags));
    expect("-").toMatch(new RegExp(`^[a${escapeRegExp("-")}z]$`, flags));
    expect("b").not.toMatch(new RegExp(`^[a${escapeRegExp("-")}z]$`, flags));
  }
});

it.each([
  [0, "0 files"],
  [1, "1 file"],
  [2, "2 files"],
])("counts %j as %j", (number, words) => {
  expect(count(number, "file")).toBe(words);
});
