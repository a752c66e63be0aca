import { keyOfStatus, type StatusKey, shownStatus } from "../lib/status.ts";
import type { ErrorCase, OperationModel, ResponseModel } from "./model.ts";

type Documented = Pick<OperationModel, "responses" | "errorResponses">;

/** Every status and range that an operation documents. */
export function documentedKeys({ responses, errorResponses }: Documented): StatusKey[] {
  return [...responses, ...errorResponses].map(({ status }) => status);
}

/** The status to answer or to show for a response of an operation. */
export function statusOfResponse(operation: Documented, { status, content }: ResponseModel): number {
  return shownStatus(status, documentedKeys(operation), content.length > 0);
}

/** The status to answer or to show for an error of an operation. */
export function statusOfError(operation: Documented, { status, payload }: ErrorCase): number {
  return shownStatus(status, documentedKeys(operation), payload !== undefined);
}

/** The errors of a status: those of its own, else those of its range, else those of the default. */
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
