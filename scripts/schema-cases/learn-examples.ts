import type { JsonSchema } from "../lib/json-schema.ts";
import { makerOf } from "./maker-of.ts";

/**
 * Learns values that people wrote for a schema of the document `root`, whole and in part: if
 * the engine finds no value for a place by itself, it uses these. Invalid ones are ignored.
 */
export function learnExamples(root: object, schema: JsonSchema, values: readonly unknown[]): void {
  if (values.length > 0) makerOf(root).lessons.add(schema, values);
}
