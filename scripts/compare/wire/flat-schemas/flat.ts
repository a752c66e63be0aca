import { isObject } from "../../../lib/json.ts";
import { isSchema, type JsonSchema, resolveRef, type SchemaObject } from "../../../lib/json-schema.ts";
import { andOf, apart, keywordGroups } from "./conjunction.ts";
import { numberOf } from "./object-numbers.ts";
import { tidy } from "./tidy.ts";

/** A schema and the document in which its references resolve. */
export interface Placed {
  readonly root: object;
  readonly schema: JsonSchema;
}

/**
 * A schema as one object of keywords: references are followed, `allOf` is merged, and keywords without effect
 * are left out. `allOf` keeps what can't be merged. The schemas below are unchanged.
 */
export function flatOf({ root, schema }: Placed): JsonSchema {
  if (typeof schema === "boolean") return schema;
  const flats = known.get(root) ?? new WeakMap<object, JsonSchema>();
  known.set(root, flats);
  const flat = flats.get(schema) ?? merged(root, conjuncts(root, schema, new Set()));
  flats.set(schema, flat);
  return flat;
}

const known = new WeakMap<object, WeakMap<object, JsonSchema>>();

/** The schemas that all apply to the value, each without `$ref` and `allOf`. */
function conjuncts(root: object, schema: JsonSchema, within: Set<object>): JsonSchema[] {
  if (schema === true) return [];
  if (schema === false) return [false];
  if (within.has(schema)) return [];
  within.add(schema);
  const own = tidy(schema);
  if (isNothing(own["not"])) return [false];
  // What is left unevaluated depends on all other keywords of the schema.
  if ("unevaluatedProperties" in own || "unevaluatedItems" in own) return [own];
  const { $ref, allOf, ...others } = own;
  const rest: Record<string, unknown> = others;
  const parts: unknown[] = [...(Array.isArray(allOf) ? allOf : [])];
  if (typeof $ref === "string") parts.unshift(resolveRef(root, $ref) ?? true);
  for (const keyword of ["anyOf", "oneOf"] as const) {
    const branches = rest[keyword];
    if (!Array.isArray(branches) || branches.length !== 1) continue;
    parts.push(...branches);
    delete rest[keyword];
  }
  const below = parts.filter(isSchema).flatMap((part) => conjuncts(root, part, within));
  return Object.keys(rest).length > 0 ? [rest, ...below] : below;
}

/** Whether a `not` excludes everything. */
function isNothing(not: unknown): boolean {
  return not === true || (isObject(not) && Object.keys(tidy(not)).length === 0);
}

function merged(root: object, schemas: readonly JsonSchema[]): JsonSchema {
  if (schemas.includes(false)) return false;
  const own = [...new Set(schemas)].filter(isObject);
  const [first, ...others] = own;
  if (!first) return true;
  if (others.length === 0) return first;
  let made: SchemaObject = {};
  const left: SchemaObject[] = [];
  for (const schema of own)
    for (const group of keywordGroups(schema)) {
      const next = andOf(made, group, (parts) => combined(root, parts));
      if (next) made = next;
      else left.push(group);
    }
  const whole = apart(made, left);
  return isObject(whole) ? tidy(whole) : whole;
}

/** Merges schemas that all apply; the same schemas give the same object. */
export function combined(root: object, schemas: readonly JsonSchema[]): JsonSchema {
  const parts = [...new Set(schemas)].filter((part) => part !== true);
  const [first] = parts;
  if (first === undefined) return true;
  if (parts.length === 1) return first;
  const key = parts.map((part) => (isObject(part) ? numberOf(part) : part)).join();
  const together = combinations.get(root) ?? new Map<string, JsonSchema>();
  combinations.set(root, together);
  const made = together.get(key) ?? { allOf: parts };
  together.set(key, made);
  return made;
}

const combinations = new WeakMap<object, Map<string, JsonSchema>>();
