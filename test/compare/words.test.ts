import { describe, expect, it } from "vitest";
import {
  type FunctionNames,
  withFunctionNames,
  withOperationId,
} from "../../scripts/compare/client/function-names.ts";
import { makeFinding } from "../../scripts/compare/finding.ts";
import { shortJson, shortText, shortType } from "../../scripts/compare/short-text.ts";
import { phraseOf } from "../../scripts/compare/wire/schemas/phrases.ts";
import { modelOfDocument } from "../../scripts/model/from-document.ts";
import { wireChanges } from "./documents.ts";

it.each<[keyword: string, limit: unknown, params: Readonly<Record<string, unknown>>, wanted: string]>([
  ["required", ["a"], { missingProperty: "a" }, "lacks `a`"],
  ["dependentRequired", {}, { property: "a", missingProperty: "b" }, "has `a` and lacks `b`"],
  ["additionalProperties", false, { additionalProperty: "a" }, "has the unknown property `a`"],
  ["unevaluatedProperties", false, { unevaluatedProperty: "a" }, "has the unknown property `a`"],
  ["unevaluatedItems", false, {}, "has an item too many"],
  ["false schema", undefined, {}, "is there at all"],
  ["type", "string", {}, "is not of type `string`"],
  ["type", ["string", "null"], {}, "is not of type `string` or `null`"],
  ["enum", ["a", 1, null], {}, "is not `a` or `1` or `null`"],
  ["enum", [1, 2, 3, 4, 5, 6], {}, "is not `1` or `2` or `3` or `4` or `5` or `6`"],
  ["enum", [1, 2, 3, 4, 5, 6, 7], {}, "is not one of 7 values"],
  ["enum", "a", {}, "is not `a`"],
  ["const", { a: 1 }, {}, 'is not `{"a":1}`'],
  ["minLength", 1, {}, "is shorter than 1 character"],
  ["maxLength", 3, {}, "is longer than 3 characters"],
  ["pattern", "^a", {}, "does not match `^a`"],
  ["format", "date", {}, "is not of format `date`"],
  ["minimum", 1, {}, "is less than 1"],
  ["maximum", 1, {}, "is more than 1"],
  ["exclusiveMinimum", 1, {}, "is not more than 1"],
  ["exclusiveMaximum", 1, {}, "is not less than 1"],
  ["multipleOf", 2, {}, "is not a multiple of 2"],
  ["minItems", 1, {}, "has fewer than 1 item"],
  ["maxItems", 2, {}, "has more than 2 items"],
  ["uniqueItems", true, {}, "has an item twice"],
  ["minProperties", 2, {}, "has fewer than 2 properties"],
  ["maxProperties", 2, {}, "has more than 2 properties"],
  ["anyOf", [], {}, "fits none of the alternatives"],
  ["oneOf", [], { passingSchemas: [0, 1] }, "fits several alternatives"],
  ["oneOf", [], { passingSchemas: null }, "fits none of the alternatives"],
  ["not", {}, {}, "is what `not` excludes"],
  ["contains", {}, {}, "contains too few or too many items of a kind"],
  ["propertyNames", {}, {}, "has a property of an unwelcome name"],
  ["dependentSchemas", {}, {}, "has properties that don't go together"],
  ["if", {}, {}, "fails the condition that it meets"],
  ["x-own", {}, {}, "breaks `x-own`"],
])("a value that breaks `%s` of %j (%j) %s", (keyword, limit, params, wanted) => {
  const schema = keyword === "false schema" ? false : { [keyword]: limit };
  expect(phraseOf({ keyword, params, schema, pointer: "", propertyName: undefined })).toBe(wanted);
});

it("what is too long to read is cut", () => {
  expect([shortText("abc", 3), shortText("abcd", 3)]).toEqual(["abc", "ab… (4 characters)"]);
  expect([shortJson({ a: 1 }), shortJson(undefined), shortJson("x".repeat(300)).slice(-18)]).toEqual([
    '{"a":1}',
    "",
    "… (302 characters)",
  ]);
  expect([shortType("{ a: string }"), shortType('"a" | "b"')]).toEqual(["{ a: string }", '"a" | "b"']);
});

