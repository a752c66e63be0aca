import { leftOutBy } from "../contract/schemas/one-sided.ts";
import type { Direction } from "../contract/schemas/roots.ts";
import { componentNameOf, componentReference } from "../lib/component-reference.ts";
import { isObject, type Json } from "../lib/json.ts";
import { type JsonSchema, resolveRef } from "../lib/json-schema.ts";
import { withSubschemas } from "../lib/subschemas.ts";
import type { SchemaRoot } from "./component.ts";

/** Whether a model or a document has a property that is sent in one direction only. */
export function hasOneSided(root: object): boolean {
  const seen = new Set<unknown>([root]);
  for (const one of seen) {
    if (isObject(one) && Object.values(leftOutBy).some((mark) => one[mark] === true)) return true;
    for (const inside of Object.values(one as object))
      if (typeof inside === "object" && inside !== null) seen.add(inside);
  }
  return false;
}

/** Whether a property's schema has a mark, directly or through a reference. */
export function hasMark(root: object, schema: unknown, mark: string, depth = 0): boolean {
  if (!isObject(schema) || depth > 20) return false;
  if (schema[mark] === true) return true;
  const target = typeof schema["$ref"] === "string" ? resolveRef(root, schema["$ref"]) : undefined;
  const parts = Array.isArray(schema["allOf"]) ? schema["allOf"] : [];
  return [target, ...parts, valueOrNull(schema)].some((part) => hasMark(root, part, mark, depth + 1));
}

/** The only alternative besides `null`, if a schema is such a union. */
function valueOrNull({ anyOf }: Json): unknown {
  if (!Array.isArray(anyOf)) return undefined;
  const [only, ...others] = anyOf.filter((option) => !isObject(option) || option["type"] !== "null");
  return others.length > 0 || anyOf.length < 2 ? undefined : only;
}

/** The name of a component as a request has it; a response has it under its own. */
export function requestName(name: string, taken: ReadonlySet<string>): string {
  const made = `${name}Request`;
  return taken.has(made) ? requestName(made, taken) : made;
}

/** The schemas of what travels in each direction. */
export interface DirectedSchemas {
  readonly of: (schema: JsonSchema, direction: Direction) => JsonSchema;
  /**
   * The components that the schemas made so far refer to, and those that are the same in both directions; sorted by
   * name.
   */
  readonly components: () => Record<string, JsonSchema>;
}

/**
 * Makes schemas of one direction from those of `root`, a model or a document. A property that is left out is one that the
 * schema does not know. A component that differs has two names.
 */
export function directedSchemas(root: SchemaRoot): DirectedSchemas {
  const all = root.components.schemas;
  const names = new Set(Object.keys(all));
  const differing = differingComponents(root);
  const made = new Map(Object.entries(all).filter(([name]) => !differing.has(name)));

  const refer = ($ref: string, direction: Direction): string => {
    const name = componentNameOf($ref) ?? "";
    if (!differing.has(name)) return $ref;
    const own = direction === "request" ? requestName(name, names) : name;
    if (!made.has(own)) {
      made.set(own, true);
      made.set(own, of(all[name] ?? true, direction));
    }
    return componentReference(own);
  };
  const of = (schema: JsonSchema, direction: Direction): JsonSchema => {
    if (typeof schema === "boolean") return schema;
    const kept = withoutLeftOut(root, schema, direction);
    const changed: Record<string, unknown> = withSubschemas(kept, (inner) => of(inner, direction));
    if (typeof changed["$ref"] === "string") changed["$ref"] = refer(changed["$ref"], direction);
    const { discriminator } = changed;
    if (isObject(discriminator) && isObject(discriminator["mapping"])) {
      const mapping = Object.entries(discriminator["mapping"]).map(([kind, ref]) => [
        kind,
        refer(String(ref), direction),
      ]);
      changed["discriminator"] = { ...discriminator, mapping: Object.fromEntries(mapping) };
    }
    return changed;
  };
  return { of, components: () => Object.fromEntries([...made].sort(([a], [b]) => (a < b ? -1 : 1))) };
}

/** The names of components that have a property of one direction, or refer to one that has. */
function differingComponents(root: SchemaRoot): ReadonlySet<string> {
  const inside = Object.entries(root.components.schemas).map(([name, schema]) => ({
    name,
    ...insideOf(root, schema),
  }));
  const found = new Set(inside.flatMap(({ name, isOneSided }) => (isOneSided ? [name] : [])));
  for (let size = -1; size < found.size; ) {
    size = found.size;
    for (const { name, references } of inside)
      if (references.some((other) => found.has(other))) found.add(name);
  }
  return found;
}

/** The components that a schema refers to, and whether it has a property of one direction itself. */
function insideOf(root: object, schema: JsonSchema) {
  const references: string[] = [];
  let isOneSided = false;
  const visit = (inner: JsonSchema): JsonSchema => {
    if (typeof inner === "boolean") return inner;
    const name = componentNameOf(inner.$ref);
    if (name !== undefined) references.push(name);
    const fields = Object.values(inner.properties ?? {});
    isOneSided ||= Object.values(leftOutBy).some((mark) => fields.some((one) => hasMark(root, one, mark)));
    withSubschemas(inner, visit);
    return inner;
  };
  visit(schema);
  return { references, isOneSided };
}

function withoutLeftOut(root: object, schema: Json, direction: Direction): Json {
  const { properties, required, additionalProperties } = schema;
  if (!isObject(properties)) return schema;
  const left = new Set(
    Object.keys(properties).filter((name) => hasMark(root, properties[name], leftOutBy[direction])),
  );
  if (left.size === 0) return schema;
  // An object that passes on what it does not know must not pass on a secret.
  const isOpen =
    direction === "response" && additionalProperties !== undefined && additionalProperties !== false;
  const { required: _required, ...rest } = schema;
  const needed = Array.isArray(required) ? required.filter((name) => !left.has(String(name))) : [];
  return {
    ...rest,
    properties: Object.fromEntries(
      Object.entries(properties).flatMap(([name, one]) =>
        left.has(name) ? (isOpen ? [[name, false]] : []) : [[name, one]],
      ),
    ),
    ...(needed.length > 0 ? { required: needed } : {}),
  };
}
