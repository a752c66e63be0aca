import { rejectionText } from "../contract/rejection.ts";
import { keyOfStatus, type StatusKey } from "../lib/status.ts";
import type { TextParts } from "../lib/text-template.ts";
import { answerFor, documentedKeys, errorsOfStatus, isSuccessUnsaid } from "../model/documented-status.ts";
import type { ErrorCase, OperationModel } from "../model/model.ts";
import type { RejectedInputModel } from "../model/vocabulary.ts";
import { isSaid } from "./said-text.ts";
import { requestSchemas, type Subject } from "./subject.ts";

/** An error that may come; `text` where the contract promises one. */
export interface ExpectedError {
  readonly status: StatusKey;
  readonly text?: string;
  /** What differs in the text from answer to answer. */
  readonly parts?: TextParts;
}

/** What may be answered: one of these. A failure of the server never may. */
export interface Expectation {
  /** Any of the operation's responses. */
  readonly success?: boolean;
  readonly errors?: readonly ExpectedError[];
  /** Any 4xx that says of a request that it is not valid. */
  readonly refusal?: boolean;
  /** Any answer but a server failure: the contract leaves it open. */
  readonly open?: boolean;
  /** Any answer that is neither a success nor a failure of the server. */
  readonly denied?: boolean;
}

export const success: Expectation = { success: true };
export const refusal: Expectation = { refusal: true };
export const open: Expectation = { open: true };
export const denied: Expectation = { denied: true };

/** Statuses of the 4xx class that do not mean "the request is not valid". */
const otherwise: ReadonlySet<number> = new Set([401, 403, 404, 405, 407, 408, 429]);

export function isRefusal(status: number): boolean {
  return status >= 400 && status < 500 && !otherwise.has(status);
}

/** What follows from the contract for an input that a schema rejects: its text where the errors document it. */
export function expectedRefusal(subject: Subject, given: RejectedInputModel): Expectation {
  const text = rejectionText(requestSchemas(subject), given);
  const error = ownErrors(subject.operation).find((one) => one.given && one.promised && one.text === text);
  if (error) return { errors: [{ status: error.status, text: error.text }] };
  const usual = text === undefined && !("body" in given) ? usualParameterError(subject) : undefined;
  return usual ? { errors: [expectedError(usual)] } : refusal;
}

/** The error that the whole API has for a parameter that is not valid. */
function usualParameterError({ api, operation }: Subject): ErrorCase | undefined {
  const usual = api.errors.usual.invalidParameter;
  return operation.errors.find(
    ({ shared, status, text }) => shared && status === usual?.status && text === usual.text,
  );
}

/** What the operation answers for a missing object; `undefined` if it documents nothing. */
export function notFound(operation: OperationModel): Expectation | undefined {
  const found = decidedErrors(operation, 404);
  return found.length > 0 ? { errors: found } : undefined;
}

/**
 * What the operation answers for another principal's object: the same as for a missing one, or a 403 that it also
 * documents; `undefined` if it documents neither.
 */
export function foreign(operation: OperationModel): Expectation | undefined {
  const none = notFound(operation);
  return none && { errors: [...(none.errors ?? []), ...decidedErrors(operation, 403)] };
}

/** The errors of a status that the server's own code decides; the texts of a range may be about another status of it. */
function decidedErrors(operation: OperationModel, status: number): ExpectedError[] {
  return errorsOfStatus(operation, status)
    .filter(({ given, shared }) => !given && !shared)
    .map((error) => (error.status === status ? expectedError(error) : { status }));
}

/** The answer to a valid request for an existing object: a success, or an error that only the server's own state decides. */
export function accepted(operation: OperationModel): Expectation {
  const others = ownErrors(operation).filter(({ status, given }) => !given && status !== 404);
  return others.length > 0 ? { success: true, errors: others.map(expectedError) } : success;
}

/** The answer to a caller without a valid credential; any answer but a success if the operation documents none. */
export function unauthorized(operation: OperationModel, status: number): Expectation {
  const found = errorsOfStatus(operation, status).filter(({ shared }) => shared);
  if (found.length === 0) return denied;
  return { errors: found.map(({ promised, text }) => (promised ? { status, text } : { status })) };
}

/** Whether an error with this text is the one that may come. */
export function allows({ text, ...error }: ExpectedError, sent: unknown): boolean {
  return text === undefined || isSaid({ text, ...error }, sent);
}

/** An error as it may come: with its text, if one is promised. */
export function expectedError({ status, text, parts, promised }: ErrorCase): ExpectedError {
  return promised && text !== "" ? { status, text, ...(parts ? { parts } : {}) } : { status };
}

/** The errors of an operation without those that the API shares with it. */
function ownErrors({ errors }: OperationModel): OperationModel["errors"] {
  return errors.filter(({ shared }) => !shared);
}

/** The expectation in words. */
export function wordsOf(expected: Expectation, { responses }: Pick<OperationModel, "responses">): string {
  const { success: any, errors = [], refusal: refuse, open: free, denied: deny } = expected;
  if (free) return "anything but a failure of the server";
  if (deny) return "no success";
  return [
    ...(any ? [responses.map(({ status }) => status).join(" or ") || "a success"] : []),
    ...errors.map(({ status, text }) => (text === undefined ? String(status) : `${status} \`${text}\``)),
    ...(refuse ? ["a 4xx that refuses the request"] : []),
  ].join(", or ");
}

/** Whether a status is what the operation answers to valid input: of one that documents no success, any 2xx. */
export function isSuccess(
  operation: Pick<OperationModel, "responses" | "errorResponses">,
  status: number,
): boolean {
  return answerFor(operation, status) !== undefined || (status < 300 && isSuccessUnsaid(operation));
}

/** Whether it is an expected 501: the answer to a method that the server does not implement at all (RFC 9110, section 15.6.2). */
function isUnimplemented({ errors = [] }: Expectation, status: number): boolean {
  return status === 501 && errors.some((error) => error.status === 501);
}

/** A way in which an answer differs from what is expected. */
export type Difference = "failed" | "accepted" | "refused" | "status" | "text";

/** How an answer with this status and error text differs from what is expected; `undefined`: it does not. */
export function differs(
  expected: Expectation,
  { responses, errorResponses = [] }: Pick<OperationModel, "responses"> & Partial<OperationModel>,
  status: number,
  text: string | undefined,
): Difference | undefined {
  const documented = { responses, errorResponses };
  if (status >= 500) return isUnimplemented(expected, status) ? undefined : "failed";
  if (expected.open) return undefined;
  if (expected.denied) return status < 300 ? "accepted" : undefined;
  if (expected.success && isSuccess(documented, status)) return undefined;
  if (expected.refusal && isRefusal(status)) return undefined;
  const key = keyOfStatus(documentedKeys(documented), status);
  const errors = (expected.errors ?? []).filter((error) => error.status === status || error.status === key);
  if (errors.some((error) => allows(error, text))) return undefined;
  if (errors.length > 0) return "text";
  if (status < 300 && !expected.success) return "accepted";
  return expected.success && status >= 400 ? "refused" : "status";
}
