import { ProblemError } from "../../lib/problem.ts";
import { verifyProblem } from "../problems.ts";

/** Options of requests that are sent. */
interface SendingOptions {
  readonly local?: boolean;
  readonly readOnly?: boolean;
  readonly budget?: number;
  readonly timeout?: number;
}

const names = {
  local: "--local",
  readOnly: "--read-only",
  budget: "--budget",
  timeout: "--timeout",
} as const satisfies Record<keyof SendingOptions, string>;

/** Throws a `ProblemError` for options that say how to send, where nothing is sent. */
export function refuseSending(options: SendingOptions): void {
  const given = Object.entries(names).filter(([name]) => options[name as keyof SendingOptions]);
  if (given.length > 0)
    throw new ProblemError(given.map(([, option]) => verifyProblem("har-and-server", { option })));
}
