import type { JsonSchema } from "../../lib/json-schema.ts";
import type { SchemaRoot } from "../../model/component.ts";
import type { OpenApiDocument } from "../../model/document/types.ts";

/** The components that a schema refers to, directly or not. */
export function referred(
  emitted: JsonSchema,
  { components }: OpenApiDocument | SchemaRoot,
): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  const visit = (schema: unknown) => {
    for (const [, name = ""] of JSON.stringify(schema).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      if (Object.hasOwn(found, name)) continue;
      found[name] = components?.schemas?.[name];
      visit(found[name]);
    }
  };
  visit(emitted);
  return found;
}
