import type { z } from "zod";
import type { Problem } from "../../lib/problem.ts";
import { definitionOf, type ZodNode } from "../schemas/walk.ts";

/** Kinds of Zod schemas without a form in JSON, and what to write instead. */
const formless: Readonly<Record<string, string>> = {
  bigint: "Use `z.int()`, or `z.string()` for numbers beyond 2^53.",
  never: "Leave the field out; `z.strictObject()` refuses unknown ones.",
  symbol: "Use `z.string()`.",
  undefined: "Use `.optional()` on the field.",
  void: "Leave the body out: `noContent()`.",
  date: "Use `z.iso.datetime()` or `z.iso.date()`: JSON has no dates.",
  map: "Use `z.record()`.",
  set: "Use `z.array()`.",
  function: "Leave it out.",
  promise: "Leave it out.",
  nan: "Leave it out: JSON has no NaN.",
  file: "Use `filePart()` in a multipart body.",
  catch: "Take `.catch()` out: it accepts anything.",
  transform: "Describe the form that travels; transform it in the server.",
  custom: "Use a schema with a form, and `rule()` for what JSON Schema can't say.",
};

/** Whether Zod has no form in JSON for a schema, whatever its author says. */
export function isFormless(schema: z.ZodType): boolean {
  return definitionOf(schema).type in formless;
}

const unknownKind = "Use one of Zod's own kinds of schemas that the toolchain knows.";

/** Kinds with a form; other kinds are not Zod's, or newer than this toolchain. */
const formed: ReadonlySet<string> = new Set([
  ...["string", "number", "boolean", "null", "any", "unknown", "literal", "enum", "template_literal"],
  ...["object", "array", "tuple", "record", "union", "intersection", "lazy"],
  ...["optional", "nullable", "nonoptional", "readonly", "default", "prefault", "pipe", "success"],
]);

/** A schema has a form in JSON, or one that its author gives it. */
export function formProblems({ schema, path }: ZodNode): Problem[] {
  const { type } = definitionOf(schema);
  const fix = formless[type] ?? (formed.has(type) ? undefined : unknownKind);
  // An author's own `type` gives it a form; filePart does that.
  if (!fix || schema.meta()?.["type"]) return [];
  return [
    {
      code: "no-json-form",
      message: `\`${path}\` is a \`z.${type}()\`, which has no JSON form.`,
      pointer: path,
      fix,
    },
  ];
}
