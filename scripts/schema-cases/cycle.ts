import { isSchema, type JsonSchema, resolveRef } from "../lib/json-schema.ts";
import { ProblemError } from "../lib/problem.ts";
import { schemaCasesProblem } from "./problems.ts";

/** Keywords whose schemas apply to the same value. */
const single = ["not", "if", "then", "else"];
const several = ["allOf", "anyOf", "oneOf"];

/**
 * Refuses a schema that refers to itself without a property or an item in between: it is meaningless,
 * and a validator would recurse forever. `done` holds the schemas checked before.
 */
export function refuseCycles(root: object, schema: JsonSchema, done: Set<JsonSchema>): void {
  const within = new Set<JsonSchema>();
  const enter = (one: JsonSchema, ref: string) => {
    if (typeof one === "boolean" || done.has(one)) return;
    if (within.has(one)) throw cycle(ref);
    within.add(one);
    const target = typeof one["$ref"] === "string" ? resolveRef(root, one["$ref"]) : undefined;
    if (target !== undefined) enter(target, String(one["$ref"]));
    for (const keyword of single) if (isSchema(one[keyword])) enter(one[keyword], ref);
    for (const keyword of several)
      for (const branch of Array.isArray(one[keyword]) ? one[keyword] : [])
        if (isSchema(branch)) enter(branch, ref);
    within.delete(one);
    done.add(one);
  };
  enter(schema, "#");
}

function cycle(ref: string): ProblemError {
  return new ProblemError([schemaCasesProblem("schema-holds-only-itself", { ref }, { pointer: ref })]);
}
