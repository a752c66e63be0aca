import type { StatusKey } from "../lib/status.ts";
import { responseOptionsOf, type Shape } from "./body.ts";
import type { OperationError } from "./error.ts";
import type { Operation } from "./operation.ts";
import { placedErrors } from "./status.ts";

/** Header fields that an error names, and their place below the operation. */
export interface PlacedHeaders {
  readonly status: StatusKey;
  readonly headers: Shape;
  readonly place: string;
}

/** The header fields that the errors of an operation name: of a body of its own, those of the body. */
export function placedHeaders(operation: Operation): PlacedHeaders[] {
  return placedErrors(operation).flatMap(({ error, place }) => {
    const headers = headersOfError(error);
    if (!headers) return [];
    const holder = error.body && place.startsWith("errors/") ? `${place}/body` : place;
    return [{ status: error.status, headers, place: `${holder}/headers` }];
  });
}

/** The header fields of all answers of an operation, each with its place in the contract. */
export function answerHeaders(operation: Operation): { readonly headers: Shape; readonly pointer: string }[] {
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

function headersOfError(error: OperationError): Shape | undefined {
  return error.body ? error.body.headers : error.headers;
}
