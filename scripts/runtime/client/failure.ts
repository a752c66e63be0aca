/** A programming error: the call is thrown, not answered. `message` never holds a credential. */
export const usage = (message: string): Error => Object.assign(new TypeError(message), { usage: true });

/** What ends a call without an answer, on its way through openapi-fetch and its middleware. */
export interface Stopped extends Error {
  /** It would happen again. */
  readonly final?: boolean;
  readonly failure: {
    readonly status: "network-error" | "timeout" | "aborted" | "invalid-request";
    readonly [detail: string]: unknown;
  };
}

export const stopped = (
  status: Stopped["failure"]["status"],
  reason: string,
  details: Readonly<Record<string, unknown>> = {},
): Stopped => Object.assign(new Error(reason), { failure: { status, ...details } });

/** A request that is not sent, as the input at `pointer` is not what is expected. */
export const invalid = (pointer: string, expected: string): Stopped =>
  stopped("invalid-request", `expected ${expected} at ${pointer || "the input"}`, { pointer, expected });

/** What platforms say of a connection that failed, where they give no `cause` and no `code`. */
const platform = /^(fetch fail|fail|load fail|network|terminated|the int|error )/i;

/**
 * A failed `fetch`, in redacted words: platforms hide the reason in `cause`, some behind several. An error
 * that JavaScript itself throws, and that says none of this, is a mistake in a `fetch` that was given.
 */
export function broken(error: unknown, redacted: (text: string) => string): unknown {
  if (error instanceof Error && ("failure" in error || "usage" in error)) return error;
  const reasons: string[] = [];
  let code: unknown;
  for (let cause = error; cause instanceof Error && reasons.length < 4; cause = cause.cause) {
    reasons.push(cause.message);
    code = (cause as { code?: unknown }).code ?? code;
  }
  const final =
    error instanceof Error &&
    /^(Type|Ref|Syn|Ran)/.test(error.name) &&
    !(error.cause ?? code) &&
    !platform.test(error.message);
  const reason = redacted(reasons.join(": ") || String(error));
  return Object.assign(stopped("network-error", reason, code ? { code } : {}), { final });
}
