import { forStatus, keyOfStatus, type StatusKey, shownStatus } from "../lib/status.ts";
import type { ErrorCase, OperationModel, ResponseModel } from "./model.ts";

type Documented = Pick<OperationModel, "responses" | "errorResponses">;

/** Every status and range that an operation documents. */
export function documentedKeys({ responses, errorResponses }: Documented): StatusKey[] {
  return [...responses, ...errorResponses].map(({ status }) => status);
}

/**
 * The `default` of an operation that documents no success: it also covers successes (OpenAPI 3.1, Responses Object).
 */
export function defaultAnswer({ responses, errorResponses }: Documented): ResponseModel | undefined {
  return responses.length > 0 ? undefined : errorResponses.find(({ status }) => status === "default");
}

/** The response that documents a success or a redirect. */
export function answerFor(operation: Documented, status: number): ResponseModel | undefined {
  return forStatus(operation.responses, status) ?? (status < 300 ? defaultAnswer(operation) : undefined);
}

/** Whether an operation documents errors only. */
export function isSuccessUnsaid(operation: Documented): boolean {
  const { responses, errorResponses } = operation;
  return responses.length === 0 && errorResponses.length > 0 && !defaultAnswer(operation);
}

/** The status to answer or to show for a response of an operation. */
export function statusOfResponse(operation: Documented, { status, content }: ResponseModel): number {
  return shownStatus(status, documentedKeys(operation), content.length > 0);
}

/** The status to answer or to show for an error of an operation. */
export function statusOfError(operation: Documented, error: ErrorCase): number {
  if (standsForSuccess(operation, error)) return 200;
  const { status, payload } = error;
  return shownStatus(status, documentedKeys(operation), payload !== undefined);
}

/**
 * Whether a response covers the successes of an operation that documents none: its `default`, unless that has the text
 * of an error.
 */
export function standsForSuccess(operation: Documented, { status, promised, shared }: ErrorCase): boolean {
  return status === "default" && !promised && !shared && defaultAnswer(operation) !== undefined;
}

/** The errors of a status: its own, else those of its range, else those of the default. */
export function errorsOfStatus(
  { responses = [], errors }: Partial<OperationModel> & Pick<OperationModel, "errors">,
  status: number,
): ErrorCase[] {
  const key = keyOfStatus(
    [...responses, ...errors].map((one) => one.status),
    status,
  );
  return errors.filter((error) => error.status === key);
}
