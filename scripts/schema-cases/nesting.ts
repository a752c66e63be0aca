import { ProblemError } from "../lib/problem.ts";
import { schemaCasesProblem } from "./problems.ts";

/** The deepest nesting of schemas that is read; beyond it, the validator would overflow the stack. */
const deepest = 250;

/** Refuses a schema that is nested too deeply. */
export function refuseDepth(schema: unknown): void {
  let level: unknown[] = [schema];
  // A schema and what holds it, as `properties` does, are two levels of JSON.
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > 2 * deepest) throw new ProblemError([schemaCasesProblem("schema-too-deep", { deepest })]);
    level = level.flatMap((value) =>
      typeof value === "object" && value !== null ? Object.values(value) : [],
    );
  }
}
