import type { z } from "zod";
import type { Problem } from "../../lib/problem.ts";
import { contractProblem, contractProblems } from "../problems.ts";
import { definitionOf, type ZodNode } from "../schemas/walk.ts";

/** Whether Zod has no form in JSON for a schema, whatever its author says. */
export function isFormless(schema: z.ZodType): boolean {
  return isFormlessKind(`no-json-form:${definitionOf(schema).type}`);
}

/** The kinds of Zod schemas without a form in JSON are those that the table of problems lists. */
function isFormlessKind(
  key: string,
): key is Extract<keyof typeof contractProblems, `no-json-form:${string}`> {
  return Object.hasOwn(contractProblems, key);
}

/** Kinds with a form; other kinds are not Zod's, or newer than this toolchain. */
const formed: ReadonlySet<string> = new Set([
  ...["string", "number", "boolean", "null", "any", "unknown", "literal", "enum", "template_literal"],
  ...["object", "array", "tuple", "record", "union", "intersection", "lazy"],
  ...["optional", "nullable", "nonoptional", "readonly", "default", "prefault", "pipe", "success"],
]);

/** A schema has a form in JSON, or one that its author gives it. */
export function formProblems({ schema, path }: ZodNode): Problem[] {
  const { type } = definitionOf(schema);
  const key = `no-json-form:${type}`;
  // An author's own `type` gives it a form; filePart does that.
  if (schema.meta()?.["type"]) return [];
  if (isFormlessKind(key)) return [contractProblem(key, { path }, { pointer: path })];
  return formed.has(type) ? [] : [contractProblem("no-json-form", { path, type }, { pointer: path })];
}
