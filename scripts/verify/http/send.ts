import { setTimeout as pauseFor } from "node:timers/promises";
import { createExchange } from "./exchange.ts";
import { type HttpAnswer, type HttpOutcome, type HttpRequest, isAnswer } from "./message.ts";
import { pauseOf } from "./pause.ts";
import type { Tokens } from "./tokens.ts";
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
  /** Why nothing can be sent any more that the server would take. */
  readonly failure: () => string | undefined;
  readonly close: () => void;
}

interface SenderOptions {
  /** Milliseconds that one answer may take. */
  readonly timeout: number;
  /** Ends a pause: the requests after it, which restore what was changed, wait only for a moment. */
  readonly over: AbortSignal;
  readonly tokens: Tokens;
  readonly traced: TraceRequest;
  /** Requests in a second, at most. */
  readonly rate?: number | undefined;
  /** Whether a request must not be sent at all. */
  readonly isWithheld: (request: HttpRequest) => boolean;
}

/** How many requests are on the way at once. */
export const concurrency = 8;

/** How many pauses in a row may be in vain, and how often one request is repeated: each of the others comes first once or twice. */
const mostPauses = 5;
const mostRepeats = 2 * concurrency;
/** How often a request that gets a 503 is repeated, and after how many such requests a 503 counts as an answer. */
const mostOfBreak = 3;
const mostBroken = 2;
/** How many milliseconds a pause lasts after the budget is used up. */
const latePause = 1000;

/**
 * Sends requests to a server. A 429 (RFC 6585, section 4) is no answer yet, nor is a 503 that says when to come back
 * (RFC 9110, section 15.6.4): all requests wait as long as it says, and it is sent again. So is a request whose
 * credential has expired, with a new one.
 */
export function createSender(
  server: string,
  { timeout, over, tokens, traced, rate, isWithheld }: SenderOptions,
): RequestSender {
  const { exchange, close } = createExchange(server, { connections: concurrency, timeout });
  const turn = turnsOf(rate);
  let count = 0;
  let lost = 0;
  const sent = async (request: HttpRequest): Promise<HttpOutcome> => {
    await turn();
    count++;
    const named = traced(request);
    const first = await exchange(named.request);
    // A server may close an idle connection at the moment at which it is used again, and another idle one as well.
    const outcome = first.stale ? await exchange(named.request, true) : first;
    if (!isAnswer(outcome) && outcome.failure === "timeout") lost++;
    return { ...outcome, trace: named.trace };
  };

  let pause = Promise.resolve();
  let inVain = 0;
  let broken = 0;
  /** Whether to send the request again, after this many times. */
  const isBusy = ({ status, headers }: HttpAnswer, repeats: number): boolean => {
    if (status !== 503 || headers["retry-after"] === undefined || broken >= mostBroken) return status === 429;
    if (repeats < mostOfBreak) return true;
    broken++;
    return false;
  };
  const waited = async (request: HttpRequest): Promise<HttpOutcome> => {
    for (let repeats = 0; ; repeats++) {
      const before = pause;
      await before;
      const late = over.aborted;
      const outcome = await sent(request);
      if (!isAnswer(outcome)) return outcome;
      if (!isBusy(outcome, repeats)) {
        inVain = 0;
        return outcome;
      }
      // The caller starts nothing new after this.
      if ((over.aborted && !late) || inVain >= mostPauses || repeats >= mostRepeats) return outcome;
      // A request that was on its way when a pause began starts no other pause.
      if (pause === before) {
        inVain++;
        const asked = pauseOf(outcome);
        pause = late
          ? pauseFor(Math.min(asked, latePause))
          : pauseFor(asked, undefined, { signal: over }).catch(() => {});
      }
      await pause;
      if (over.aborted && !late) return outcome;
    }
  };

  const send = async (request: HttpRequest): Promise<HttpOutcome> => {
    if (isWithheld(request)) return { failure: "withheld", words: "it must not be touched" };
    const first = tokens.current(request);
    const outcome = await waited(first);
    if (!isAnswer(outcome)) return outcome;
    if (outcome.status !== 401) {
      tokens.took(first);
      return outcome;
    }
    if (!(await tokens.renew(first))) return outcome;
    const again = tokens.current(request);
    const second = await waited(again);
    if (isAnswer(second) && second.status !== 401) tokens.took(again);
    return second;
  };
  const settle = async () => {
    if (lost > 0) await pauseFor(timeout);
  };
  return { send, count: () => count, settle, failure: tokens.failure, close };
}

/** Lets at most this many requests pass in a second. */
function turnsOf(rate: number | undefined): () => Promise<void> {
  if (rate === undefined) return async () => {};
  let next = 0;
  return async () => {
    const now = performance.now();
    const mine = Math.max(now, next);
    next = mine + 1000 / rate;
    if (mine > now) await pauseFor(mine - now);
  };
}
