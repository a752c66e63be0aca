import { describe, expect, it } from "vitest";
import { lossesByKeyword, whyBeyondValues } from "../../scripts/compare/wire/schemas/by-keyword.ts";
import { type DifferingSite, differingSites } from "../../scripts/compare/wire/schemas/differing-sites.ts";
import { waysOf } from "../../scripts/compare/wire/schemas/message-ways.ts";
import { sameness } from "../../scripts/compare/wire/schemas/sameness.ts";
import type { SchemaObject } from "../../scripts/lib/json-schema.ts";
import type { Named } from "./body.ts";

const text = { type: "string" };
const notDrawn = "values of that size are not drawn";
const unasserted = "no value breaks it";

describe("why values show nothing about a keyword", () => {
  it.each<[keyword: string, limit: number]>([
    ["minItems", 1000],
    ["maxItems", 1000],
    ["minProperties", 1000],
    ["maxProperties", 1000],
    ["minContains", 1000],
    ["maxContains", 1000],
    ["minLength", 100_000],
    ["maxLength", 100_000],
  ])("`%s` is out of reach from %d on, on either side", (keyword, limit) => {
    const [within, beyond] = [{ [keyword]: limit - 1 }, { [keyword]: limit }];
    const asked = [[within], [beyond], [within, beyond], [beyond, within], [within, within]];
    expect(asked.map((flats) => whyBeyondValues(keyword, ...flats))).toEqual([
      undefined,
      notDrawn,
      notDrawn,
      notDrawn,
      undefined,
    ]);
  });

  it.each<[keyword: string, flat: SchemaObject, wanted: string | undefined]>([
    ["contentEncoding", { contentEncoding: "base64" }, unasserted],
    ["contentMediaType", { contentMediaType: "image/png" }, unasserted],
    ["contentSchema", { contentSchema: {} }, unasserted],
    ["contentSchema", {}, undefined],
    ["format", { format: "phone" }, unasserted],
    ["format", { format: "email" }, undefined],
    ["format", { format: "email", type: "string" }, undefined],
    ["format", { format: "email", type: ["string", "null"] }, undefined],
    ["format", { format: "email", type: "integer" }, unasserted],
    ["format", { format: "int32", type: "integer" }, undefined],
    ["maximum", { maximum: 3, type: "string" }, unasserted],
    ["maximum", { maximum: 3, type: ["string", "integer"] }, undefined],
    ["maximum", { maximum: 3, type: "number" }, undefined],
    ["maximum", { maximum: 3 }, undefined],
    ["pattern", { pattern: "a", type: "number" }, unasserted],
    ["uniqueItems", { uniqueItems: true, type: "object" }, unasserted],
    ["minProperties", { minProperties: 1, type: "array" }, unasserted],
    ["enum", { enum: [1], type: "array" }, undefined],
  ])("`%s` in %j: %s", (keyword, flat, wanted) => {
    expect([whyBeyondValues(keyword, flat), whyBeyondValues(keyword, {}, flat)]).toEqual([wanted, wanted]);
  });
});

