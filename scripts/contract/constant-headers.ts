import type { z } from "zod";
import type { Shape } from "./body.ts";
import type { OperationError, SharedError } from "./error.ts";

/** The header fields that an error names: of a body of its own, those of the body. */
export function headersOfError(error: OperationError | SharedError): Shape | undefined {
  return error.body ? error.body.headers : error.headers;
}

/** What the server sends of the header fields of an error: those that have one value. */
export function constantHeaders(error: SharedError): { readonly headers?: Readonly<Record<string, string>> } {
  const constants = Object.entries(headersOfError(error) ?? {}).flatMap(([name, schema]) => {
    const value = constantOf(schema);
    return value === undefined ? [] : [[name.toLowerCase(), value] as const];
  });
  return constants.length > 0 ? { headers: Object.fromEntries(constants) } : {};
}

/** The only value of a schema, as a text. */
export function constantOf(schema: z.ZodType): string | undefined {
  const values = [...(schema._zod.values ?? [])];
  return values.length === 1 && values[0] !== undefined && values[0] !== null ? String(values[0]) : undefined;
}
