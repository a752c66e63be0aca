import { z } from "zod";
import { notProved, type Trap } from "./trap.ts";

const short = z.object({ id: z.int() });
const full = z.object({ id: z.int(), owner: z.string() });

/** Objects, arrays, unions. */
export const structures: readonly Trap[] = [
  { name: "exactOptional", schema: () => z.object({ a: z.string().exactOptional() }) },
  { name: "xor", schema: () => z.xor([z.string().max(2), z.string().min(2)]) },
  { name: "a tuple", schema: () => z.tuple([z.string(), z.int()]) },
  { name: "a tuple with an optional item", schema: () => z.tuple([z.string(), z.int().optional()]) },
  {
    name: "a tuple with a rest",
    schema: () => z.tuple([z.string()], z.int()),
    stops: [notProved, /z\.array/],
    instead: () => z.array(z.union([z.string(), z.int()])),
  },
  { name: "a record of listed keys", schema: () => z.record(z.enum(["a", "b"]), z.int()) },
  { name: "a partial record", schema: () => z.partialRecord(z.enum(["a", "b"]), z.int()) },
  { name: "a record with a rule for keys", schema: () => z.record(z.string().regex(/^[a-z]$/), z.int()) },
  { name: "an object that strips", schema: () => z.object({ a: z.int() }) },
  { name: "an object that is loose", schema: () => z.looseObject({ a: z.int() }) },
  { name: "an object that is strict", schema: () => z.strictObject({ a: z.int() }) },
  { name: "an object with a catchall", schema: () => z.object({ a: z.int() }).catchall(z.string()) },
  {
    name: "an intersection",
    schema: () => z.intersection(z.object({ a: z.int() }), z.object({ b: z.int() })),
  },
  {
    name: "an intersection of strict objects",
    schema: () => z.intersection(z.strictObject({ a: z.int() }), z.strictObject({ b: z.int() })),
    stops: [notProved, /\.extend\(\)/],
    instead: () => z.strictObject({ a: z.int() }).extend(z.strictObject({ b: z.int() }).shape),
  },
  { name: "a template literal", schema: () => z.templateLiteral(["a-", z.int().min(0)]) },
  { name: "a union with a nullable option", schema: () => z.union([z.string().nullable(), z.int()]) },
  { name: "a nullable enum", schema: () => z.enum(["a", "b"]).nullable() },
  { name: "any and unknown", schema: () => z.object({ a: z.any(), b: z.unknown() }) },
  {
    name: "a union whose first option knows less",
    schema: () => z.object({ a: z.array(z.union([short, full])) }),
    place: "response",
    stops: ["union-leaves-out-field", /with more fields first/],
    instead: () => z.object({ a: z.array(z.union([full, short])) }),
  },
  {
    name: "a union whose options are told apart by a field that must be there",
    schema: () => z.union([z.object({ a: z.string() }), z.object({ b: z.string() })]),
  },
];
