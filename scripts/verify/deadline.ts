/** The most milliseconds that a timer of Node takes. */
const longestTimer = 2 ** 31 - 1;

export interface Deadline {
  /** Aborted once the budget is used up, or once the caller's signal is. */
  readonly signal: AbortSignal;
  readonly close: () => void;
}

/**
 * Ends a run after `budget` milliseconds, or with the caller's signal. `AbortSignal.any()` of an
 * `AbortSignal.timeout()` does not: Node collects the timeout as garbage, and the run goes on
 * (nodejs/node#57736).
 */
export function deadlineAfter(budget: number | undefined, signal: AbortSignal | undefined): Deadline {
  const controller = new AbortController();
  const abort = () => controller.abort();
  if (signal?.aborted) abort();
  signal?.addEventListener("abort", abort);
  const timer = budget === undefined ? undefined : setTimeout(abort, Math.min(budget, longestTimer));
  return {
    signal: controller.signal,
    close: () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", abort);
    },
  };
}