describe("what a reader's keywords refuse", () => {
  const root = {};
  const siteOf = (old: SchemaObject | boolean, now: SchemaObject | boolean): DifferingSite => {
    const [site] = differingSites({ root, schema: old }, { root, schema: now }, sameness(), "response");
    if (!site) throw new Error("the same");
    return site;
  };
  const object = (properties: Named, more: SchemaObject = {}): SchemaObject => ({
    type: "object",
    properties,
    ...more,
  });
  const closed = { additionalProperties: false };
  const branch = (kind: string) => object({ kind: { const: kind } }, { required: ["kind"] });

  /** Every keyword is asked for. `<`: what of an answer; else of a request. */
  it.each<
    [what: string, old: SchemaObject | boolean, now: SchemaObject | boolean, way: string, wanted: string[]]
  >([
    ["everything", text, false, ">", ["false schema"]],
    ["nothing", text, true, ">", []],
    ["nothing of what nobody sends", false, text, ">", []],
    ["another type", text, { type: "integer" }, ">", ["type"]],
    ["any but texts", true, text, ">", ["type"]],
    ["a type, whose values travel as texts", { type: "integer" }, text, "> text", []],
    ["a text, where a number is wanted", text, { type: "integer" }, "> text", ["type"]],
    [
      "names that are needed",
      object({}, { required: ["a"] }),
      object({}, { required: ["a", "b", "c"] }),
      ">",
      ["required /b", "required /c"],
    ],
    ["a name that is needed, of any", {}, { required: ["a"] }, ">", ["required /a"]],
    [
      "properties that are gone",
      object({ a: text, b: text, c: false }, closed),
      object({ a: text }, closed),
      ">",
      ["additionalProperties /b"],
    ],
    [
      "properties that are gone, and all others",
      object({ a: text, b: text }),
      object({ a: text }, closed),
      ">",
      ["additionalProperties /b", "additionalProperties"],
    ],
    [
      "a property that is gone, of which a pattern may still take the values",
      object({ a: text, b: text }, closed),
      object({ a: text }, { ...closed, patternProperties: { "^b": text } }),
      ">",
      ["patternProperties"],
    ],
    [
      "nothing by a pattern that no property of a closed object has",
      object({ a: text }, closed),
      object({ a: text }, { ...closed, patternProperties: { "^b": text } }),
      ">",
      [],
    ],
    [
      "a property of a closed object that has the pattern",
      object({ a: text }, closed),
      object({ a: text }, { ...closed, patternProperties: { "^a": { type: "integer" } } }),
      ">",
      ["patternProperties"],
    ],
    [
      "what others hold whose names have the pattern",
      object({ a: text }),
      object({ a: text }, { patternProperties: { "^b": text } }),
      ">",
      ["patternProperties"],
    ],
    [
      "others in an answer, whose reader expects more",
      object({ a: text }),
      object({ a: text }, closed),
      "<",
      [],
    ],
    [
      "others in an answer that promises none",
      object({ a: text }),
      object({ a: text }, closed),
      "< closed",
      ["additionalProperties"],
    ],
    [
      "others in an answer that are not evaluated",
      object({ a: text }),
      object({ a: text }, { unevaluatedProperties: false }),
      "<",
      [],
    ],
    ["a type of an answer", text, { type: "integer" }, "<", ["type"]],
    [
      "a branch that goes",
      { anyOf: [branch("a"), branch("b"), branch("c")] },
      { anyOf: [branch("a"), branch("b")] },
      ">",
      ["anyOf"],
    ],
    [
      "no branch that comes",
      { anyOf: [branch("a"), branch("b")] },
      { anyOf: [branch("a"), branch("b"), branch("c")] },
      ">",
      [],
    ],
    [
      "nobody knows what, of a branch that comes to `oneOf`",
      { oneOf: [branch("a"), branch("b")] },
      { oneOf: [branch("a"), branch("b"), branch("c")] },
      ">",
      ["? oneOf"],
    ],
    ["a choice that was none", text, { anyOf: [text, { type: "null" }] }, ">", ["anyOf"]],
    ["what `not` takes", text, { type: "string", not: { const: "a" } }, ">", ["not"]],
    ["nobody knows what, of another `not`", { not: { const: "b" } }, { not: { const: "a" } }, ">", ["? not"]],
    ["no property that nobody sends", object({ a: text }), object({ a: text, b: text }), ">", []],
    [
      "nobody knows what, of another pattern",
      { ...text, pattern: "a" },
      { ...text, pattern: "b" },
      ">",
      ["? pattern"],
    ],
    ["a shorter text", { ...text, maxLength: 4 }, { ...text, maxLength: 3 }, ">", ["maxLength"]],
    ["no longer text", { ...text, maxLength: 3 }, { ...text, maxLength: 4 }, ">", []],
  ])("%s", (_, old, now, way, wanted) => {
    const isClosed = way.endsWith("closed");
    const ways = waysOf(
      way.startsWith(">") ? "request" : "response",
      way.endsWith("text") ? "text" : "json",
      { old: isClosed, now: isClosed },
    );
    // Of an answer, the breaking way is from the new server to the old client.
    const site = way.startsWith(">") ? siteOf(old, now) : siteOf(now, old);
    const { losses, unknown } = lossesByKeyword(site, ways.breaking, (keyword) => `why ${keyword}`);
    expect([
      ...losses.map(({ reason, pointer, byKeyword }) => {
        expect(byKeyword).toBe(`why ${reason.keyword}`);
        return `${reason.keyword} ${pointer}`.trim();
      }),
      ...unknown.map(([keyword]) => `? ${keyword}`),
    ]).toEqual(wanted);
  });

  it("is nothing of a keyword that is not asked for", () => {
    const site = siteOf({ ...text, maxLength: 4 }, { type: "integer", maxLength: 3 });
    const { breaking } = waysOf("request", "json", { old: false, now: false });
    const asked = lossesByKeyword(site, breaking, (keyword) => (keyword === "type" ? "why" : undefined));
    expect(asked.losses.map(({ reason }) => reason.keyword)).toEqual(["type"]);
    expect(lossesByKeyword(siteOf(text, false), breaking, () => undefined).losses).toEqual([]);
  });
});
