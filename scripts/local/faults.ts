import { errorWriter, responseOf } from "../runtime/server/answer.ts";
import type { App } from "../runtime/server/app.ts";
import { requestIdOf } from "../runtime/server/request.ts";
import type { ServerContract } from "../runtime/server/types.ts";

/** What is made to go wrong, so that callers can be tested. */
export interface Faults {
  /** Milliseconds before each answer. */
  readonly latency?: number;
  /** The share of requests that fail and have no effect: 0 to 1. */
  readonly fail?: number;
  /** Returns the random numbers, from 0 to below 1, that decide which; the system's if absent. */
  readonly random?: () => number;
}

/** The app with faults: slow, and sometimes a 500 in place of the answer. */
export function withFaults(
  app: App,
  contract: ServerContract,
  { latency = 0, fail = 0, random = Math.random }: Faults,
): App {
  if (latency === 0 && fail === 0) return app;
  return {
    fetch: async (request) => {
      if (latency > 0) await new Promise((resolve) => setTimeout(resolve, latency));
      return random() < fail ? failure(request, contract) : app.fetch(request);
    },
  };
}

function failure({ headers }: Request, contract: ServerContract): Response {
  const fields = { "x-request-id": requestIdOf(headers.get("x-request-id")) };
  return responseOf(errorWriter(contract)(contract.errors.internal, fields));
}
