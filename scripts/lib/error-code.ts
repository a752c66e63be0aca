/** What programs tell an error by: a word, or an integer. */
export type ErrorCode = string | number;

/** Whether a value can be the code of an error. */
export function isErrorCode(value: unknown): value is ErrorCode {
  return typeof value === "string" || Number.isSafeInteger(value);
}
