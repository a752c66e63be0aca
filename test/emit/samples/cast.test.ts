import { expect, it } from "vitest";
import { z } from "zod";
import { json } from "../../../scripts/contract/index.ts";
import { samplesOf } from "../../../scripts/emit/samples/index.ts";
import { sourceOfApi } from "../docs/sources.ts";
import { apiWith } from "../one-operation.ts";

/** The type that the sample in TypeScript gives to an answer of this schema, without its line breaks. */
function typeOf(schema: z.ZodType, cast: readonly string[]): string | undefined {
  const responses = { 200: json(schema as z.ZodType<unknown>, { example: {} }) };
  const source = sourceOfApi(apiWith({ responses, docs: { cast: [...cast] } }));
  const [program] = source.model.operations.flatMap((operation) =>
    samplesOf(operation, source).filter(({ lang }) => lang === "typescript"),
  );
  return program?.source.replace(/\s+/g, " ").match(/await res\.json\(\)\) as (.+?);(?: console| *$)/)?.[1];
}

const thing = z.object({ id: z.string(), size: z.number().optional() });

it.each<[what: string, schema: z.ZodType, cast: readonly string[], wanted: string]>([
  ["a text and a number", thing, ["id", "size"], "{ id: string; size?: number }"],
  ["a list of all", z.array(thing), ["id"], "Array<{ id: string }>"],
  ["a list within", z.object({ all: z.array(thing) }), ["all.id"], "{ all: Array<{ id: string }> }"],
  ["an object that may be null", z.object({ a: thing.nullable() }), ["a.id"], "{ a: { id: string } | null }"],
  [
    "one of several objects, or null",
    z.object({ a: z.union([thing, z.object({ b: z.int() })]).nullable() }),
    ["a.id"],
    "{ a: { id: string } | null }",
  ],
  [
    "a list that may be null",
    z.object({ a: z.array(thing).nullable() }),
    ["a.id"],
    "{ a: Array<{ id: string }> | null }",
  ],
  ["a text that may be null", z.object({ a: z.string().nullable() }), ["a"], "{ a: string | null }"],
  [
    "a field of one of several objects",
    z.union([z.object({ a: z.int() }), z.object({ "b c": z.boolean() })]),
    ["a", "b c"],
    '{ a: number; "b c": boolean }',
  ],
  ["an object whole", z.object({ a: thing }), ["a"], "{ a: Record<string, unknown> }"],
  ["a list of texts", z.object({ a: z.array(z.string()) }), ["a"], "{ a: string[] }"],
  [
    "a list of several",
    z.object({ a: z.array(z.union([z.string(), z.int()])) }),
    ["a"],
    "{ a: Array<string | number> }",
  ],
  ["a list of anything", z.object({ a: z.array(z.unknown()) }), ["a"], "{ a: unknown[] }"],
  ["anything", z.object({ a: z.unknown() }), ["a"], "{ a: unknown }"],
  ["known texts, widened", z.object({ a: z.enum(["x", "y"]) }), ["a"], "{ a: string }"],
  [
    "constants without a type",
    z.object({ a: z.unknown().meta({ enum: [1, null, "x", [1]] }) }),
    ["a"],
    "{ a: number | null | string | unknown[] }",
  ],
  ["a constant", z.object({ a: z.literal(7) }), ["a"], "{ a: number }"],
])("%s", (_what, schema, cast, wanted) => {
  expect(typeOf(schema, cast)).toBe(wanted);
});
