import { describe, expect, it } from "vitest";
import {
  collectionOf,
  matchPath,
  pathSegments,
  pathTo,
  pathWith,
} from "../../scripts/model/path-template.ts";

describe("a path is one of a template's", () => {
  it.each<[template: string, path: string, values: object | undefined]>([
    ["/things", "/things", {}],
    ["/things", "/things/", undefined],
    ["/things/{id}", "/things/a", { id: "a" }],
    ["/things/{id}", "/things/", undefined],
    ["/things/{id}", "/things/a/b", undefined],
    ["/things/{id}", "/things/a%2Fb", { id: "a%2Fb" }],
    ["/things/{id}:copy", "/things/a:copy", { id: "a" }],
    ["/things/{id}:copy", "/things/a", undefined],
    ["/{a}.{b}", "/x.y", { a: "x", b: "y" }],
    ["/{a}/{b}", "/x/y", { a: "x", b: "y" }],
    ["/v1.0/{id}", "/v1x0/a", undefined],
    ["/things/{id}/parts", "/things/search", undefined],
  ])("%s and %s", (template, path, values) => {
    expect(matchPath(template, path)).toEqual(values);
  });
});

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
