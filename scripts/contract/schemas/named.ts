import type { z } from "zod";

/** The name of a schema in `components/schemas`: the `id` of its own `.meta()`. */
export function componentName(schema: z.ZodType): string | undefined {
  const id: unknown = schema.meta()?.id;
  return typeof id === "string" ? id : undefined;
}

/**
 * The named schema that this schema describes differently, as in `Thing.meta({ description })`:
 * Zod copies the schema then, without its name.
 */
export function namedOrigin(schema: z.ZodType): z.ZodType | undefined {
  if (componentName(schema)) return undefined;
  const { parent, def } = schema._zod as unknown as { parent?: z.ZodType; def: unknown };
  if (!parent || (parent._zod.def as unknown) !== def) return undefined;
  return componentName(parent) ? parent : namedOrigin(parent);
}
