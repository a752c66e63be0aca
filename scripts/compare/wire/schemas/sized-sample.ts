import { isObject } from "../../../lib/json.ts";
import type { JsonSchema } from "../../../lib/json-schema.ts";
import { sampleOf } from "../../../schema-cases/index.ts";
import { flatOf, type Placed } from "../flat-schemas/flat.ts";

/** A value in an object, because any value, even `undefined`, may be a sample. */
export interface SizedSample {
  readonly value: unknown;
}

/** The size above which values are not built: leaves, items and tens of characters in total. */
const largest = 5000;
/** How many schemas are visited to estimate the size of a value. */
const steps = 5000;

const known = new WeakMap<object, Map<JsonSchema, SizedSample | undefined>>();

/** A simple valid value of a schema; `undefined` if none was found, or if it would be too large. */
export function sampleIn(placed: Placed): SizedSample | undefined {
  const { root, schema } = placed;
  const samples = known.get(root) ?? new Map<JsonSchema, SizedSample | undefined>();
  known.set(root, samples);
  if (!samples.has(schema)) samples.set(schema, made(placed));
  return samples.get(schema);
}

function made(placed: Placed): SizedSample | undefined {
  if (sizeOf(placed) > largest) return undefined;
  try {
    return { value: sampleOf(placed.schema, placed) };
  } catch {
    return undefined;
  }
}

/** The approximate size of a schema's simplest value; infinite if it has no finite value. */
export function sizeOf(placed: Placed): number {
  let left = steps;
  const within = new Set<JsonSchema>();
  const sizes = new Map<JsonSchema, number>();
  const measure = (schema: JsonSchema): number => {
    const flat = flatOf({ root: placed.root, schema });
    if (!isObject(flat)) return flat ? 1 : Number.POSITIVE_INFINITY;
    if (within.has(flat) || left-- < 0) return Number.POSITIVE_INFINITY;
    const size = sizes.get(flat);
    if (size !== undefined) return size;
    within.add(flat);
    const sum = own(flat, measure);
    within.delete(flat);
    if (Number.isFinite(sum)) sizes.set(flat, sum);
    return sum;
  };
  return measure(placed.schema);
}

function own(flat: Readonly<Record<string, unknown>>, measure: (schema: JsonSchema) => number): number {
  const { properties, required, items, minItems, minLength, minProperties } = flat;
  if ("const" in flat || "enum" in flat) return 1;
  let size = 1 + count(minLength) / 10 + count(minProperties);
  const takes = (type: string) => flat["type"] === undefined || [flat["type"]].flat().includes(type);
  if (takes("object") && Array.isArray(required))
    for (const name of required) {
      const property = isObject(properties) ? properties[String(name)] : undefined;
      size += property === undefined ? 1 : measure(property as JsonSchema);
    }
  const listed: unknown = flat["prefixItems"];
  if (takes("array") && count(minItems) > 0) {
    const first = Array.isArray(listed) ? listed.slice(0, count(minItems)) : [];
    for (const item of first) size += measure(item as JsonSchema);
    const others = count(minItems) - first.length;
    if (others > 0) size += others * (items === undefined ? 1 : measure(items as JsonSchema));
  }
  for (const keyword of ["anyOf", "oneOf"]) {
    const branches = flat[keyword];
    if (Array.isArray(branches)) size += Math.min(...branches.map((one) => measure(one as JsonSchema)));
  }
  const parts = flat["allOf"];
  if (Array.isArray(parts)) for (const part of parts) size += measure(part as JsonSchema);
  return size;
}

function count(value: unknown): number {
  return typeof value === "number" && value > 0 ? value : 0;
}
