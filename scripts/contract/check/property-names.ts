import type { Problem } from "../../lib/problem.ts";
import { definitionOf, type ZodNode } from "../schemas/walk.ts";

/** JSON can't represent a property whose name is a symbol. */
export function propertyNameProblems({ schema, path }: ZodNode): Problem[] {
  return Object.getOwnPropertySymbols(definitionOf(schema).shape ?? {}).map((key) => ({
    code: "property-name",
    message: `The object at \`${path}\` has the property \`${String(key)}\`, and JSON has no symbols.`,
    pointer: path,
    fix: "Name it by a text.",
  }));
}
