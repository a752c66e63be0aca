import type { z } from "zod";
import type { Problem } from "../../lib/problem.ts";
import { contractProblem, type contractProblems } from "../problems.ts";
import { definitionOf, type ZodNode } from "../schemas/walk.ts";

/** Kinds of Zod schemas without a JSON form; the table of problems says what to write instead. */
const formless: Readonly<
  Record<string, Extract<keyof typeof contractProblems, `no-json-form:${string}`> | undefined>
> = {
  bigint: "no-json-form:bigint",
  catch: "no-json-form:catch",
  custom: "no-json-form:custom",
  date: "no-json-form:date",
  file: "no-json-form:file",
  function: "no-json-form:function",
  map: "no-json-form:map",
  nan: "no-json-form:nan",
  never: "no-json-form:never",
  promise: "no-json-form:promise",
  set: "no-json-form:set",
  symbol: "no-json-form:symbol",
  transform: "no-json-form:transform",
  undefined: "no-json-form:undefined",
  void: "no-json-form:void",
};

/** Whether Zod has no form in JSON for a schema, whatever its author says. */
export function isFormless(schema: z.ZodType): boolean {
  return Object.hasOwn(formless, definitionOf(schema).type);
}

/** Kinds with a JSON form; any other kind is not Zod's, or is newer than this toolchain. */
const formed: ReadonlySet<string> = new Set([
  ...["string", "number", "boolean", "null", "any", "unknown", "literal", "enum", "template_literal"],
  ...["object", "array", "tuple", "record", "union", "intersection", "lazy"],
  ...["optional", "nullable", "nonoptional", "readonly", "default", "prefault", "pipe", "success"],
]);

/** A schema has a JSON form, either from Zod or from its author. */
export function formProblems({ schema, path }: ZodNode): Problem[] {
  const { type } = definitionOf(schema);
  const key = formless[type];
  // An author's own `type` gives it a form; filePart does that.
  if (schema.meta()?.["type"]) return [];
  if (key) return [contractProblem(key, { path }, { pointer: path })];
  return formed.has(type) ? [] : [contractProblem("no-json-form", { path, type }, { pointer: path })];
}
