import type { z } from "zod";
import type { Shape } from "./body.ts";
import type { RejectedInput } from "./error.ts";
import type { Operation } from "./operation.ts";

/** What Zod puts where no schema has a text of its own; no author writes it. */
const noText = "\u0000";

/**
 * The text with which the operation's schemas reject `given`: the first issue's, in the order in
 * which the server checks (path, query, headers, body). `undefined`: they accept it, or they
 * reject it without a text of the author's.
 */
export function rejectionText(
  operation: Pick<Operation, "params" | "query" | "headers" | "body">,
  given: RejectedInput,
): string | undefined {
  const parts: [Shape | undefined, Readonly<Record<string, unknown>> | undefined][] = [
    [operation.params, given.params],
    [operation.query, given.query],
    [operation.headers, given.headers],
  ];
  for (const [shape, values] of parts) {
    for (const [name, value] of Object.entries(values ?? {})) {
      const text = shape?.[name] && textOf(shape[name], value);
      if (text) return text;
    }
  }
  if ("body" in given && operation.body?.schema) return textOf(operation.body.schema, given.body);
  return undefined;
}

function textOf(schema: z.ZodType, value: unknown): string | undefined {
  const result = schema.safeParse(value, { error: () => noText });
  const text = result.success ? undefined : result.error.issues[0]?.message;
  return text === noText ? undefined : text;
}
