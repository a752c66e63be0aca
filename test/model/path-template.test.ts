import { expect, it } from "vitest";
import { collectionOf, pathSegments, pathTo, pathWith } from "../../scripts/model/path-template.ts";

it("a template's segments are literals and parameters in turn", () => {
  expect(pathSegments("/a/{id}:copy")).toEqual([
    [],
    [{ literal: "a" }],
    [{ parameter: "id" }, { literal: ":copy" }],
  ]);
});

it("a template is filled with a text for each parameter", () => {
  expect(pathWith("/a/{id}/{b}.{c}", (name) => name.toUpperCase())).toBe("/a/ID/B.C");
});

it.each([
  ["/a/{id}/b/{b}", "id", "/a/{id}"],
  ["/a/{id}", "b", undefined],
])("of %s, the path to %s is %s", (template, parameter, path) => {
  expect(pathTo(template, parameter)).toBe(path);
});

it.each([
  ["/a/{id}", { collection: "/a", parameter: "id" }],
  ["/a/{id}/b/{b}", { collection: "/a/{id}/b", parameter: "b" }],
  ["/a", undefined],
  ["/a/{id}:copy", undefined],
])("the collection of %s is %j", (template, found) => {
  expect(collectionOf(template)).toEqual(found);
});
