import type { ProblemTexting } from "../../lib/problem-table.ts";

/** What the words about the API and about calls can have wrong. */
export const apiWordProblems = {
  "body-limit-without-body": {
    message: "`{operationId}` has a `bodyLimit`, but no request body.",
    fix: "Remove it, or give the operation a `body`.",
  },
  "deadline-before-timeout": {
    message:
      "`deadline` of `{operationId}` is {deadline} ms, less than its `timeout` of {timeout} ms: no attempt could take as long.",
    fix: "Raise `deadline`, or lower `timeout`.",
  },
  "example-over-limit": {
    message:
      "The example `{name}` of the request body of `{operationId}` has {bytes} bytes, more than its `bodyLimit` of {bodyLimit}.",
    fix: "Raise `bodyLimit`, or shorten the example.",
  },
  "retries-not-safe": {
    message:
      "`{operationId}` has `retries: {retries}`, but it is not idempotent: sending it twice may do it twice, so no client sends it again.",
    fix: "Remove `retries`, or write `idempotent: true` if the server takes it only once.",
  },
} as const satisfies ProblemTexting;
