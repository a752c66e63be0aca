import type { z } from "zod";
import { pointerStep } from "../lib/json-pointer.ts";
import type { Shape } from "./body.ts";
import type { RejectedInput } from "./error.ts";
import { parameterHolders } from "./parameter.ts";

/** The text that marks a rejection without a text of the author's. */
const noText = "\u0000";

interface RequestBodySchema {
  readonly schema?: z.ZodType;
}

/** The schemas that judge a request. */
export interface RequestSchemas {
  readonly params?: Shape;
  readonly query?: Shape;
  readonly headers?: Shape;
  readonly cookies?: Shape;
  readonly body?: RequestBodySchema | readonly RequestBodySchema[];
}

/** A field that a schema rejects. */
interface RejectedField {
  /** JSON Pointer into the body, or into the parameters of its place. */
  readonly pointer: string;
  /** The author's; absent: he gave none. */
  readonly text?: string;
}

/** An author's text, and the place in the operation that it refers to: `body.items[].name`. */
export interface Rejection {
  readonly text: string;
  readonly pointer: string;
  /** All that the schema rejects, the text's own first. */
  readonly fields: readonly RejectedField[];
}

/**
 * How the operation's schemas reject `given`: by the first issue, in the order in which the server
 * checks (path, query, headers, cookies, body). `undefined`: they accept it, or they reject it without a text
 * of the author's.
 */
export function rejectionOf(operation: RequestSchemas, given: RejectedInput): Rejection | undefined {
  for (const part of parameterHolders) {
    const shape: Shape | undefined = operation[part];
    for (const [name, value] of Object.entries(given[part] ?? {})) {
      const schema = shape && Object.hasOwn(shape, name) ? shape[name] : undefined;
      const rejection = schema && rejectionBy(schema, value, `${part}/${name}`, pointerStep(name));
      if (rejection) return rejection;
    }
  }
  // Of several bodies, the docs show the first.
  const [body] = [operation.body ?? []].flat();
  if ("body" in given && body?.schema) return rejectionBy(body.schema, given.body, "body");
  return undefined;
}

/** The text alone. */
export function rejectionText(...args: Parameters<typeof rejectionOf>): string | undefined {
  return rejectionOf(...args)?.text;
}

function rejectionBy(schema: z.ZodType, value: unknown, place: string, base = ""): Rejection | undefined {
  const result = schema.safeParse(value, { error: () => noText });
  const issue = result.success ? undefined : result.error.issues[0];
  if (!issue || issue.message === noText) return undefined;
  const steps = issue.path.map((step) => (typeof step === "number" ? "[]" : `.${String(step)}`));
  return {
    text: issue.message,
    pointer: [place, ...steps].join(""),
    fields: (result.error?.issues ?? []).map(({ path, message }) => ({
      pointer: base + path.map((step) => pointerStep(String(step))).join(""),
      ...(message === noText ? {} : { text: message }),
    })),
  };
}
