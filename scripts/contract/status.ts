import { STATUS_CODES } from "node:http";
import { isErrorKey, isOfStatus, keyOfStatus, type StatusKey, statusesOf } from "../lib/status.ts";
import { type Bodies, type Response, responseOptionsOf } from "./body.ts";
import type { ErrorModel, OperationError, SharedError } from "./error.ts";
import type { Operation } from "./operation.ts";
import type { AnyOperation } from "./sent.ts";

/** A range of errors, or every status that nothing else documents. */
export type ErrorRange = "4XX" | "5XX" | "default";

/** The status of an error, or the range of it. */
export type ErrorStatus = number | ErrorRange;

/** What an operation answers, by status: 200 to 399, and ranges. */
export type Responses = Readonly<Record<number, Response | Bodies>> & {
  readonly [Range in "2XX" | "3XX" | ErrorRange]?: Response | Bodies;
};

/** A key of `responses`; `undefined`: it is none. */
export function statusKeyOf(key: string): StatusKey | undefined {
  if (/^\d+$/.test(key)) return Number(key);
  return /^(?:[2-5]XX|default)$/.test(key) ? (key as StatusKey) : undefined;
}

/** The words for a range whose author gave none. */
export const rangeWords: Readonly<Record<string, string>> = {
  "2XX": "Another success.",
  "3XX": "Another redirection.",
  "4XX": "Another client error.",
  "5XX": "Another server error.",
  default: "Any other answer.",
};

/** An error of an operation and where it stands, below the operation. */
export interface PlacedError {
  readonly error: OperationError;
  readonly place: string;
}

/** Whether a key of `responses` is an error: a range of them, or in what a receiver answers any status from 400 on. */
export function isPlacedError({ sent }: Pick<AnyOperation, "sent">, status: StatusKey): boolean {
  return isErrorKey(status) && (sent !== undefined || typeof status !== "number");
}

/** The errors of an operation: its `errors`, then those among its `responses`, whose texts are not promised. */
export function placedErrors(operation: AnyOperation): PlacedError[] {
  const { errors, responses } = operation;
  return [
    ...errors.map((error, index) => ({ error, place: `errors/${index}` })),
    ...Object.entries(responses).flatMap(([key, written]) => {
      const status = statusKeyOf(key);
      if (status === undefined || !isPlacedError(operation, status)) return [];
      // Several bodies are refused.
      const response: Response = responseOptionsOf(written);
      const when = response.description ?? rangeWords[status] ?? `${STATUS_CODES[status] ?? "Refused"}.`;
      // The object itself: what is made of a body is remembered by it.
      const error = { status: status as ErrorStatus, when, body: response, anyText: true };
      return [{ error, place: `responses/${key}` }];
    }),
  ];
}

/** Every status and range that an operation documents of its own. */
export function ownKeys(operation: Operation): StatusKey[] {
  const answers = Object.keys(operation.responses).flatMap((key) => statusKeyOf(key) ?? []);
  return [...new Set([...answers, ...placedErrors(operation).map(({ error }) => error.status)])];
}

const usualStatuses: Readonly<Record<string, number>> = {
  ...{ invalid: 400, unauthorized: 401, internal: 500 },
  ...{ notFound: 404, methodNotAllowed: 405, tooLarge: 413 },
};

/** The status with which the server answers one of the API's errors. */
export function answeredStatus(errors: ErrorModel, error: SharedError): number {
  const { status } = error;
  const name = Object.keys(usualStatuses).find((one) => errors[one as "invalid"] === error) ?? "";
  const usual = usualStatuses[name] ?? 500;
  return isOfStatus(status, usual) ? usual : (statusesOf(status, [])[0] ?? usual);
}

/** An error of the API as an operation documents it: under the closest key of its own for the status that is answered. */
export function sharedWith(operation: Operation, errors: ErrorModel, error: SharedError): SharedError {
  const status = keyOfStatus([...ownKeys(operation), error.status], answeredStatus(errors, error));
  return status === error.status || status === undefined
    ? error
    : { ...error, status: status as ErrorStatus };
}
