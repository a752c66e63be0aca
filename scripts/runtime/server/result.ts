import type { z } from "zod";
import type { DocumentedResponse, ErrorAnswer, OperationError, ServerOperation } from "./contract.ts";
import { withDocumented } from "./unions.ts";
import { usualError } from "./usual-error.ts";

/** What a handler returns, of any operation. */
export interface Result {
  readonly status: number;
  readonly body?: unknown;
  readonly error?: string;
  readonly headers?: Readonly<Record<string, unknown>>;
}

const byServer = Symbol("error of the server");

/** The result that gives an error of the server as such, whatever the operation documents. */
export function serverError({ status, text }: ErrorAnswer): Result {
  return { status, error: text, [byServer]: true } as Result;
}

/** The error of a {@link serverError}; `undefined` for a result of the operation. */
export function serverErrorOf(result: Result): ErrorAnswer | undefined {
  if (typeof result !== "object" || result === null || !(byServer in result)) return undefined;
  return { status: result.status, text: result.error ?? "" };
}

/** A result that the contract does not allow: where, and what was expected there. */
export interface Breach {
  readonly pointer: string;
  readonly message: string;
}

/** A result as the contract documents it. */
export type Documented =
  | { readonly response: DocumentedResponse; readonly error?: never }
  | { readonly error: OperationError; readonly response?: never };

/** What the contract says of an operation's result; a breach where it says nothing. */
export type Document = (result: Result) => Documented | Breach;

/** The errors that need no text from the handler are those whose status has one that handlers decide. */
export function documentedResults({ responses, errors }: ServerOperation): Document {
  const byStatus = new Map(responses.map((response) => [response.status, { response }]));
  const usual = new Map(
    [...new Set(errors.map(({ status }) => status))].map((status) => [status, usualError(errors, status)]),
  );
  return (result) => {
    if (typeof result !== "object" || result === null)
      return { pointer: "responses", message: "expected a result" };
    const { status, error } = result;
    const response = error === undefined ? byStatus.get(status) : undefined;
    if (response) return response;
    const found =
      error === undefined
        ? usual.get(status)
        : errors.find((candidate) => candidate.status === status && candidate.text === error);
    if (found) return { error: found };
    return usual.has(status)
      ? { pointer: `responses/${status}/error`, message: "expected one of the documented texts" }
      : { pointer: `responses/${status}`, message: "expected a documented status" };
  };
}

/** The value of `schema`, with unknown fields left out as far as the schema does; or the first breach. */
export function checkedValue(
  schema: z.ZodType,
  value: unknown,
  pointer: string,
): { readonly value: unknown } | Breach {
  const result = schema.safeParse(value);
  if (result.success) return { value: withDocumented(schema, value, result.data) };
  const [issue] = result.error.issues;
  const path = (issue?.path ?? []).map((step) => `/${String(step)}`).join("");
  return { pointer: pointer + path, message: short(issue?.message ?? "expected another value") };
}

/** A text as far as a log needs it: Zod's own lists all values that a field may have. */
function short(text: string): string {
  return text.length > 300 ? `${text.slice(0, 299)}…` : text;
}
