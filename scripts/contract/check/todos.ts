import type { Problem } from "../../lib/problem.ts";
import { contractProblem } from "../problems.ts";

/** Every place where `todo` still stands, by its pointer. */
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
  // A schema is Zod's own: what it holds is no longer what the author wrote.
  if (typeof value !== "object" || value === null || "_zod" in value || above.has(value)) return [];
  if ("todo" in value && typeof value.todo === "string" && Object.keys(value).length === 1)
    return [{ pointer: path.join("/"), what: value.todo }];
  const around = new Set([...above, value]);
  return Object.entries(value).flatMap(([key, inner]) =>
    placesOf(inner, [...path, nameOf(inner, key, path)], around),
  );
}

/** An operation goes by its id, whatever its place in the list. */
function nameOf(inner: unknown, key: string, path: readonly string[]): string {
  const id =
    path.length === 1 && path[0] === "operations"
      ? (inner as { operationId?: unknown })?.operationId
      : undefined;
  return typeof id === "string" ? id : key;
}
