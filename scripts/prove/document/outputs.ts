import { isObject } from "../../lib/json.ts";
import { pointerStep } from "../../lib/json-pointer.ts";

/**
 * The place at which Zod's output differs from its input; `undefined` if there is none. A field that it
 * added is a default, and one that it left out is unknown to it.
 */
export function changedAt(taken: unknown, given: unknown): string | undefined {
  if (Array.isArray(taken) && Array.isArray(given)) {
    if (given.length < taken.length) return "";
    return first(taken.keys(), (index) => changedAt(taken[index], given[index]));
  }
  if (isObject(taken) && isObject(given) && !(taken instanceof Blob))
    return first(Object.keys(given), (name) =>
      Object.hasOwn(taken, name) ? changedAt(taken[name], given[name]) : undefined,
    );
  return taken === given ? undefined : "";
}

function first<Key extends string | number>(
  keys: Iterable<Key>,
  find: (key: Key) => string | undefined,
): string | undefined {
  for (const key of keys) {
    const found = find(key);
    if (found !== undefined) return pointerStep(key) + found;
  }
  return undefined;
}
