import { attempt, intersection, languageOf } from "../../schema-cases/pattern/language.ts";
import { Unsolved } from "../../schema-cases/pattern/limits.ts";
import type { Form } from "../schemas/forms.ts";
import { jsonSchemaOf } from "../schemas/json-schema.ts";

/** The keywords of a form's JSON Schema that are read here. */
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

/** Whether the text of some value of this form may match a pattern, as far as its JSON Schema tells. */
export function mayMatch({ kind, schema }: Form, pattern: string): boolean {
  if (kind === "boolean") return mayOverlap("^(?:true|false)$", pattern);
  const said: Keywords = jsonSchemaOf(schema);
  const listed = said.enum ?? (said.const === undefined ? undefined : [said.const]);
  if (listed) return listed.some((value) => new RegExp(pattern, "u").test(String(value)));
  return sourcesOf(said).every((source) => mayOverlap(source, pattern));
}

/** Whether some text may match all of the patterns. */
export function mayOverlap(...patterns: readonly string[]): boolean {
  const both = attempt(() => intersection(patterns.map(languageOf)));
  return both instanceof Unsolved || !both.isEmpty;
}

/** Patterns that the text of every value matches; at least the one that matches any text. */
function sourcesOf(said: Keywords): string[] {
  const { type, pattern, allOf = [], minLength, minimum = said.exclusiveMinimum } = said;
  const sign = minimum !== undefined && minimum >= 0 ? "" : "-?";
  // Zod's integers are safe integers, which JavaScript writes without an exponent.
  if (type === "integer") return [`^${sign}\\d+$`];
  if (type === "number") return [`^${sign}\\d+(?:\\.\\d+)?(?:e[+-]\\d+)?$`];
  return [pattern ?? "", ...(minLength ? ["[^]"] : []), ...allOf.flatMap(sourcesOf)];
}
