import { isObject, sampleOf } from "../../cases/index.ts";
import { ProblemError } from "../../problem.ts";
import type { Placed } from "./judges.ts";

/** Whether a valid value of a schema can be found: one that contradicts itself has none. */
export function isSatisfiable({ root, schema }: Placed): boolean {
  try {
    sampleOf(schema, { root });
    return true;
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    return false;
  }
}

/** Both schemas without the one keyword that keeps them from having values, for each such keyword. */
export function* relaxed(old: Placed, now: Placed): Generator<readonly [Placed, Placed]> {
  if (!isObject(old.schema) || !isObject(now.schema)) return;
  for (const keyword of new Set([...Object.keys(old.schema), ...Object.keys(now.schema)])) {
    const [{ [keyword]: _old, ...before }, { [keyword]: _now, ...after }] = [old.schema, now.schema];
    const pair = [
      { ...old, schema: before },
      { ...now, schema: after },
    ] as const;
    if (pair.every(isSatisfiable)) yield pair;
  }
}
