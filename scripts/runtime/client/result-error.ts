import type { AnyResult } from "./result.ts";

/** Thrown for a result other than a documented answer. Holds no credential. */
export class ResultError<Result extends AnyResult = AnyResult> extends Error {
  readonly result: Result;

  constructor(result: Result) {
    const { request, status } = result;
    const reason = result.ok ? "" : "reason" in result ? result.reason : result.error;
    super(`${request.method} ${request.url}: ${status} ${reason}`);
    this.result = result;
  }
}
