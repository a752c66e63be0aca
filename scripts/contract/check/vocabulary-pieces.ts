import { z } from "zod";

/** An object of the vocabulary with exactly these keys; the message for another key lists them. */
export function object<Shape extends z.core.$ZodLooseShape>(shape: Shape, also: readonly string[] = []) {
  return z.strictObject(shape, {
    error: ({ code }) =>
      code === "unrecognized_keys" ? [...Object.keys(shape), ...also].join(" ") : undefined,
  });
}

export const isSchema = (value: unknown) => typeof value === "object" && value !== null && "_zod" in value;
export const schema = z.custom<z.ZodType>(isSchema, { error: "expected a Zod schema" });
export const schemas = z.record(z.string(), schema).optional();
export const text = z.string().trim().min(1);
export const texts = z.array(text);
export const count = z.int().nonnegative();
export const day = z.iso.date("expected a day: `2026-12-31`");
