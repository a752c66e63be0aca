import type { HttpAnswer } from "./message.ts";

/** Milliseconds: how long a server may have us wait, and how long where it does not say. */
const longestPause = 60_000;
const usualPause = 1000;

/** Header fields in which a server says when to come back, the most specific one first. */
const resets = ["ratelimit-reset", "x-ratelimit-reset", "x-rate-limit-reset"];

/**
 * How long a 429 asks to wait, in milliseconds: `Retry-After` (RFC 9110, section 10.2.3) as seconds or a date, or else
 * the end of the window that `RateLimit` or `RateLimit-Reset` names.
 */
export function pauseOf({ headers }: HttpAnswer, now = Date.now()): number {
  const { "retry-after": after = "", ratelimit = "", date = "" } = headers;
  // The server's own clock may be another.
  const clock = Date.parse(date);
  const known = Number.isNaN(clock) ? now : clock;
  const [, window] = /\b(?:t|reset)\s*=\s*(\d+)/.exec(ratelimit) ?? [];
  const reset = resets.map((name) => headers[name]).find((text) => text !== undefined);
  const asked =
    after !== ""
      ? (seconds(after, known) ?? Date.parse(after) - known)
      : (seconds(window, known) ?? seconds(reset, known) ?? Number.NaN);
  return Number.isNaN(asked) ? usualPause : Math.max(0, Math.min(asked, longestPause));
}

/** Returns seconds, from now or (if the number is large) since 1970, as milliseconds from now. */
function seconds(text: string | undefined, now: number): number | undefined {
  if (text === undefined || !/^\d+(?:\.\d+)?$/.test(text)) return undefined;
  const number = Number(text);
  return number > 1e9 ? number * (number > 1e12 ? 1 : 1000) - now : number * 1000;
}
