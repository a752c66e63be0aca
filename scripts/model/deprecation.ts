import type { DeprecationModel } from "./model.ts";

/** When an operation was deprecated, and when it may be gone: the end of a sentence; empty if neither is known. */
export function deprecationDates({ since, sunset }: DeprecationModel): string {
  return [since && `since ${since}`, sunset && `it may be gone from ${sunset} on`].filter(Boolean).join("; ");
}
