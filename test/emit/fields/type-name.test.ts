import { expect, test } from "vitest";
import { typeLabel } from "../../../scripts/emit/fields/type-name.ts";
import type { JsonSchema } from "../../../scripts/lib/json-schema.ts";

const components = { schemas: { Tag: { enum: ["a", "b"] }, Loop: { items: { $ref: "" }, type: "array" } } };
components.schemas.Loop.items.$ref = "#/components/schemas/Loop";
const api = { components };
const tag = { $ref: "#/components/schemas/Tag" };

const table: readonly (readonly [schema: JsonSchema, name: string])[] = [
  [{}, "any"],
  [{ type: "string" }, "string"],
  [{ type: ["string", "null"] }, "string | null"],
  [{ type: "string", format: "date-time" }, "string (date-time)"],
  [{ type: "string", format: "binary" }, "file"],
  [{ type: ["string", "null"], contentEncoding: "base64" }, "string (base64) | null"],
  [{ const: 1 }, "1"],
  [{ enum: ["it's", null] }, "'it\\'s' | null"],
  [{ enum: ["a | b", "c | b"] }, "'a | b' | 'c | b'"],
  [{ "x-extensible-enum": ["red"], type: "string" }, "'red' | string"],
  [tag, "'a' | 'b'"],
  [{ anyOf: [tag, { const: "b" }, { type: "null" }] }, "'a' | 'b' | null"],
  [{ allOf: [tag] }, "'a' | 'b'"],
  [{ allOf: [tag, tag] }, "object"],
  [{ type: "array", items: tag }, "('a' | 'b')[]"],
  [{ type: "array", items: { type: "string", format: "date" } }, "(string (date))[]"],
  [{ type: "array", items: { type: "array", items: { type: "integer" } } }, "integer[][]"],
  [{ type: "array", prefixItems: [{ type: "number" }, tag] }, "[number, 'a' | 'b']"],
  [{ type: "array" }, "any[]"],
  [{ type: "object", additionalProperties: { type: "string" } }, "Record<string, string>"],
  [{ type: "object", properties: {} }, "object"],
  [{ $ref: "#/components/schemas/Loop" }, `any${"[]".repeat(9)}`],
];

test.each(table)("%j", (schema, name) => expect(typeLabel(api, schema)).toBe(name));
