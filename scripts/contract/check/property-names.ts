import type { Problem } from "../../lib/problem.ts";
import { contractProblem } from "../problems.ts";
import { definitionOf, type ZodNode } from "../schemas/walk.ts";

/** JSON can't represent a property whose name is a symbol. */
export function propertyNameProblems({ schema, path }: ZodNode): Problem[] {
  return Object.getOwnPropertySymbols(definitionOf(schema).shape ?? {}).map((key) =>
    contractProblem("property-name", { path, name: String(key) }, { pointer: path }),
  );
}
