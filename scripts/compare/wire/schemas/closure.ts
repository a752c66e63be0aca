import type { JsonSchema } from "../../../lib/json-schema.ts";
import { flatOf, type Placed } from "../flat-schemas/flat.ts";
import { slotsOf } from "./subschema-slots.ts";

/** The most schemas, including all below them, for which all values are drawn. */
const few = 60;

/** Whether a schema contains few others, and not itself. */
export function isSmall({ root, schema }: Placed): boolean {
  let left = few;
  const within = new Set<JsonSchema>();
  const fits = (one: JsonSchema): boolean => {
    if (typeof one === "boolean") return true;
    if (within.has(one) || left-- <= 0) return false;
    within.add(one);
    const all = slotsOf(root, flatOf({ root, schema: one })).slots.every((slot) => fits(slot.schema));
    within.delete(one);
    return all;
  };
  return fits(schema);
}

/** Every schema that a schema contains or refers to, each once, itself first. */
export function* closureOf({ root, schema }: Placed): Generator<JsonSchema> {
  const seen = new Set<JsonSchema>([schema]);
  for (const one of seen) {
    yield one;
    for (const slot of slotsOf(root, one).slots) seen.add(slot.schema);
  }
}

/** Whether a schema, or one that it refers to, has one of these keywords. */
export function mentions(placed: Placed, keywords: readonly string[]): boolean {
  for (const schema of closureOf(placed))
    if (typeof schema === "object" && keywords.some((keyword) => keyword in schema)) return true;
  return false;
}
