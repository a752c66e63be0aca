import { z } from "zod";

/** The metadata of schemas without their names: a schema built twice has its name twice. */
const nameless = {
  get: (schema: z.ZodType) => {
    const { id: _id, ...words } = schema.meta() ?? {};
    return words;
  },
} as unknown as z.core.$ZodRegistry<Record<string, unknown>>;

/** Zod's own JSON Schema of a schema's input; `{}` for what JSON can't represent. */
export function jsonSchemaOf(schema: z.ZodType): Readonly<Record<string, unknown>> {
  return z.toJSONSchema(schema, { io: "input", unrepresentable: "any", metadata: nameless });
}
