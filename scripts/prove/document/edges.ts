import type { z } from "zod";
import { definitionOf, isZodSchema } from "../../contract/schemas/walk.ts";
import type { ProofPair } from "./divide.ts";
import { undescribed } from "./meaning.ts";

/**
 * Whether both sides decide about a value by nothing but its type, limits and listed values: two such sides differ, if
 * they do, at a limit or a listed value of one of them. Those are all among the cases of each, so that random values
 * between them show nothing more.
 */
export function decidesByEdges({ schema, emitted }: ProofPair): boolean {
  return isPlain(schema) && isPlainJson(emitted);
}

/** Zod schemas that take what is inside, and beside it only that nothing is there. */
const wrappers: ReadonlySet<string> = new Set(["optional", "nullable", "default", "readonly"]);
const plainTypes: ReadonlySet<string> = new Set(["string", "number", "boolean", "null", "enum", "literal"]);
/** Checks that compare with a limit; all of them in their own class, because others are given a function. */
const limits: ReadonlySet<string> = new Set([
  ...["min_length", "max_length", "length_equals"],
  ...["greater_than", "less_than", "number_format"],
]);

function isPlain(schema: z.ZodType): boolean {
  const { type, innerType, checks = [], ...definition } = definitionOf(schema);
  if (!Array.isArray(checks) || !checks.every(({ _zod: { def } }) => limits.has(def.check))) return false;
  if (wrappers.has(type)) return isZodSchema(innerType) && isPlain(innerType);
  const { coerce, format, pattern, check } = definition as Readonly<Record<string, unknown>>;
  const isNumber = type === "number" && check === "number_format";
  return plainTypes.has(type) && !coerce && pattern === undefined && (format === undefined || isNumber);
}

const plainKeywords: ReadonlySet<string> = new Set([
  ...["type", "enum", "const", "default", "example", "examples"],
  ...["minLength", "maxLength", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"],
]);

function isPlainJson(emitted: ProofPair["emitted"]): boolean {
  const said = undescribed(emitted);
  return typeof said === "object" && Object.keys(said).every((keyword) => plainKeywords.has(keyword));
}
