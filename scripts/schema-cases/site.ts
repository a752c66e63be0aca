import type { JsonSchema } from "../lib/json-schema.ts";

/** A schema and its keyword location: the JSON pointer that leads to it, through every `$ref`. */
export interface SchemaSite {
  readonly schema: JsonSchema;
  readonly pointer: string;
}
