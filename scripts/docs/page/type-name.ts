import type { OpenApiDocument } from "../../openapi/emit.ts";
import { dereferenced, type JsonSchema } from "../schema.ts";

/** A schema's type as readers know it from TypeScript: `string | null`, `('a' | 'b')[]`, `file`. */
export function typeName(document: OpenApiDocument, schema: JsonSchema, depth = 0): string {
  if (depth > 8) return "any";
  const found = dereferenced(document, schema);
  const nameOf = (inner: JsonSchema) => typeName(document, inner, depth + 1);
  const options = found.oneOf ?? found.anyOf;
  if (options) return union(options.map(nameOf));
  const known = found["x-extensible-enum"];
  if (known) return union([...known.map(literalName), ...typesOf(found)]);
  if (found.const !== undefined) return literalName(found.const);
  if (found.enum) return union(found.enum.map(literalName));
  const [only] = found.allOf ?? [];
  if (only) return found.allOf?.length === 1 ? nameOf(only) : "object";
  const types = typesOf(found);
  return types.length > 0 ? union(types.map((type) => plainName(type, found, nameOf))) : "any";
}

/** A value as it stands in a type, and as a default. */
export function literalName(value: unknown): string {
  return typeof value === "string"
    ? `'${value.replace(/['\\]/g, "\\$&")}'`
    : (JSON.stringify(value) ?? String(value));
}

function typesOf({ type }: JsonSchema): readonly string[] {
  return typeof type === "string" ? [type] : (type ?? []);
}

function plainName(type: string, schema: JsonSchema, nameOf: (inner: JsonSchema) => string): string {
  if (type === "array") {
    if (schema.prefixItems) return `[${schema.prefixItems.map(nameOf).join(", ")}]`;
    const item = typeof schema.items === "object" ? nameOf(schema.items) : "any";
    return item.includes(" ") ? `(${item})[]` : `${item}[]`;
  }
  if (type === "object") {
    const values = schema.additionalProperties;
    return !schema.properties && typeof values === "object" ? `Record<string, ${nameOf(values)}>` : "object";
  }
  if (type !== "string" || !schema.format) return type;
  return schema.format === "binary" ? "file" : `string (${schema.format})`;
}

function union(names: readonly string[]): string {
  return [...new Set(names.flatMap((name) => name.split(" | ")))].join(" | ");
}
