import type {
  BreachEntry,
  FailureEntry,
  RequestEntry,
} from "../../fixtures/workshop/expected/server/index.ts";

/** Anything that an app says to its logger. */
export type LoggedEntry = RequestEntry | FailureEntry | BreachEntry;
