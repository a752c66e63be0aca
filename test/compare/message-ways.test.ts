import { describe, expect, it } from "vitest";
import { closureOf, isSmall, mentions } from "../../scripts/compare/wire/schemas/closure.ts";
import { differingSites, type Trail } from "../../scripts/compare/wire/schemas/differing-sites.ts";
import { type Spot, schemaFindings } from "../../scripts/compare/wire/schemas/findings.ts";
import { isEntangled, isToldApart, waysOf } from "../../scripts/compare/wire/schemas/message-ways.ts";
import { sameness } from "../../scripts/compare/wire/schemas/sameness.ts";
import type { JsonSchema, SchemaObject } from "../../scripts/lib/json-schema.ts";
import type { Violation } from "../../scripts/schema-cases/index.ts";
import type { Named } from "./body.ts";

const text = { type: "string" };
const integer = { type: "integer" };

const object = (properties: Named, required: readonly string[] = []): SchemaObject => ({
  type: "object",
  properties,
  required: [...required],
});

/** The way to the only place in which two schemas differ. */
function wayTo(old: JsonSchema, now: JsonSchema): Trail {
  const sites = differingSites({ root: {}, schema: old }, { root: {}, schema: now }, sameness(), "response");
  const [site] = sites;
  if (sites.length !== 1 || !site?.trail) throw new Error(`there are ${sites.length} places`);
  return site.trail;
}

describe("whether a branch is one that no value shares with another", () => {
  const kind = (value: unknown, own: Named = {}) => object({ kind: { const: value }, ...own }, ["kind"]);
  const both = (keyword: string, others: readonly unknown[], more: SchemaObject = {}) =>
    [text, integer].map(
      (x): SchemaObject => ({ [keyword]: [kind("a", { x }), ...others], ...more }) as SchemaObject,
    ) as [SchemaObject, SchemaObject];

  it.each<[what: string, schemas: readonly [old: JsonSchema, now: JsonSchema], wanted: boolean]>([
    ["each has a constant of its own", both("oneOf", [kind("b")]), true],
    ["each of three has", both("anyOf", [kind("b"), kind("c")]), true],
    ["another one has the same", both("oneOf", [kind("b"), kind("a", { y: text })]), false],
    ["two others have the same", both("oneOf", [kind("b"), kind("b", { y: text })]), true],
    ["another one has none", both("oneOf", [object({ y: text }, ["y"])]), false],
    [
      "another one has the constant elsewhere",
      both("oneOf", [object({ of: { const: "b" } }, ["of"])]),
      false,
    ],
    ["another one need not have it", both("oneOf", [object({ kind: { const: "b" } })]), false],
    ["constants differ in their type alone", both("oneOf", [kind(1), kind("1")]), true],
    ["all are needed", both("allOf", [object({ y: text })]), false],
    ["a type stands beside them", both("oneOf", [kind("b")], { type: "object" }), true],
    ["a property stands beside them", both("oneOf", [kind("b")], { minProperties: 2 }), false],
  ])("%s", (_, [old, now], wanted) => {
    const whole = wayTo(object({ one: old }), object({ one: now }));
    const branch = [whole, whole.up, whole.up?.up].find((one) => one && /Of$/.test(one.by.old.keyword));
    expect(branch !== undefined && isToldApart(branch)).toBe(wanted);
    expect(branch !== undefined && isToldApart(branch)).toBe(wanted);
  });

  it("is asked of both sides", () => {
    const [old, now] = both("oneOf", [kind("b")]);
    const [, mixed] = both("oneOf", [kind("b"), object({ kind: text, y: text }, ["kind"])]);
    const way = (before: JsonSchema, after: JsonSchema) => {
      const sites = differingSites(
        { root: {}, schema: before },
        { root: {}, schema: after },
        sameness(),
        "response",
      );
      return sites.flatMap(({ trail }) => [trail, trail?.up]).find((one) => one?.by.old.keyword === "oneOf");
    };
    const [right, wrong] = [way(old, now), way(old, mixed as JsonSchema)];
    expect([right && isToldApart(right), wrong && isToldApart(wrong)]).toEqual([true, false]);
  });
});

