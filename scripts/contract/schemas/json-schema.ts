import { z } from "zod";

/** What schemas say of themselves, but for their names: one built twice has its name twice. */
const nameless = {
  get: (schema: z.ZodType) => {
    const { id: _id, ...words } = schema.meta() ?? {};
    return words;
  },
} as unknown as z.core.$ZodRegistry<Record<string, unknown>>;

/** Zod's own JSON Schema of what a schema takes; of what has no form in JSON, anything. */
export function jsonSchemaOf(schema: z.ZodType): Readonly<Record<string, unknown>> {
  return z.toJSONSchema(schema, { io: "input", unrepresentable: "any", metadata: nameless });
}
