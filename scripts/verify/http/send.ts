import { setTimeout as pauseFor } from "node:timers/promises";
import { createExchange } from "./exchange.ts";
import { type HttpAnswer, type HttpOutcome, type HttpRequest, isAnswer } from "./message.ts";
import type { TraceRequest } from "./trace.ts";

export interface RequestSender {
  /** Never rejects. */
  readonly send: (request: HttpRequest) => Promise<HttpOutcome>;
  /** How many requests were sent. */
  readonly count: () => number;
  /**
   * Waits, where requests had no answer in time: the server may still be working on one, which must
   * not be done after what puts it back. It gets as long again as it had.
   */
  readonly settle: () => Promise<void>;
  readonly close: () => void;
}

/** How many requests are on the way at once. */
export const concurrency = 8;

/** How often a request is sent again that the server did not look at, as there were too many. */
const mostRepeats = 5;
/** Milliseconds: how long a server may have us wait, how long where it does not say, and how long when the time is over. */
const longestPause = 60_000;
const usualPause = 1000;
const latePause = 1000;

/**
 * Sends requests to a server. A 429 (RFC 6585, section 4) is no answer yet: all requests wait as long
 * as it says, and it is sent again. `over` ends such a pause; what is sent after it, to put back what
 * was changed, waits a moment only.
 */
export function createSender(
  server: string,
  timeout: number,
  over: AbortSignal,
  traced: TraceRequest,
): RequestSender {
  const { exchange, close } = createExchange(server, { connections: concurrency, timeout });
  let count = 0;
  let lost = 0;
  const sent = async (request: HttpRequest): Promise<HttpOutcome> => {
    count++;
    const named = traced(request);
    const first = await exchange(named.request);
    // A server may close an idle connection at the moment at which it is used again.
    const outcome = first.stale ? await exchange(named.request) : first;
    if (!isAnswer(outcome) && outcome.failure === "timeout") lost++;
    return { ...outcome, trace: named.trace };
  };
  let pause = Promise.resolve();
  const send = async (request: HttpRequest, repeats = mostRepeats): Promise<HttpOutcome> => {
    await pause;
    const late = over.aborted;
    const outcome = await sent(request);
    if (!isAnswer(outcome) || outcome.status !== 429 || repeats === 0) return outcome;
    // Whoever asks for it begins nothing new any more.
    if (over.aborted && !late) return outcome;
    const asked = pauseOf(outcome);
    pause = late
      ? pauseFor(Math.min(asked, latePause))
      : pauseFor(asked, undefined, { signal: over }).catch(() => {});
    await pause;
    return over.aborted && !late ? outcome : send(request, repeats - 1);
  };
  const settle = async () => {
    if (lost > 0) await pauseFor(timeout);
  };
  return { send: (request) => send(request), count: () => count, settle, close };
}

/** `Retry-After` (RFC 9110, section 10.2.3) in milliseconds: seconds, or a date. */
function pauseOf({ headers: { "retry-after": field = "" } }: HttpAnswer): number {
  const asked = /^\d+$/.test(field) ? Number(field) * 1000 : Date.parse(field) - Date.now();
  return Number.isNaN(asked) ? usualPause : Math.max(0, Math.min(asked, longestPause));
}
