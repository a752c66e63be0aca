import type { BreachEntry, FailureEntry, RequestEntry } from "../../../generated/server/index.ts";

/** Anything that an app says to its logger. */
export type LoggedEntry = RequestEntry | FailureEntry | BreachEntry;
