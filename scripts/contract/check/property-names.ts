import type { Problem } from "../../lib/problem.ts";
import { definitionOf, type ZodNode } from "../schemas/walk.ts";

/** A symbol as a property's name does not travel. */
export function propertyNameProblems({ schema, path }: ZodNode): Problem[] {
  return Object.getOwnPropertySymbols(definitionOf(schema).shape ?? {}).map((key) => ({
    code: "property-name",
    message: `The object at \`${path}\` has the property \`${String(key)}\`, and JSON has no symbols.`,
    pointer: path,
    fix: "Name it by a text.",
  }));
}
