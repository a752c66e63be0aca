import { backoff, passing } from "./backoff.ts";
import type { Clock } from "./clock.ts";
import type { Received } from "./decode.ts";
import { attempt, type Exchange } from "./exchange.ts";
import { type Stopped, stopped } from "./failure.ts";
import { limited } from "./limited.ts";
import { log } from "./log.ts";
import { tooLarge } from "./read.ts";

/** Sends what `fetch` would be given. */
export type Send = (input: Request | string, init?: RequestInit) => Promise<Received>;

/**
 * Sends a request, and again where that may help: the exchange may be repeated, and the answer or
 * the failure is of a passing kind. Gives the last answer or throws the last failure.
 */
export async function send(
  input: Request | string,
  init: RequestInit | undefined,
  exchange: Exchange,
  clock: Clock,
): Promise<Received> {
  const { settings } = exchange;
  const given: { url: string; method?: string; signal?: AbortSignal | null } =
    typeof input === "string" ? { ...init, url: input } : input;
  const { method, url } = given;
  const signal = exchange.signal ?? given.signal;
  const end = clock.now() + settings.deadline;
  exchange.url = url;
  for (;;) {
    const last = !exchange.repeatable || exchange.attempts >= settings.retries;
    const left = end - clock.now();
    const milliseconds = Math.min(settings.timeout, left);
    const limit = milliseconds < left ? "attempt" : "deadline";
    const late = () => stopped("timeout", `no answer in ${milliseconds} ms`, { limit });
    const work = (signal: AbortSignal) =>
      attempt(last || typeof input === "string" ? input : input.clone(), { ...init, signal }, exchange);
    const outcome: Received | Stopped = await limited(work, { signal, clock, milliseconds, late }).catch(
      (error) => error,
    );

    const { response, message } = outcome as Partial<Received & Stopped>;
    const wait = backoff(exchange.attempts, response?.headers.get("Retry-After"), clock);
    const again = !last && clock.now() + wait < end && mayPass(outcome);
    const next = again ? `; again in ${Math.round(wait)} ms` : "";
    log(settings, again ? "warn" : "debug", `${method} ${url}: ${response?.status ?? message}${next}`);
    if (!again) {
      if ("response" in outcome) return outcome;
      throw outcome;
    }
    await limited((signal) => pause(wait, signal, clock), { signal, clock, milliseconds: left, late });
  }
}

/** A busy server, a failed connection, a late attempt; not an abort, a mistake in a `fetch` or a huge body. */
function mayPass(outcome: Received | Stopped): boolean {
  if ("response" in outcome) return passing.includes(outcome.response.status);
  const { status, code } = outcome.failure ?? {};
  if (outcome.final) return false;
  return status === "timeout" || (status === "network-error" && code !== tooLarge);
}

function pause(milliseconds: number, signal: AbortSignal, clock: Clock): Promise<void> {
  return new Promise((resolve) => {
    signal.onabort = clock.after(milliseconds, resolve);
  });
}
