import { leftOutBy } from "../../../contract/schemas/one-sided.ts";
import type { Direction } from "../../../contract/schemas/roots.ts";
import { componentNameOf, componentReference } from "../../../lib/component-reference.ts";
import { isObject, type Json } from "../../../lib/json.ts";
import { type JsonSchema, jsonTypes, resolveRef } from "../../../lib/json-schema.ts";
import { withSubschemas } from "../../../lib/subschemas.ts";
import { hasMark } from "../../../model/one-sided.ts";

/** Schemas for one direction, in JSON Schema 2020-12. */
export interface DirectionSchemas {
  /** The object in which the `$ref`s of all returned schemas resolve. */
  readonly root: object;
  /** Returns the schema for the direction, and converts everything that it refers to. */
  readonly of: (schema: JsonSchema) => JsonSchema;
}

/**
 * The schemas of `root`, a model, for one direction: a request needs no `readOnly` property and a
 * response no `writeOnly` one. `finish` may change each schema object once its subschemas are done.
 */
export function schemasForDirection(
  root: object,
  direction: Direction,
  finish: (schema: Json) => Json = (schema) => schema,
): DirectionSchemas {
  const named: Record<string, JsonSchema> = {};
  const names = new Map<string, string>();
  const done = new Map<JsonSchema, JsonSchema>();

  const refer = (ref: string): string => {
    const known = names.get(ref);
    if (known !== undefined) return known;
    const name = componentNameOf(ref) ?? ref;
    const made = componentReference(name);
    names.set(ref, made);
    // A plain assignment would set the prototype if the name is `__proto__`.
    Object.defineProperty(named, name, { value: rewrite(resolveRef(root, ref) ?? true), enumerable: true });
    return made;
  };
  const rewrite = (schema: JsonSchema): JsonSchema => {
    if (typeof schema === "boolean") return schema;
    const made: Record<string, unknown> = { ...withSubschemas(schema, rewrite) };
    if (typeof made["$ref"] === "string") made["$ref"] = refer(made["$ref"]);
    if ("type" in made) made["type"] = knownTypes(made["type"]);
    for (const keyword of ["allOf", "anyOf"])
      if (Array.isArray(made[keyword])) made[keyword] = withoutTwins(made[keyword]);
    return finish(withoutNeed(root, made, leftOutBy[direction]));
  };
  const of = (schema: JsonSchema): JsonSchema => {
    const made = done.get(schema) ?? rewrite(schema);
    done.set(schema, made);
    return made;
  };
  return { root: { components: { schemas: named } }, of };
}

/** Branches, each reference once: duplicates on many levels would be judged exponentially often. */
function withoutTwins(branches: readonly unknown[]): unknown[] {
  const seen = new Set<unknown>();
  return branches.filter((branch) => {
    const key = isObject(branch) && Object.keys(branch).length === 1 ? (branch["$ref"] ?? branch) : branch;
    return !seen.has(key) && Boolean(seen.add(key));
  });
}

/** Removes types that JSON Schema does not have. */
function knownTypes(type: unknown): unknown {
  if (!Array.isArray(type)) return jsonTypes.has(type) ? type : undefined;
  const known = type.filter((one) => jsonTypes.has(one));
  return known.length > 0 ? known : undefined;
}

/** Makes properties with the mark optional, with any value. */
function withoutNeed(root: object, schema: Json, mark: string): Json {
  const { properties, required } = schema;
  if (!isObject(properties)) return schema;
  const marked = new Set(Object.keys(properties).filter((name) => hasMark(root, properties[name], mark)));
  if (marked.size === 0) return schema;
  const free = Object.entries(properties).map(([name, one]) => [
    name,
    marked.has(name) ? { [mark]: true } : one,
  ]);
  return {
    ...schema,
    properties: Object.fromEntries(free),
    ...(Array.isArray(required) ? { required: required.filter((name) => !marked.has(String(name))) } : {}),
  };
}
