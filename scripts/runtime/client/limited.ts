import type { Clock } from "./clock.ts";
import { stopped } from "./failure.ts";

/** What ends work before its own end. */
export interface Limit {
  readonly clock: Clock;
  readonly milliseconds: number;
  /** The error when the time is up. */
  readonly late: () => Error;
  /** The caller's. */
  readonly signal?: AbortSignal | null | undefined;
}

/**
 * Ends with the work, when the time is up, or when the caller aborts, whichever is first, also if
 * the work does not heed the signal that it is given.
 */
export function limited<Result>(
  work: (signal: AbortSignal) => Promise<Result>,
  { clock, milliseconds, late, signal }: Limit,
): Promise<Result> {
  return new Promise((resolve, reject) => {
    const controller = new AbortController();
    const release = () => {
      cancel();
      signal?.removeEventListener("abort", abort);
    };
    const stop = (error: Error) => {
      release();
      reject(error);
      controller.abort(error);
    };
    const abort = () => stop(stopped("aborted", String(signal?.reason?.message ?? signal?.reason)));
    const cancel = clock.after(milliseconds, () => stop(late()));
    if (signal?.aborted) return abort();
    signal?.addEventListener("abort", abort);
    work(controller.signal).then(resolve, reject).finally(release);
  });
}
