import type { Problem } from "../../lib/problem.ts";
import type { Operation } from "../operation.ts";
import { contractProblem } from "../problems.ts";
import { callbackOperations, type SentOperation } from "../sent.ts";
import { expressionProblems } from "./expressions.ts";
import type { ContractCheck } from "./index.ts";

/** The expressions in a callback's URL name something that the request or the response has. */
export const checkCallbacks: ContractCheck = ({ operations }) =>
  operations.flatMap((operation) =>
    callbackOperations(operation).flatMap((callback) => ofCallback(operation, callback)),
  );

function ofCallback(operation: Operation, { path: url, sent }: SentOperation): Problem[] {
  const place = `${sent.place}/url`;
  if (!/^(?:https?:\/\/|\{\$)/.test(url))
    return [contractProblem("callback-url", { place, url: JSON.stringify(url) }, { pointer: place })];
  // Any of the responses may precede it.
  const each = Object.values(operation.responses).map((response) =>
    expressionProblems(url, { operation, response }, place),
  );
  return each.reduce(
    (fewest, problems) => (problems.length < fewest.length ? problems : fewest),
    each[0] ?? [],
  );
}
