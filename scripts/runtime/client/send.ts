import { type Clock, type Context, defaults, log } from "./client.ts";
import { type Redact, unchanged } from "./credentials.ts";
import { type Attempts, type End, type RequestOutcome, readBody } from "./decode.ts";
import { type Stopped, stopped, stoppedBy } from "./result.ts";

/** What is passed to `fetch`. */
export interface Sendable {
  readonly method: string;
  readonly url: string;
  readonly init?: RequestInit;
  /** Makes the request of an attempt; if absent, URL and `init` are used. */
  readonly make?: () => Request;
  readonly signal?: AbortSignal | undefined;
  /** Whether it may be sent again. */
  readonly repeatable: boolean;
}

/**
 * Sends a request, and repeats it if it is repeatable and the answer or the failure may be temporary.
 * Returns the outcome of the last attempt. Throws only for programming errors.
 */
export async function send(request: Sendable, context: Context): Promise<RequestOutcome> {
  const { method, url, repeatable } = request;
  const { clock, deadline, retries, timeout, signal = request.signal } = context;
  const end = clock.now() + deadline;
  let former: Attempts = { url, attempts: 0, redact: unchanged };
  for (;;) {
    const last = !repeatable || former.attempts >= retries;
    const left = end - clock.now();
    const milliseconds = Math.min(timeout, left);
    const limit = milliseconds < left ? "attempt" : "deadline";
    const late = () => stopped("timeout", `no answer in ${milliseconds} ms`, { limit });
    const outcome = await attempt(request, former, context, { signal, clock, milliseconds, late });

    const { failure, response } = outcome;
    const mayPass = failure ? !failure.final : retryableStatuses.includes(response?.status);
    const asked = failure ? null : response?.headers.get("Retry-After");
    const wait = mayPass && !last ? backoff(outcome.attempts, asked, clock) : Infinity;
    const again = clock.now() + wait < end;
    const next = again ? `; again in ${Math.round(wait)} ms` : "";
    log(
      context,
      again ? "warn" : "debug",
      `${method} ${url}: ${failure?.message ?? response?.status}${next}`,
    );
    if (!again) return outcome;
    // Waiting is work that never settles; only a time limit or the caller's signal ends it.
    const waiting = () => new Promise<never>(() => {});
    const interrupted = await within(
      { signal, clock, milliseconds: wait, late: () => undefined },
      waiting,
    ).catch((stop?: Stopped) => stop);
    if (interrupted) return { ...outcome, failure: interrupted };
    former = outcome;
  }
}

/** Sends a request once, and reads the whole answer; follows no redirect. */
async function attempt(
  { url, init, make }: Sendable,
  former: Attempts,
  // Not called as a method: browsers refuse to run their `fetch` on another object.
  { key, fetch, maxBytes }: Context,
  limits: TimeLimits,
): Promise<RequestOutcome> {
  const now = { ...former };
  let response: Response | undefined;
  const work = async (end: End) => {
    now.attempts++;
    const given = make?.();
    // Header fields of its own: another attempt may have another credential.
    const headers = new Headers((given ?? init)?.headers);
    const sent = { ...init, headers, signal: end.signal, redirect: "manual" } as const;
    // Only a function of the caller's needs a `Request`.
    const isOwn = fetch !== defaults.fetch;
    const request = given || isOwn ? new Request(given ?? url, sent) : { url, headers, init: sent };
    const answer = await (key?.(request, fetch, now) ?? fetch(request));
    response = withoutSecret(answer, url, now.redact);
    return readBody(answer, maxBytes, end);
  };
  try {
    const bytes = await within(limits, work);
    // An earlier attempt may have failed.
    return { ...now, failure: undefined, response: response as unknown as Response, bytes };
  } catch (error) {
    return { ...now, response, failure: stoppedBy(error, now.redact) };
  }
}

/** Returns only status and header fields of an answer: its URL may hold the credential, and a server may repeat it. */
function withoutSecret(
  { status, statusText, headers: fields }: Response,
  url: string,
  redact: Redact,
): Response {
  // Browsers show a redirect as an answer without a status.
  if (!status) throw new Error("a redirect");
  const init = {
    // A server may send a status that `Response` refuses.
    status: Math.min(status, 599),
    statusText: redact(statusText),
    headers: [...fields].map(([name, value]): [string, string] => [name, redact(value)]),
  };
  const copy = Object.defineProperty(new Response(null, init), "url", { value: url });
  // Platforms read a member that is redefined slowly.
  return status === init.status ? copy : Object.defineProperty(copy, "status", { value: status });
}

/** Statuses that may differ at the next attempt. */
const retryableStatuses: readonly unknown[] = [408, 429, 500, 502, 503, 504];

/** The base of the wait, in milliseconds; it doubles with each attempt, the first one included. */
const unit = 250;
const cap = 8_000;
const retryAfterCap = 60_000;

/**
 * Returns the milliseconds to wait before the next attempt: what `Retry-After` says (RFC 9110, section
 * 10.2.3: seconds or a date), up to a cap; otherwise a random part of a time that doubles with each attempt.
 */
function backoff(attempts: number, retryAfter: string | null | undefined, { now, random }: Clock): number {
  const asked = /^\d+$/.test(retryAfter ?? "")
    ? Number(retryAfter) * 1000
    : Date.parse(retryAfter ?? "") - now();
  return asked >= 0 ? Math.min(asked, retryAfterCap) : random() * Math.min(cap, unit * 2 ** attempts);
}

/** What may end work early. */
interface TimeLimits {
  readonly clock: Clock;
  readonly milliseconds: number;
  /** Makes the rejection's reason when the time is up. */
  readonly late: () => unknown;
  /** The caller's signal. */
  readonly signal?: AbortSignal | null | undefined;
}

/**
 * Settles with the work, when the time is up, or when the caller aborts, whichever comes first, even if
 * the work ignores its signal. Work whose signal is already aborted is not started.
 */
function within<Result>(
  { clock, milliseconds, late, signal }: TimeLimits,
  work: (end: End) => Promise<Result>,
): Promise<Result> {
  return new Promise((resolve, reject) => {
    const controller = new AbortController();
    const end: End = { signal: controller.signal };
    const settle =
      <Value>(by: (value: Value) => void) =>
      (value: Value) => {
        cancel();
        signal?.removeEventListener("abort", abort);
        by(value);
      };
    const stop = (reason: unknown) => {
      settle(reject)(reason);
      controller.abort(reason);
      end.onReached?.();
    };
    const abort = () =>
      stop(stopped("aborted", String(signal?.reason?.message ?? signal?.reason), undefined, true));
    const cancel = clock.after(milliseconds, () => stop(late()));
    if (signal?.aborted) return abort();
    signal?.addEventListener("abort", abort);
    work(end).then(settle(resolve), settle(reject));
  });
}
