import { z } from "zod";

/** A string that must be there; `""` and `null` count as missing. `error` is the text for all three. */
export function requiredString(error: string) {
  const missing = (input: unknown) => input === undefined || input === null;
  return z.string({ error: (issue) => (missing(issue.input) ? error : undefined) }).min(1, error);
}
