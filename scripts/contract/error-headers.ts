import type { StatusKey } from "../lib/status.ts";
import type { Api } from "./api.ts";
import { responseOptionsOf, type Shape } from "./body.ts";
import { headersOfError } from "./constant-headers.ts";
import type { ErrorModel } from "./error.ts";
import { usualErrorEntries } from "./error-form.ts";
import type { Operation } from "./operation.ts";
import { sharedErrorsOf } from "./resolved-errors.ts";
import type { AnyOperation } from "./sent.ts";
import { placedErrors } from "./status.ts";

/** Header fields that an error names, and their place below the operation. */
export interface PlacedHeaders {
  readonly status: StatusKey;
  readonly headers: Shape;
  /** Absent: an error of the whole API names them. */
  readonly place?: string;
}

/** The header fields that the errors of an operation name: of a body of its own, those of the body. */
export function placedHeaders(operation: Operation): (PlacedHeaders & { readonly place: string })[] {
  return placedErrors(operation).flatMap(({ error, place }) => {
    const headers = headersOfError(error);
    if (!headers) return [];
    const holder = error.body && place.startsWith("errors/") ? `${place}/body` : place;
    return [{ status: error.status, headers, place: `${holder}/headers` }];
  });
}

/** The header fields that the errors of the whole API name, of those that an operation can answer with. */
export function sharedHeaders(
  api: Pick<Api, "errors" | "security">,
  operation: AnyOperation,
): PlacedHeaders[] {
  return sharedErrorsOf(api, operation).flatMap((error) => {
    const headers = headersOfError(error);
    return headers ? [{ status: error.status, headers }] : [];
  });
}

/** The header fields of the errors of the whole API, each with its place in the contract. */
export function usualHeaders(errors: ErrorModel): { readonly headers: Shape; readonly pointer: string }[] {
  return usualErrorEntries(errors).flatMap(([name, error]) => {
    const headers = headersOfError(error);
    const holder = `errors/${name}${error.body ? "/body" : ""}`;
    return headers ? [{ headers, pointer: `${holder}/headers` }] : [];
  });
}

/** The header fields of all answers that an API documents, each with its place in the contract. */
export function allAnswerHeaders(api: Pick<Api, "errors" | "operations">): ReturnType<typeof usualHeaders> {
  return [...usualHeaders(api.errors), ...api.operations.flatMap(answerHeaders)];
}

/** The header fields of all answers of an operation, each with its place in the contract. */
function answerHeaders(operation: Operation): { readonly headers: Shape; readonly pointer: string }[] {
  const base = `operations/${operation.operationId}`;
  const answers = Object.entries(operation.responses).flatMap(([status, response]) => {
    const { headers } = responseOptionsOf(response);
    return headers ? [{ headers, pointer: `${base}/responses/${status}/headers` }] : [];
  });
  // Those of ranges are among the answers.
  const errors = placedHeaders(operation).filter(({ place }) => place.startsWith("errors/"));
  return [...answers, ...errors.map(({ headers, place }) => ({ headers, pointer: `${base}/${place}` }))];
}

/** The header fields of a status, which all of its errors have. */
export function headersOfStatus(placed: readonly PlacedHeaders[], status: StatusKey): Shape {
  const own = placed.filter((one) => one.status === status);
  return Object.assign({}, ...own.map(({ headers }) => headers));
}
