const acceptable = /^[\w.:/+=-]{1,128}$/;

/** The caller's `X-Request-Id` where it is fit for a log line, otherwise a new one. */
export function requestIdOf(given: string | null): string {
  return given !== null && acceptable.test(given) ? given : crypto.randomUUID();
}
