import type { Clock } from "./clock.ts";

/** Before it has doubled for the first attempt. */
const unit = 250;
const cap = 8_000;
const retryAfterCap = 60_000;

/** Statuses that may be another one the next time. */
export const passing: readonly number[] = [408, 429, 500, 502, 503, 504];

/**
 * Milliseconds to wait before the next attempt: what `Retry-After` says (RFC 9110, section 10.2.3:
 * seconds or a date), up to a cap; else a random part of a time that doubles with each attempt.
 */
export function backoff(
  attempts: number,
  retryAfter: string | null | undefined,
  { now, random }: Clock,
): number {
  const asked = /^\d+$/.test(retryAfter ?? "")
    ? Number(retryAfter) * 1000
    : Date.parse(retryAfter ?? "") - now();
  return asked >= 0 ? Math.min(asked, retryAfterCap) : random() * Math.min(cap, unit * 2 ** attempts);
}
