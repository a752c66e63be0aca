import { expect, it } from "vitest";
import { z } from "zod";
import { filePart, jsonSchema } from "../../../scripts/contract/index.ts";
import { formsOf } from "../../../scripts/contract/schemas/forms.ts";

/** As TypeScript compiles `enum Level { Low, High }`. */
const Level = { Low: 0, High: 1, 0: "Low", 1: "High" } as const;

/** A list in itself: an option of the union is the union. */
const nested: z.ZodType = z.union([z.string(), z.lazy(() => nested), z.array(z.lazy(() => nested))]);

it.each<[what: string, schema: z.ZodType, wanted: readonly string[]]>([
  ["text", z.string(), ["string"]],
  ["a date's text", z.iso.date(), ["string"]],
  ["numbers, wrapped", z.int().optional().default(1), ["number"]],
  ["a value or null", z.boolean().nullable(), ["boolean", "null"]],
  ["a union's options", z.union([z.null(), z.array(z.string()), z.unknown()]), ["null", "list", "anything"]],
  ["objects", z.union([z.object({}), z.record(z.string(), z.string())]), ["structure", "structure"]],
  ["a tuple", z.tuple([z.string()]), ["tuple"]],
  ["a file", filePart("image/png"), ["file"]],
  ["the texts of an enum", z.enum(["a", "b"]), ["string a b"]],
  ["a numeric enum", z.enum(Level), ["number"]],
  ["literals of each type", z.literal(["a", 1, true, null]), ["string a", "number", "boolean", "null"]],
  ["the left side of an intersection", z.intersection(z.object({}), z.object({})), ["structure"]],
  ["a schema that is made later", z.lazy(() => z.number()), ["number"]],
  ["a pipe's input", z.string().pipe(z.transform((text) => text.length)), ["string"]],
  ["what follows a function", z.preprocess((value) => value, z.number()), ["number"]],
  ["a union that is its own option", nested, ["string", "list"]],
  ["any value", z.any(), ["anything"]],
  ["the type that jsonSchema() names", jsonSchema({ type: "integer" }), ["number"]],
  ["the types that jsonSchema() names", jsonSchema({ type: ["string", "null"] }), ["string", "null"]],
  ["a list of jsonSchema()", jsonSchema({ type: "array" }), ["anything"]],
  ["jsonSchema() without a type", jsonSchema({ minimum: 1 }), ["anything"]],
  ["what jsonSchema() stands beside", jsonSchema({ type: "string" }, z.int()), ["number"]],
])("the forms of %s", (_, schema, wanted) => {
  expect(formsOf(schema).map(({ kind, texts = [] }) => [kind, ...texts].join(" "))).toEqual(wanted);
});
