import { z } from "zod";
import { ProblemError } from "../lib/problem.ts";
import { frameIn } from "./stack.ts";

/**
 * Turns an error that was thrown while the spec's own code ran into a `ProblemError` if
 * that code threw it; returns it unchanged if it is ours. `inputs` are the absolute paths of the
 * spec's modules, `file` is how messages name the spec.
 */
export function blamed(error: unknown, inputs: readonly string[], file: string): unknown {
  if (error instanceof z.core.$ZodAsyncError)
    return new ProblemError(
      [
        {
          code: "spec-asynchronous",
          message: "A condition or a transform in a schema of the spec is asynchronous.",
          file,
          fix: "Make it synchronous: whether a request is valid must not depend on when it is asked.",
        },
      ],
      { cause: error },
    );
  const frame = error instanceof Error && !(error instanceof ProblemError) && frameIn(error, inputs);
  return frame
    ? new ProblemError([{ ...thrown(error, "as its schemas judge a value"), ...frame }], { cause: error })
    : error;
}

/** The problem of a spec whose code throws. */
export function thrown(error: unknown, when: string) {
  const message = error instanceof Error ? error.message : String(error);
  return {
    code: "spec-throws",
    message: `The spec throws ${when}: ${message}`,
    fix: "Mend the code there; `--verbose` shows the whole stack.",
  };
}
