import { unescapedToken } from "../../lib/json-pointer.ts";
import type { JsonSchema } from "../../lib/json-schema.ts";
import { percentDecoded } from "../../lib/percent-encoding.ts";
import type { SchemaRoot } from "../../model/component.ts";
import type { OpenApiDocument } from "../../model/document/types.ts";

/** The components that a schema refers to, directly or not. */
export function referred(
  emitted: JsonSchema,
  { components }: OpenApiDocument | SchemaRoot,
): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  const visit = (schema: unknown) => {
    for (const [, token = ""] of JSON.stringify(schema).matchAll(/"#\/components\/schemas\/([^"/]+)["/]/g)) {
      const name = unescapedToken(percentDecoded(token) ?? token);
      if (Object.hasOwn(found, name) || components?.schemas?.[name] === undefined) continue;
      found[name] = components.schemas[name];
      visit(found[name]);
    }
  };
  visit(emitted);
  return found;
}