it.each<[keyword: string, more: SchemaObject, wanted: boolean]>([
  ["title", { title: "a" }, false],
  ["required", { required: ["x"] }, false],
  ["anyOf", { anyOf: [{ minProperties: 1 }, { maxProperties: 9 }] }, true],
  ["oneOf", { oneOf: [{ minProperties: 1 }, { maxProperties: 9 }] }, true],
  ["not", { not: { required: ["y"] } }, true],
  ["if", { if: { required: ["y"] }, else: { minProperties: 3 } }, true],
  ["dependentSchemas", { dependentSchemas: { y: { minProperties: 3 } } }, true],
  ["patternProperties", { patternProperties: { "^y": text } }, true],
])("`%s` beside a property: others decide as well is %s", (_, more, wanted) => {
  const [old, now] = [text, integer].map((x) => ({ ...object({ x }), ...more }));
  expect(isEntangled(wayTo(old as JsonSchema, now as JsonSchema))).toBe(wanted);
});

it("what a change breaks goes from the old caller to the new server, and from the new server to the old client", () => {
  const closed = { old: true, now: false };
  const forth = { written: "json", sender: "old", reader: "now", closed: false };
  const back = { written: "json", sender: "now", reader: "old", closed: true };
  const to = (direction: "request" | "response", way: object) => ({ direction, ...way });
  expect(waysOf("request", "json", closed)).toEqual({
    breaking: to("request", forth),
    relaxing: to("request", back),
  });
  expect(waysOf("response", "json", closed)).toEqual({
    breaking: to("response", back),
    relaxing: to("response", forth),
  });
});

describe("a schema is small", () => {
  /** So many schemas, each within the one before. */
  const nested = (count: number): JsonSchema => (count === 1 ? text : { items: nested(count - 1) });
  const loop = { type: "object", properties: { next: { $ref: "#/Loop" } } };
  const root = { Loop: loop, Text: text };
  const twice = { $ref: "#/Text" };
  it.each<[what: string, schema: JsonSchema, wanted: boolean]>([
    ["that is a boolean", true, true],
    ["of 60", nested(60), true],
    ["of 61", nested(61), false],
    ["of 60 side by side", object(Object.fromEntries(Array.from({ length: 59 }, (_, i) => [i, text]))), true],
    [
      "of 61 side by side",
      object(Object.fromEntries(Array.from({ length: 60 }, (_, i) => [i, text]))),
      false,
    ],
    ["that has one twice", object({ a: twice, b: twice }), true],
    ["that holds itself", { $ref: "#/Loop" }, false],
    ["that holds what holds itself", { items: { $ref: "#/Loop" } }, false],
  ])("%s", (_, schema, wanted) => {
    expect(isSmall({ root, schema })).toBe(wanted);
  });

  it("and what it holds is listed once", () => {
    const schema = object({ a: { $ref: "#/Loop" }, b: { $ref: "#/Loop" }, c: { minLength: 3 } });
    const placed = { root, schema };
    const all = [...closureOf(placed)];
    expect([new Set(all).size, all[0], all.includes(loop)]).toEqual([all.length, schema, true]);
    expect(
      [["minLength"], ["maxLength", "minLength"], ["maxLength"], []].map((one) => mentions(placed, one)),
    ).toEqual([true, true, false, false]);
    expect(mentions({ root, schema: true }, ["minLength"])).toBe(false);
  });
});

