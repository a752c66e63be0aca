import type { Problem } from "../../lib/problem.ts";
import { isFile } from "../schemas/files.ts";
import type { ZodNode } from "../schemas/walk.ts";
import { isFormless } from "./forms.ts";

/** Keywords by which a document refuses values, fills them in, or refers to others. */
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

/** What a schema accepts is said by Zod alone; `.meta()` has the words about it. */
export function keywords({ schema, path }: ZodNode): Problem[] {
  // If Zod has no JSON form, the author's own applies.
  if (isFormless(schema) || isFile(schema)) return badPattern({ schema, path });
  return Object.keys(schema.meta() ?? {})
    .filter((key) => asserting.has(key))
    .map((key) => ({
      code: "keyword-in-meta",
      message: `The \`.meta()\` at \`${path}\` has the keyword \`${key}\`, of which Zod knows nothing.`,
      pointer: path,
      fix: "Say it with Zod's own methods, or as a `rule()`; `.meta()` has titles, descriptions and examples.",
    }));
}

function badPattern({ schema, path }: ZodNode): Problem[] {
  const { pattern } = (schema.meta() ?? {}) as { pattern?: unknown };
  if (pattern === undefined || (typeof pattern === "string" && isPattern(pattern))) return [];
  return [
    {
      code: "keyword-in-meta",
      message: `The \`pattern\` in the \`.meta()\` at \`${path}\` is no regular expression of ECMA-262.`,
      pointer: path,
      fix: "Correct it, or use `z.string().regex(…)`.",
    },
  ];
}

function isPattern(text: string): boolean {
  try {
    return new RegExp(text, "u") !== undefined;
  } catch {
    return false;
  }
}
