import { sampleOf } from "../../cases/index.ts";
import { ProblemError } from "../../problem.ts";
import type { Placed } from "./judges.ts";

/** Whether a valid value of a schema can be found: one that contradicts itself has none. */
export function satisfiable({ root, schema }: Placed): boolean {
  try {
    sampleOf(schema, { root });
    return true;
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    return false;
  }
}
