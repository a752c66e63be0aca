import { z } from "zod";

/** An object of the vocabulary with exactly these keys; the message for another key lists them. */
function object<Shape extends z.core.$ZodLooseShape>(shape: Shape, also: readonly string[] = []) {
  return z.strictObject(shape, {
    error: ({ code }) =>
      code === "unrecognized_keys" ? [...Object.keys(shape), ...also].join(" ") : undefined,
  });
}

const isSchema = (value: unknown) => typeof value === "object" && value !== null && "_zod" in value;
const schema = z.custom<z.ZodType>(isSchema, { error: "expected a Zod schema" });
const schemas = z.record(z.string(), schema).optional();
const text = z.string().trim().min(1);
const texts = z.array(text);
const count = z.int().nonnegative();
const day = z.iso.date("expected a day: `2026-12-31`");

/** What the objects of the vocabulary are made of. */
export const vocabularyPieces = { object, isSchema, schema, schemas, text, texts, count, day };