describe("the functions of clients", () => {
  const apiOf = (...operations: readonly (readonly [method: string, id: string | undefined])[]) =>
    modelOfDocument({
      openapi: "3.1.0",
      info: { title: "Things", version: "1.0.0" },
      paths: Object.fromEntries(
        operations.map(([method, id], index) => [
          `/${index}`,
          {
            [method]: {
              ...(id === undefined ? {} : { operationId: id }),
              responses: { 204: { description: "d" } },
            },
          },
        ]),
      ),
    });

  it("have names for ids that are no names, each its own; some operations have none", () => {
    const names: FunctionNames = new Map();
    const api = apiOf(
      ...[
        ["get", "getThing"],
        ["get", "get-thing"],
        ["get", "get_a thing"],
        ["post", "2fa"],
      ].map(([method = "", id]) => [method, id] as const),
      ["options", "optionsOfThing"],
      ["trace", "traceThing"],
      ["get", undefined],
    );
    const named = withFunctionNames(api, names).operations.map(({ operationId }) => operationId);
    expect(named).toEqual(["getThing", "getThing2", "getAThing", "call2Fa", "optionsOfThing"]);
    expect(Object.fromEntries(names)).toEqual({
      getThing: "getThing",
      getThing2: "get-thing",
      getAThing: "get_a thing",
      call2Fa: "2fa",
      optionsOfThing: "optionsOfThing",
    });
    // The other version's operations keep the names that they have.
    expect(withFunctionNames(api, names).operations.map(({ operationId }) => operationId)).toEqual(named);
  });

  it("are told with the id where that is another", () => {
    const finding = makeFinding({
      ...{ verdict: "client", rule: "r", place: "p", direction: "both", bump: "major" },
      sentence: "`getThing2` of `getThing` has no `other`.",
    });
    const names = new Map([
      ["getThing", "getThing"],
      ["getThing2", "get-thing"],
    ]);
    expect(withOperationId(finding, names).sentence).toBe(
      "`getThing2` (`get-thing`) of `getThing` has no `other`.",
    );
  });
});

describe("texts and deprecations of an operation", () => {
  const day = { "x-deprecated-since": "2026-01-01", "x-sunset": "2026-06-01", "x-successor": "getB" };
  const old = { deprecated: true, ...day };
  const document = (more: object) => ({
    openapi: "3.1.1",
    info: { title: "A", version: "1.0.0" },
    paths: { "/a": { get: { responses: { 204: { description: "Done." } }, ...more } } },
  });

  it.each<[what: string, before: object, after: object, wanted: string[]]>([
    ["the same", old, old, []],
    ["another text", {}, { description: "It." }, ["words-changed patch"]],
    [
      "another day of deprecation",
      old,
      { ...old, "x-deprecated-since": "2026-02-01" },
      ["words-changed patch"],
    ],
    ["another successor", old, { ...old, "x-successor": "getC" }, ["words-changed patch"]],
    ["no successor any more", old, { ...old, "x-successor": undefined }, ["words-changed patch"]],
    ["a later sunset", old, { ...old, "x-sunset": "2026-07-01" }, ["sunset-changed minor"]],
    ["no sunset any more", old, { ...old, "x-sunset": undefined }, ["sunset-changed minor"]],
    ["a deprecation with all of it", {}, old, ["deprecated minor", "sunset-changed minor"]],
    ["a deprecation that is taken back", old, {}, ["no-longer-deprecated minor", "sunset-changed minor"]],
    ["samples", {}, { "x-codeSamples": [{ lang: "go", source: "a" }] }, []],
  ])("what changes is %s", async (_, before, after, wanted) => {
    const plain = (one: object) => JSON.parse(JSON.stringify(document(one))) as object;
    const found = await wireChanges(plain(before), plain(after));
    expect(found.map(({ rule, bump }) => `${rule} ${bump}`).sort()).toEqual(wanted);
  });
});
