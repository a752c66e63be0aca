import type { Problem } from "../../lib/problem.ts";
import { contractProblem } from "../problems.ts";

/** A problem for every `todo()` that is left, at its pointer. */
export function checkTodos(api: unknown): Problem[] {
  return placesOf(api, [], new Set()).map(({ pointer, what }) =>
    contractProblem("todo", { place: pointer, what }, { pointer }),
  );
}

interface Place {
  readonly pointer: string;
  readonly what: string;
}

function placesOf(value: unknown, path: readonly string[], above: ReadonlySet<unknown>): Place[] {
  // The inside of a Zod schema is Zod's, not what the author wrote.
  if (typeof value !== "object" || value === null || "_zod" in value || above.has(value)) return [];
  if ("todo" in value && typeof value.todo === "string" && Object.keys(value).length === 1)
    return [{ pointer: path.join("/"), what: value.todo }];
  const around = new Set([...above, value]);
  return Object.entries(value).flatMap(([key, inner]) =>
    placesOf(inner, [...path, nameOf(inner, key, path)], around),
  );
}

/** An operation is named by its id instead of its index. */
function nameOf(inner: unknown, key: string, path: readonly string[]): string {
  const id =
    path.length === 1 && path[0] === "operations"
      ? (inner as { operationId?: unknown })?.operationId
      : undefined;
  return typeof id === "string" ? id : key;
}
