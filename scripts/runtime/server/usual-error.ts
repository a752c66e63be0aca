import type { OperationError } from "./contract.ts";

/**
 * The error that a status stands for where a handler names none: the one that handlers decide; where
 * they decide none, the only one there is. `undefined`: the handler must say which.
 */
export function usualError(errors: readonly OperationError[], status: number): OperationError | undefined {
  const candidates = errors.filter((error) => error.status === status);
  const handlers = candidates.filter(({ by }) => by === "handler");
  const [only, second] = handlers.length > 0 ? handlers : candidates;
  return second ? undefined : only;
}
