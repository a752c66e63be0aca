import { STATUS_CODES } from "node:http";
import type { ResolvedError, ResolvedOperation } from "../../contract/contract.ts";
import type { ErrorModel, SharedError } from "../../contract/error.ts";
import type { JsonSchema } from "../../lib/json-schema.ts";
import type { ErrorCase, ErrorsModel, ResponseModel, UsualErrorModel } from "../model.ts";

const mediaType = "application/json";

/** The error responses of an operation: one for each status, in ascending order. */
export function errorResponsesOf(
  { errors, sharedErrors }: ResolvedOperation,
  schema: JsonSchema,
): ResponseModel[] {
  const all = [...errors, ...sharedErrors];
  return statusesOf(all).map((status) => ({
    status,
    reason: STATUS_CODES[status] ?? "",
    description: all.flatMap((error) => (error.status === status ? [error.when] : [])).join(" "),
    headers: [],
    content: [{ mediaType, kind: "json", schema, examples: {}, files: [] }],
  }));
}

/** The errors of an operation: its own in the order of the docs, then those that the API shares with it. */
export function errorCasesOf({ errors, sharedErrors }: ResolvedOperation): ErrorCase[] {
  const caseOf =
    (shared: boolean) =>
    ({ id, status, text, body, when, promised, given }: ResolvedError): ErrorCase => ({
      id,
      status,
      text,
      mediaType,
      body,
      when,
      promised,
      shared,
      ...(given ? { given } : {}),
    });
  return [...errors.map(caseOf(false)), ...sharedErrors.map(caseOf(true))];
}

function statusesOf(errors: readonly ResolvedError[]): number[] {
  return [...new Set(errors.map(({ status }) => status))].sort((a, b) => a - b);
}

/** Errors that do not belong to a single operation. */
export function usualErrorsOf(errors: ErrorModel): ErrorsModel["usual"] {
  const one = ({ status, error, when, anyText }: SharedError): UsualErrorModel => ({
    status,
    text: error,
    when,
    promised: !anyText,
  });
  return {
    invalid: one(errors.invalid),
    unauthorized: one(errors.unauthorized),
    internal: one(errors.internal),
    notFound: one(errors.notFound),
    methodNotAllowed: one(errors.methodNotAllowed),
    tooLarge: one(errors.tooLarge),
  };
}