describe("what a change means at a place", () => {
  const spot = (direction: Spot["direction"]): Spot => ({
    operation: "PUT /a",
    place: direction === "request" ? "request body" : "response 200",
    direction,
  });
  const nothing = { broken: [], relaxed: [], added: [], removed: [], unsure: [] };
  const reason = (keyword: string, pointer: string, params: object = {}, schema: object = {}) =>
    ({ keyword, pointer, params, schema }) as unknown as Violation;
  const tooLong = reason("maxLength", "/a", { limit: 3 }, { maxLength: 3 });
  const loss = { reason: tooLong, pointer: "/a", witness: { value: "long" } };
  const lost = (direction: Spot["direction"], change: object) =>
    schemaFindings(spot(direction), { ...nothing, ...change }).map(
      ({ rule, bump, place, witness, sentence, fix }) => ({
        rule,
        bump,
        place,
        ...(witness ? { witness } : {}),
        says: sentence.split(" whose ")[0],
        fixed: fix !== undefined,
      }),
    );
  const seen = (old: string, now: string) => ({ value: "long", old, new: now });

  it.each<[direction: Spot["direction"], change: object, wanted: object]>([
    [
      "request",
      { broken: [loss] },
      {
        rule: "request-max-length-narrowed",
        bump: "major",
        place: "request body /a",
        witness: seen("accepted", "refused"),
        says: "`PUT /a` now refuses a request body",
        fixed: true,
      },
    ],
    [
      "request",
      { relaxed: [loss] },
      {
        rule: "request-max-length-widened",
        bump: "minor",
        place: "request body /a",
        witness: seen("refused", "accepted"),
        says: "`PUT /a` now accepts a request body",
        fixed: false,
      },
    ],
    [
      "response",
      { broken: [loss] },
      {
        rule: "response-max-length-widened",
        bump: "major",
        place: "response 200 /a",
        witness: seen("refused", "accepted"),
        says: "`PUT /a` can now answer with a response 200",
        fixed: true,
      },
    ],
    [
      "response",
      { relaxed: [loss] },
      {
        rule: "response-max-length-narrowed",
        bump: "minor",
        place: "response 200 /a",
        witness: seen("accepted", "refused"),
        says: "`PUT /a` no longer answers with a response 200",
        fixed: false,
      },
    ],
  ])("of a %s: %j", (direction, change, wanted) => {
    expect(lost(direction, change)).toEqual([wanted]);
  });

  it("of the value itself has no pointer, and without a witness says the keyword", () => {
    const [found] = schemaFindings(spot("request"), {
      ...nothing,
      broken: [{ reason: { ...tooLong, pointer: "" }, pointer: "", byKeyword: "it is too large" }],
    });
    expect(found).toMatchObject({ place: "request body", byKeyword: "it is too large" });
    expect(found?.witness).toBeUndefined();
    expect(found?.sentence).toMatch(/request body that /);
  });

  it.each([
    ["request", true, "request-property-required"],
    ["request", false, "request-property-optional"],
    ["response", true, "response-property-optional"],
    ["response", false, "response-property-required"],
  ] as const)("of a missing property in a %s, broken is %s: %s", (direction, isBroken, rule) => {
    const missing = { reason: reason("required", "", { missingProperty: "b" }), pointer: "" };
    const found = schemaFindings(spot(direction), {
      ...nothing,
      [isBroken ? "broken" : "relaxed"]: [missing],
    });
    expect(found.map((one) => one.rule)).toEqual([rule]);
    expect(found[0]?.fix?.includes("`b`") ?? false).toBe(isBroken);
  });

  it("of a property is said where nothing else is said of it", () => {
    const changes = { broken: [loss], added: ["/a", "/b"], removed: ["/c"] };
    const rules = schemaFindings(spot("request"), { ...nothing, ...changes }).map(
      ({ rule, place, bump }) => `${rule} ${place} ${bump}`,
    );
    expect(rules).toEqual([
      "request-max-length-narrowed request body /a major",
      "request-property-added request body /b minor",
      "request-property-removed request body /c minor",
    ]);
  });

  it("is unsure where nobody can tell: a break", () => {
    const unsure = [
      { pointer: "", why: "a" },
      { pointer: "/x", why: "b" },
    ];
    expect(
      schemaFindings(spot("response"), { ...nothing, unsure }).map(({ place, bump }) => [place, bump]),
    ).toEqual([
      ["response 200", "major"],
      ["response 200 /x", "major"],
    ]);
  });
});
