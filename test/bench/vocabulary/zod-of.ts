import { z } from "zod";
import { isObject } from "../../../scripts/lib/json.ts";
import type { JsonSchema } from "../../../scripts/lib/json-schema.ts";
import type { ApiModel } from "../../../scripts/model/model.ts";

type Components = ApiModel["components"]["schemas"];

const prefix = "#/components/schemas/";

/** The Zod schema of a schema of a document, the components that it refers to beside it. Throws what Zod throws. */
export function zodOf(schema: JsonSchema, components: Components): z.ZodType {
  if (schema === true) return z.unknown();
  const names = referred(schema, components);
  const $defs = Object.fromEntries(names.map((name) => [name, moved(components[name] ?? true)]));
  const whole = { ...(moved(schema) as object), ...(names.length > 0 ? { $defs } : {}) };
  return z.fromJSONSchema(whole as Parameters<typeof z.fromJSONSchema>[0]);
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

/** The schema with its references led to `$defs`, and without `uri`: `z.url()` changes values, and `url()` says it. */
function moved(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(moved);
  if (!isObject(value)) return value;
  const entries = Object.entries(value).filter(([key, inner]) => key !== "format" || inner !== "uri");
  return Object.fromEntries(
    entries.map(([key, inner]) => [
      key,
      key === "$ref" && typeof inner === "string" ? inner.replace(prefix, "#/$defs/") : moved(inner),
    ]),
  );
}
