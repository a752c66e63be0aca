import { describe, expect, it } from "vitest";
import { reservedIn, serializationOf } from "../../scripts/compare/wire/operations/serialization.ts";
import { sameness } from "../../scripts/compare/wire/schemas/sameness.ts";
import type { JsonSchema } from "../../scripts/lib/json-schema.ts";
import type { ParameterLocation, ParameterStyle } from "../../scripts/model/model.ts";

describe("how a parameter is written", () => {
  const text: JsonSchema = { type: "string" };
  const list: JsonSchema = { type: "array", items: text };
  const object: JsonSchema = { type: "object", properties: { a: text } };

  it.each<[JsonSchema, ParameterStyle, boolean, ParameterLocation, [string, string][]]>([
    [text, "label", false, "path", [["scalar", "label"]]],
    [text, "simple", false, "path", [["scalar", "simple"]]],
    [text, "form", true, "query", [["scalar", "plain"]]],
    [text, "simple", false, "header", [["scalar", "plain"]]],
    [list, "form", true, "query", [["array", "form true"]]],
    [list, "simple", true, "path", [["array", "simple -"]]],
    [object, "deepObject", true, "query", [["object", "deepObject -"]]],
    [object, "simple", true, "header", [["object", "simple true"]]],
  ])("%j as %s, explode: %s, in %s", (schema, style, explode, location, wanted) => {
    expect([...serializationOf({}, { style, explode }, schema, location)]).toEqual(wanted);
  });

  it.each<[JsonSchema, ParameterLocation, boolean]>([
    [text, "query", true],
    [text, "path", true],
    [text, "header", false],
    [{}, "query", true],
    [{ type: "integer" }, "query", false],
    [{ type: ["integer", "null"] }, "query", false],
    [{ type: ["integer", "string"] }, "query", true],
    [list, "query", true],
  ])("whether values of %j in %s can have reserved characters: %s", (schema, location, wanted) => {
    expect(reservedIn({}, { allowReserved: true }, schema, location)).toBe(wanted);
    expect(reservedIn({}, { allowReserved: false }, schema, location)).toBe(false);
    expect(reservedIn({}, { allowReserved: true, mediaType: "application/json" }, schema, location)).toBe(
      false,
    );
  });
});

describe("two schemas are the same", () => {
  const a: JsonSchema = { type: "string", maxLength: 3 };
  const b: JsonSchema = { type: "integer" };

  it.each<[JsonSchema, JsonSchema, boolean]>([
    [{ anyOf: [a, b] }, { anyOf: [b, a] }, true],
    [{ oneOf: [a, b] }, { oneOf: [b, a] }, true],
    [{ anyOf: [a, b] }, { anyOf: [a, a] }, false],
    [{ type: "array", prefixItems: [a, b] }, { type: "array", prefixItems: [b, a] }, false],
    [{ type: "object", properties: { a, b } }, { type: "object", properties: { b, a } }, true],
    [{ type: "object", properties: { a, b } }, { type: "object", properties: { a: b, b: a } }, false],
  ])("%j and %j: %s", (one, other, wanted) => {
    const root = {};
    expect(sameness().same({ root, schema: one }, { root, schema: other })).toBe(wanted);
  });
});
