import { isObject } from "../lib/json.ts";
import { type JsonSchema, resolveRef, type SchemaObject } from "../lib/json-schema.ts";

/** Anything with named schemas, such as a model. */
export interface SchemaRoot {
  readonly components: { readonly schemas: Readonly<Record<string, JsonSchema>> };
}

/**
 * The schema that a `$ref` refers to, with the keywords next to the `$ref` in front; `root` is a model or a
 * document. Follows at most 50 references.
 */
export function dereferenced(root: object, schema: JsonSchema): SchemaObject {
  let found = schemaAsObject(schema);
  for (let step = 0; step < 50; step++) {
    const { $ref, ...beside } = found;
    const target = typeof $ref === "string" ? resolveRef(root, $ref) : undefined;
    if (target === undefined) return found;
    found = { ...schemaAsObject(target), ...beside };
  }
  return found;
}

/** A schema as an object. */
export function schemaAsObject(schema: JsonSchema): SchemaObject {
  return isObject(schema) ? schema : schema ? {} : { not: {} };
}
