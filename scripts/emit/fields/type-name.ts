import type { JsonSchema, SchemaObject } from "../../lib/json-schema.ts";
import { dereferenced } from "../../model/component.ts";

/** A schema's type as readers know it from TypeScript: `string | null`, `('a' | 'b')[]`, `file`. */
export function typeLabel(api: object, schema: JsonSchema): string {
  return union(namesOf(api, schema, 0));
}

/** The members of the union that a schema is; most schemas have one. */
function namesOf(api: object, schema: JsonSchema, depth: number): readonly string[] {
  if (depth > 8) return ["any"];
  const found = dereferenced(api, schema);
  const inside = (inner: JsonSchema) => namesOf(api, inner, depth + 1);
  const options = found.oneOf ?? found.anyOf;
  if (options) return options.flatMap(inside);
  const known = found["x-extensible-enum"];
  if (Array.isArray(known)) return [...known.map(literalName), ...typesOf(found)];
  if (found.const !== undefined) return [literalName(found.const)];
  if (found.enum) return found.enum.map(literalName);
  const [only] = found.allOf ?? [];
  if (only) return found.allOf?.length === 1 ? inside(only) : ["object"];
  const types = typesOf(found);
  const nameOf = (inner: JsonSchema) => union(inside(inner));
  return types.length > 0 ? types.map((type) => plainName(type, found, nameOf)) : ["any"];
}

/** A value as a type or a default shows it. */
export function literalName(value: unknown): string {
  return typeof value === "string"
    ? `'${value.replace(/['\\]/g, "\\$&")}'`
    : (JSON.stringify(value) ?? String(value));
}

function typesOf({ type }: SchemaObject): readonly string[] {
  return typeof type === "string" ? [type] : (type ?? []);
}

function plainName(type: string, schema: SchemaObject, nameOf: (inner: JsonSchema) => string): string {
  if (type === "array") {
    if (schema.prefixItems) return `[${schema.prefixItems.map(nameOf).join(", ")}]`;
    const item = typeof schema.items === "object" ? nameOf(schema.items) : "any";
    return item.includes(" ") ? `(${item})[]` : `${item}[]`;
  }
  if (type === "object") {
    const values = schema.additionalProperties;
    return !schema.properties && typeof values === "object" ? `Record<string, ${nameOf(values)}>` : "object";
  }
  const form = schema.format ?? schema.contentEncoding;
  if (type !== "string" || !form) return type;
  return form === "binary" ? "file" : `string (${form})`;
}

function union(names: readonly string[]): string {
  return [...new Set(names)].join(" | ");
}
