import { z } from "zod";
import type { Trap } from "./trap.ts";

const thing = () => z.object({ name: z.string() }).meta({ id: "Thing" });

/** A component used in several ways. */
export const references: readonly Trap[] = [
  { name: "a component first used as nullable", schema: () => pair(thing(), (one) => [one.nullable(), one]) },
  {
    name: "a component first used with a default",
    schema: () => pair(thing(), (one) => [one.default({ name: "" }), one]),
  },
  {
    name: "a component first used with a description",
    schema: () => pair(thing(), (one) => [one.describe("x"), one]),
  },
  { name: "nullable after a plain use", schema: () => pair(thing(), (one) => [one, one.nullable()]) },
  { name: "a nullable component used only so", schema: () => z.object({ a: thing().nullable().optional() }) },
  {
    name: "a nullable leaf component",
    schema: () => pair(z.string().max(2).meta({ id: "Short" }), (one) => [one.nullable(), one]),
  },
  {
    name: "a component that is built twice",
    schema: () => z.object({ a: thing(), b: thing(), c: thing().nullable() }),
  },
  {
    name: "a component with words that is built twice",
    schema: () => z.object({ a: worded(), b: worded(), c: z.array(worded()), d: worded().optional() }),
  },
  {
    name: "a lazy record, made anew each time",
    schema: () => z.object({ a: z.lazy(() => z.partialRecord(z.enum(["a", "b"]), z.int())) }),
  },
  {
    name: "a strict object, extended",
    schema: () => z.strictObject({ a: z.string() }).meta({ id: "A" }).extend({ b: z.int() }),
  },
  {
    name: "a registered object extended with another type for a property",
    schema: () => pair(thing(), (one) => [one, one.extend({ name: z.int() })]),
  },
];

const worded = () =>
  z.object({ a: z.string().meta({ description: "A." }) }).meta({ id: "W", description: "W." });

/** An object that uses a schema in two ways, in this order. */
function pair<Schema extends z.ZodType>(
  one: Schema,
  uses: (one: Schema) => [z.ZodType, z.ZodType],
): z.ZodType {
  const [a, b] = uses(one);
  return z.object({ a, b });
}
