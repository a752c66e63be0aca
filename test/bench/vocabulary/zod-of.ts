import { z } from "zod";
import { jsonSchema } from "../../../scripts/contract/index.ts";
import { isObject } from "../../../scripts/lib/json.ts";
import type { JsonSchema } from "../../../scripts/lib/json-schema.ts";
import type { ApiModel } from "../../../scripts/model/model.ts";

type Components = ApiModel["components"]["schemas"];

const prefix = "#/components/schemas/";

/** The Zod schema of a schema of a document, the components that it refers to beside it. Throws what Zod throws. */
export function zodOf(schema: JsonSchema, components: Components): z.ZodType {
  if (schema === true) return z.unknown();
  return hasUniqueItems(schema, components)
    ? withUniqueItems(schema, components, [])
    : converted(schema, components);
}

/** The same of a parameter: an object that says nothing of other fields has the named ones, as `z.object()` writes it. */
export function parameterZodOf(schema: JsonSchema, components: Components): z.ZodType {
  if (typeof schema !== "object" || !schema.properties || schema.additionalProperties !== undefined)
    return zodOf(schema, components);
  const fields = Object.entries(schema.properties).map(([name, field]) => {
    const zod = zodOf(field, components).meta({ description: "A field." });
    return [name, schema.required?.includes(name) ? zod : zod.optional()] as const;
  });
  return z.object(Object.fromEntries(fields));
}

function converted(schema: JsonSchema, components: Components): z.ZodType {
  const names = referred(schema, components);
  const $defs = Object.fromEntries(names.map((name) => [name, moved(components[name] ?? true)]));
  const whole = { ...(moved(schema) as object), ...(names.length > 0 ? { $defs } : {}) };
  return z.fromJSONSchema(whole as Parameters<typeof z.fromJSONSchema>[0]);
}

function hasUniqueItems(schema: JsonSchema, components: Components): boolean {
  return [schema, ...referred(schema, components).map((name) => components[name])].some((one) =>
    JSON.stringify(one).includes('"uniqueItems":true'),
  );
}

/** Lists of unique items, which Zod converts with a transform, in the word that the vocabulary has; `outer` are the names around it. */
function withUniqueItems(schema: JsonSchema, components: Components, outer: readonly string[]): z.ZodType {
  if (typeof schema !== "object" || !hasUniqueItems(schema, components)) return converted(schema, components);
  const of = (inner: JsonSchema = true) => withUniqueItems(inner, components, outer);
  const { $ref, uniqueItems, items, properties, anyOf, oneOf, allOf, ...others } = schema;
  const name = typeof $ref === "string" ? $ref.slice(prefix.length) : undefined;
  if (name !== undefined) {
    if (outer.includes(name)) throw new Error("a schema that contains itself and lists of unique items");
    return withUniqueItems(components[name] ?? true, components, [...outer, name]);
  }
  const options = anyOf ?? oneOf ?? (allOf?.length === 1 ? allOf : undefined);
  if (options) return z.union(options.map(of));
  if (items !== undefined) {
    const { minItems, maxItems } = schema;
    const list = z.array(of(items as JsonSchema));
    const limits = {
      ...(uniqueItems ? { uniqueItems: true } : {}),
      ...(minItems === undefined ? {} : { minItems }),
      ...(maxItems === undefined ? {} : { maxItems }),
    };
    const whole = Object.keys(limits).length > 0 ? jsonSchema(limits, list) : list;
    return isNullable(schema) ? whole.nullable() : whole;
  }
  if (properties) {
    const required = schema.required ?? [];
    const shape = Object.entries(properties).map(([key, field]) => {
      const zod = of(field);
      return [key, required.includes(key) ? zod : zod.optional()] as const;
    });
    const object = z.looseObject(Object.fromEntries(shape));
    return isNullable(schema) ? object.nullable() : object;
  }
  throw new Error(`unique items beside ${Object.keys(others).join(", ")}`);
}

function isNullable({ type }: Exclude<JsonSchema, boolean>): boolean {
  return Array.isArray(type) && type.includes("null");
}

/** The components that a schema refers to, directly or not. */
export function referred(schema: JsonSchema, components: Components): string[] {
  const found = new Set<string>();
  const left: unknown[] = [schema];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    for (const [, name = ""] of JSON.stringify(next).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)) {
      if (found.has(name) || !Object.hasOwn(components, name)) continue;
      found.add(name);
      left.push(components[name]);
    }
  }
  return [...found];
}

/**
 * The schema with its references led to `$defs`, without `uri`: `z.url()` changes values, and `url()` says it; and
 * without what says nothing of values: `discriminator`, the mark of what was left out of a faulty schema, and the default of an item, which is never absent.
 */
function moved(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(moved);
  if (!isObject(value)) return value;
  const entries = Object.entries(value)
    .filter(
      ([key, inner]) =>
        !(
          (key === "format" && inner === "uri") ||
          key === "x-not-compared" ||
          (key === "discriminator" && isObject(inner) && "propertyName" in inner)
        ),
    )
    .map(
      ([key, inner]) => [key, key === "items" && isObject(inner) ? withoutDefault(inner) : inner] as const,
    );
  return Object.fromEntries(
    entries.map(([key, inner]) => [
      key,
      key === "$ref" && typeof inner === "string" ? inner.replace(prefix, "#/$defs/") : moved(inner),
    ]),
  );
}

function withoutDefault({ default: _default, ...others }: Readonly<Record<string, unknown>>): object {
  return others;
}
