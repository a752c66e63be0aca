import { expect, it } from "vitest";
import { z } from "zod";
import type { JsonSchema } from "../../../scripts/lib/json-schema.ts";
import { decidesByEdges } from "../../../scripts/prove/document/edges.ts";

const text: JsonSchema = { type: "string", minLength: 1, maxLength: 3, description: "A text." };

it.each<readonly [name: string, wanted: boolean, schema: z.ZodType, emitted: JsonSchema]>([
  ["a text with limits", true, z.string().min(1).max(3), text],
  ["one that may be absent or null", true, z.string().min(1).nullable().optional(), text],
  ["a number with limits", true, z.number().gt(0).lt(5), { type: "number", exclusiveMinimum: 0 }],
  ["an integer", true, z.int().min(1).default(2), { type: "integer", minimum: 1, default: 2 }],
  ["listed values", true, z.enum(["a", "b"]), { enum: ["a", "b"], "x-names": ["A"] }],
  ["constants", true, z.literal(["a", 1]), { enum: ["a", 1] }],
  ["true and false", true, z.boolean(), { type: "boolean" }],
  ["a pattern of Zod's", false, z.string().regex(/^a/), text],
  ["a pattern of the document's", false, z.string(), { type: "string", pattern: "^a" }],
  ["a beginning", false, z.string().startsWith("a"), text],
  ["a format of Zod's", false, z.email(), text],
  ["a format of the document's", false, z.string(), { type: "string", format: "email" }],
  ["steps", false, z.number().multipleOf(0.1), { type: "number" }],
  ["coercion", false, z.coerce.number(), { type: "number" }],
  ["a condition", false, z.string().refine((value) => value !== "a"), text],
  ["a condition on a wrapper", false, z.string().optional().refine(Boolean), text],
  ["a change", false, z.string().trim(), text],
  ["a transform", false, z.string().transform(Number), text],
  ["a schema of one's own", false, z.custom(() => true), text],
  ["an object", false, z.object({}), { type: "object" }],
  ["a reference", false, z.string(), { $ref: "#/components/schemas/Text" }],
  ["a schema that takes all", false, z.string(), true],
  ["something that is not a value", false, z.string(), { not: { type: "string", maxLength: 1 } }],
])("tells whether a place has only edges: %s", (_name, wanted, schema, emitted) => {
  expect(decidesByEdges({ schema, emitted })).toBe(wanted);
});
