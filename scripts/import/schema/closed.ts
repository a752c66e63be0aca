import type { JsonSchema, SchemaObject } from "../../lib/json-schema.ts";
import { withoutWords } from "./meta.ts";
import { keywordsOf, type Printer, referredName } from "./printer.ts";

/** Keywords of objects whose fields are all that they evaluate. */
const plain: ReadonlySet<string> = new Set(["type", "properties", "required", "additionalProperties"]);

/** Keywords that say more of a value, or say what of it is evaluated. */
const joins = ["$ref", "allOf", "anyOf", "oneOf", "if", "not", "dependentSchemas", "patternProperties"];

/**
 * A schema with `unevaluatedProperties: false` or `unevaluatedItems: false` as one that says the same by
 * `additionalProperties` or `items`: its fields are its own and those of its `allOf`. `undefined`: other keywords decide what
 * is evaluated.
 */
export function closedSchema(
  schema: SchemaObject,
  components: Printer["components"],
): SchemaObject | undefined {
  const { unevaluatedProperties, unevaluatedItems, ...rest } = schema;
  if (unevaluatedItems !== undefined) {
    const isAlone = unevaluatedProperties === undefined && !joins.some((keyword) => keyword in rest);
    return isAlone && !("contains" in rest)
      ? ({ items: unevaluatedItems, ...rest } as SchemaObject)
      : undefined;
  }
  const parts = unevaluatedProperties === false ? partsOf(rest, components) : undefined;
  return parts && together(rest, parts, new Set(parts.flatMap(namesOf)));
}

/**
 * Objects that hold together, one of which takes no further fields, as one object: its fields are those that no closed one
 * refuses. `undefined`: none is closed, or they are no plain objects.
 */
export function closedAllOf(
  schema: SchemaObject,
  components: Printer["components"],
): SchemaObject | undefined {
  const parts = partsOf(schema, components);
  const closed = parts?.filter((part) => part["additionalProperties"] === false) ?? [];
  if (!parts || closed.length === 0 || parts.filter((part) => namesOf(part).length > 0).length < 2)
    return undefined;
  const names = parts.flatMap(namesOf);
  return together(schema, parts, new Set(names.filter((name) => closed.every((one) => hasField(one, name)))));
}

/** One closed object with these of the fields of several. */
function together(
  schema: SchemaObject,
  parts: readonly SchemaObject[],
  names: ReadonlySet<string>,
): SchemaObject {
  const required = [...new Set(parts.flatMap((part) => part.required ?? []))];
  const fieldOf = (name: string): JsonSchema => {
    const all = parts.flatMap((part) => (hasField(part, name) ? [part.properties?.[name] ?? true] : []));
    return all.length === 1 ? (all[0] ?? true) : { allOf: all };
  };
  // A field that is required and refused: nothing satisfies it.
  const impossible = required.filter((name) => !names.has(name));
  const [type] = parts.flatMap((part) => (part.type === undefined ? [] : [part.type]));
  const { allOf: _, $ref: _ref, properties: _own, required: _needed, ...rest } = schema;
  return {
    ...rest,
    ...(type === undefined ? {} : { type }),
    properties: Object.fromEntries([
      ...[...names].map((name) => [name, fieldOf(name)]),
      ...impossible.map((name) => [name, false]),
    ]),
    ...(required.length > 0 ? { required } : {}),
    additionalProperties: false,
  } as SchemaObject;
}

function namesOf({ properties = {} }: SchemaObject): string[] {
  return Object.keys(properties);
}

function hasField({ properties = {} }: SchemaObject, name: string): boolean {
  return Object.hasOwn(properties, name);
}

/** The schema and all that hold with it, if they are plain objects of one type. */
function partsOf(
  schema: SchemaObject,
  components: Printer["components"],
  way: readonly string[] = [],
): SchemaObject[] | undefined {
  const keywords = withoutWords(schema);
  const name = referredName(keywords);
  if (name !== undefined && way.includes(name)) return undefined;
  const { allOf = [], $ref, discriminator: _, ...own } = keywords;
  if ($ref !== undefined && name === undefined) return undefined;
  if (Object.keys(own).some((keyword) => !plain.has(keyword))) return undefined;
  if (own["additionalProperties"] !== undefined && typeof own["additionalProperties"] !== "boolean")
    return undefined;
  const target = name === undefined ? [] : [keywordsOf(components[name] ?? true)];
  const below = [...target, ...allOf.map(keywordsOf)].map((part) =>
    partsOf(part, components, name === undefined ? way : [...way, name]),
  );
  if (below.includes(undefined)) return undefined;
  const all = [own, ...below.flatMap((parts) => parts ?? [])];
  const types = new Set(all.flatMap(({ type }) => (type === undefined ? [] : [JSON.stringify(type)])));
  return types.size > 1 ? undefined : all;
}
