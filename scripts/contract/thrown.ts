import { z } from "zod";
import { errorMessage } from "../lib/error-message.ts";
import { ProblemError } from "../lib/problem.ts";
import { withoutDot } from "../lib/quoted-text.ts";
import { contractProblem } from "./problems.ts";
import { frameIn } from "./stack.ts";

/**
 * Turns an error that was thrown while the spec's own code ran into a `ProblemError` if
 * that code threw it; returns it unchanged if it is ours. `inputs` are the absolute paths of the
 * spec's modules, `file` is how messages name the spec.
 */
export function blamed(error: unknown, inputs: readonly string[], file: string): unknown {
  if (error instanceof z.core.$ZodAsyncError)
    return new ProblemError([contractProblem("spec-asynchronous:somewhere", {}, { file })], { cause: error });
  const frame = error instanceof Error && !(error instanceof ProblemError) && frameIn(error, inputs);
  if (!frame) return error;
  const problem = contractProblem("spec-throws:judging", { reason: reasonThrown(error) }, frame);
  return new ProblemError([problem], { cause: error });
}

/** The message of an error of the spec's own code, without the dot at its end. */
export function reasonThrown(error: unknown): string {
  return withoutDot(errorMessage(error));
}
