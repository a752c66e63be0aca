import { expect, it } from "vitest";
import { z } from "zod";
import type { JsonSchema } from "../../scripts/lib/json-schema.ts";
import { casesOf, sampleOf } from "../../scripts/schema-cases/index.ts";

/** What contracts are written with, and the sample of each. */
const schemas: readonly (readonly [name: string, schema: z.ZodType, sample: unknown])[] = [
  ["string", z.string(), "a"],
  ["bounded string", z.string().min(3).max(5), "aaa"],
  ["date", z.iso.date(), "2024-02-29"],
  ["date-time with milliseconds", z.iso.datetime({ precision: 3 }), "2024-02-29T12:30:00.000Z"],
  ["date-time without", z.iso.datetime({ precision: 0 }), "2024-02-29T12:30:00Z"],
  ["duration", z.iso.duration(), "P1D"],
  ["email of a length", z.email().max(12), "a@a.co"],
  ["uuid", z.uuid(), "0b6e2f0e-3f4c-4c39-9f0e-0d5ad3a7a1c4"],
  ["uuid v7", z.uuidv7(), "01890a5d-ac96-774b-bcce-b302099a8057"],
  ["hostname", z.hostname(), "example.com"],
  ["url", z.url(), "https://example.com"],
  ["ipv6", z.ipv6(), "2001:db8::1"],
  ["base64", z.base64(), "YQ=="],
  ["ulid", z.ulid(), "0aaaaaaaaaaaaaaaaaaaaaaaaa"],
  ["two patterns", z.string().regex(/^a/).regex(/b$/), "ab"],
  ["pattern and bounds", z.string().regex(/^\d+$/).min(3), "000"],
  ["int", z.int(), 0],
  ["positive", z.number().positive().lt(1), 0.0009765625],
  ["multiple", z.number().multipleOf(0.05).gt(1), 1.05],
  ["literal of several", z.literal(["a", 1, null]), "a"],
  ["enum", z.enum(["b", "a"]), "b"],
  ["nullable", z.string().nullable(), "a"],
  ["optional property", z.object({ a: z.string(), b: z.int().optional() }), { a: "a" }],
  ["strict object", z.strictObject({ a: z.boolean() }), { a: false }],
  ["record", z.record(z.string(), z.int()), {}],
  ["record of an enum", z.record(z.enum(["a", "b"]), z.int()), { a: 0, b: 0 }],
  ["partial record", z.partialRecord(z.enum(["a", "b"]), z.int()), {}],
  ["record of a pattern", z.record(z.string().regex(/^x-/), z.int()), {}],
  ["tuple", z.tuple([z.string(), z.int()]), ["a", 0]],
  ["tuple with rest", z.tuple([z.string()], z.int()), ["a"]],
  ["array", z.array(z.int()).min(2), [0, 0]],
  ["intersection", z.object({ a: z.int() }).and(z.object({ b: z.int() })), { a: 0, b: 0 }],
  ["union", z.union([z.int(), z.string()]), 0],
  ["exclusive union", z.xor([z.int(), z.string()]), 0],
  [
    "discriminated union",
    z.discriminatedUnion("kind", [
      z.object({ kind: z.literal("a"), one: z.int() }),
      z.object({ kind: z.literal("b"), other: z.string() }),
    ]),
    { kind: "a", one: 0 },
  ],
  ["any JSON", z.json(), "a"],
];

it.each(schemas)("%s: a sample that Zod accepts", (_, schema, sample) => {
  const json = z.toJSONSchema(schema, { io: "input" }) as JsonSchema;
  expect(sampleOf(json)).toEqual(sample);
  expect(schema.safeParse(sample).success).toBe(true);
  expect([...casesOf(json)].filter(({ valid }) => valid)).not.toEqual([]);
});
