import { componentNameOf } from "../../../lib/component-reference.ts";
import type { Json } from "../../../lib/json.ts";
import { type JsonSchema, resolveRef } from "../../../lib/json-schema.ts";
import { withSubschemas } from "../../../lib/subschemas.ts";
import type { Placed } from "../flat-schemas/flat.ts";

interface Made {
  readonly root: object;
  readonly named: Record<string, JsonSchema>;
  readonly of: Map<JsonSchema, JsonSchema>;
}

const [open, closed] = [new WeakMap<object, Made>(), new WeakMap<object, Made>()];

/**
 * A schema, and all that it refers to, for a client that ignores what it does not know. With `isClosed`,
 * responses never gain a field, so unknown fields are refused.
 */
export function tolerantOf({ root, schema }: Placed, isClosed: boolean): Placed {
  const known = isClosed ? closed : open;
  const finish = isClosed ? tolerantOfOverlap : tolerant;
  const named: Record<string, JsonSchema> = {};
  const made = known.get(root) ?? { root: { components: { schemas: named } }, named, of: new Map() };
  known.set(root, made);
  const refs: string[] = [];
  const change = (one: JsonSchema): JsonSchema => {
    if (typeof one === "boolean") return one;
    const done = made.of.get(one);
    if (done !== undefined) return done;
    if (typeof one["$ref"] === "string") refs.push(one["$ref"]);
    const changed = finish(withSubschemas(one, change));
    made.of.set(one, changed);
    return changed;
  };
  const result = change(schema);
  for (let ref = refs.pop(); ref !== undefined; ref = refs.pop()) {
    const target = resolveRef(root, ref);
    const key = componentNameOf(ref);
    if (target === undefined || key === undefined || Object.hasOwn(made.named, key)) continue;
    Object.defineProperty(made.named, key, { value: change(target), enumerable: true });
  }
  return { root: made.root, schema: result };
}

/** Allows unknown properties, and values that fit two alternatives. */
function tolerant(schema: Json): Json {
  const { additionalProperties, unevaluatedProperties, ...rest } = tolerantOfOverlap(schema);
  return {
    ...rest,
    ...(additionalProperties === undefined || additionalProperties === false ? {} : { additionalProperties }),
    ...(unevaluatedProperties === undefined || unevaluatedProperties === false
      ? {}
      : { unevaluatedProperties }),
  };
}

function tolerantOfOverlap(schema: Json): Json {
  const { oneOf, ...rest } = schema;
  return {
    ...rest,
    ...(oneOf === undefined
      ? {}
      : "anyOf" in rest
        ? { allOf: [...all(rest["allOf"]), { anyOf: oneOf }] }
        : { anyOf: oneOf }),
  };
}

function all(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
