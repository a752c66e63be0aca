import type { z } from "zod";
import { definitionOf } from "../contract/schemas/walk.ts";
import { unwrap } from "../contract/schemas/wrappers.ts";

/** The names of an object's fields, or of the fields of a union's options; each once. */
export function fieldNames(schema: z.ZodType): string[] {
  const { shape, ...definition } = definitionOf(unwrap(schema).base);
  if (shape) return Object.keys(shape);
  const options = definition["options"];
  return Array.isArray(options)
    ? [...new Set(options.flatMap((option: z.ZodType) => fieldNames(option)))]
    : [];
}
