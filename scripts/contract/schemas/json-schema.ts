import { z } from "zod";

/** The metadata of schemas without their names: a schema built twice has its name twice. */
const nameless = {
  get: (schema: z.ZodType) => {
    const { id: _id, ...words } = schema.meta() ?? {};
    return words;
  },
} as unknown as z.core.$ZodRegistry<Record<string, unknown>>;

/** A schema of at least so many characters that is used in several places is written once and referred to. */
const large = 100_000;

/**
 * Zod's own JSON Schema of a schema's input; `{}` for what JSON can't represent. What is used in several places is
 * written in each, unless schemas that hold each other many times over make megabytes of that.
 */
export function jsonSchemaOf(schema: z.ZodType): Readonly<Record<string, unknown>> {
  const options = { io: "input", unrepresentable: "any", metadata: nameless } as const;
  const inPlace = z.toJSONSchema(schema, options);
  return JSON.stringify(inPlace).length > large
    ? z.toJSONSchema(schema, { ...options, reused: "ref" })
    : inPlace;
}
