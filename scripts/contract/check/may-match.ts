import { attempt, intersection, languageOf } from "../../schema-cases/pattern/language.ts";
import { Unsolved } from "../../schema-cases/pattern/limits.ts";
import type { Form } from "../schemas/forms.ts";
import { jsonSchemaOf } from "../schemas/json-schema.ts";

/** The keywords that are read of a form's JSON Schema. */
interface Keywords {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly pattern?: string;
  readonly allOf?: readonly Keywords[];
  readonly minLength?: number;
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
}

/**
 * Whether the text of a value of this form may be one on which a pattern tests true, as far as its JSON
 * Schema tells.
 */
export function mayMatch({ kind, schema }: Form, pattern: string): boolean {
  if (kind === "boolean") return mayOverlap("^(?:true|false)$", pattern);
  const said: Keywords = jsonSchemaOf(schema);
  const listed = said.enum ?? (said.const === undefined ? undefined : [said.const]);
  if (listed) return listed.some((value) => new RegExp(pattern, "u").test(String(value)));
  return sourcesOf(said).every((source) => mayOverlap(source, pattern));
}

/** Whether one text may be one on which all of the patterns test true. */
export function mayOverlap(...patterns: readonly string[]): boolean {
  const both = attempt(() => intersection(patterns.map(languageOf)));
  return both instanceof Unsolved || !both.isEmpty;
}

/** Patterns that the text of each value matches; at least the one that any text matches. */
function sourcesOf(said: Keywords): string[] {
  const { type, pattern, allOf = [], minLength, minimum = said.exclusiveMinimum } = said;
  const sign = minimum !== undefined && minimum >= 0 ? "" : "-?";
  // Integers of Zod are within those that JavaScript writes out.
  if (type === "integer") return [`^${sign}\\d+$`];
  if (type === "number") return [`^${sign}\\d+(?:\\.\\d+)?(?:e[+-]\\d+)?$`];
  return [pattern ?? "", ...(minLength ? ["[^]"] : []), ...allOf.flatMap(sourcesOf)];
}
