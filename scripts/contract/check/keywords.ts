import type { Problem } from "../../lib/problem.ts";
import { contractProblem } from "../problems.ts";
import { isFile } from "../schemas/files.ts";
import type { ZodNode } from "../schemas/walk.ts";
import { isFormless } from "./forms.ts";

/** Keywords with which a document refuses values, fills them in, or refers to other schemas. */
const asserting: ReadonlySet<string> = new Set([
  ...[
    "default",
    "$ref",
    "$dynamicRef",
    "$defs",
    "$schema",
    "type",
    "enum",
    "const",
    "nullable",
    "discriminator",
  ],
  ...["allOf", "anyOf", "oneOf", "not", "if", "then", "else", "dependentSchemas", "dependentRequired"],
  ...["pattern", "minLength", "maxLength", "contentEncoding", "contentSchema"],
  ...["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"],
  ...["items", "prefixItems", "contains", "minContains", "maxContains", "minItems", "maxItems"],
  ...["uniqueItems", "unevaluatedItems", "properties", "required", "additionalProperties"],
  ...["patternProperties", "propertyNames", "minProperties", "maxProperties", "unevaluatedProperties"],
]);

/** Only Zod says what a schema accepts; `.meta()` describes it. */
export function keywords({ schema, path }: ZodNode): Problem[] {
  // If Zod has no JSON form, the author's own applies.
  if (isFormless(schema) || isFile(schema)) return badPattern({ schema, path });
  return Object.keys(schema.meta() ?? {})
    .filter((key) => asserting.has(key))
    .map((keyword) => contractProblem("keyword-in-meta", { path, keyword }, { pointer: path }));
}

function badPattern({ schema, path }: ZodNode): Problem[] {
  const { pattern } = (schema.meta() ?? {}) as { pattern?: unknown };
  if (pattern === undefined || (typeof pattern === "string" && isPattern(pattern))) return [];
  return [contractProblem("keyword-in-meta:pattern", { path }, { pointer: path })];
}

function isPattern(text: string): boolean {
  try {
    return new RegExp(text, "u") !== undefined;
  } catch {
    return false;
  }
}
