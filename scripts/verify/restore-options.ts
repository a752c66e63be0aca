import type { z } from "zod";
import type { Contract, ResolvedOperation } from "../contract/contract.ts";
import { definitionOf } from "../contract/schemas/walk.ts";
import { unwrap } from "../contract/schemas/wrappers.ts";
import { type Problem, ProblemError } from "../lib/problem.ts";
import { fieldNames } from "./fields.ts";
import type { Fields } from "./laws/resources.ts";

/**
 * What a principal's object holds, by the operation that puts it back: texts are read as the body's
 * fields take them. Throws a `ProblemError` for what no operation could put back.
 */
export function restoreValues(
  { operations }: Contract,
  option: "--restore" | "--other-restore",
  given: Fields = {},
): Readonly<Record<string, Fields>> {
  const updates = operations.filter(isUpdate);
  const problems: Problem[] = [];
  const known: Record<string, Record<string, unknown>> = {};
  for (const [name, value] of Object.entries(given)) {
    const takers = updates.filter(({ body }) => body?.schema && fieldNames(body.schema).includes(name));
    if (takers.length === 0) problems.push(noField(option, name, updates));
    const read = takers.map((operation) => ({ operation, ...readField(operation, name, value) }));
    for (const { operation, fits, value: held } of read)
      if (fits) known[operation.operationId] = { ...known[operation.operationId], [name]: held };
    const [first] = read;
    if (first && !read.some(({ fits }) => fits))
      problems.push(unfit(option, name, first.operation, first.why));
  }
  for (const operation of updates) {
    const values = known[operation.operationId];
    const lacking = values && isBlind(operation, operations) ? lackingFields(operation, values) : [];
    if (lacking.length > 0) problems.push(incomplete(option, operation, lacking));
  }
  if (problems.length > 0) throw new ProblemError(problems);
  return known;
}

function isUpdate({ method, body, laws }: ResolvedOperation): boolean {
  return body?.kind === "json" && (laws?.effect === "update" || method === "PUT" || method === "PATCH");
}

/** Whether no operation reads what it changes. */
function isBlind({ laws, fullPath }: ResolvedOperation, operations: readonly ResolvedOperation[]): boolean {
  return !operations.some(
    (other) =>
      (other.method === "GET" && other.fullPath === fullPath) ||
      (laws && other.laws?.resource === laws.resource && ["read", "list"].includes(other.laws.effect)),
  );
}

/** A field's value as the body takes it, of a value or of its text. */
function readField({ body }: ResolvedOperation, name: string, given: unknown) {
  const schemas = fieldSchemas(body?.schema as z.ZodType, name);
  for (const value of typeof given === "string" ? meanings(given) : [given])
    if (schemas.some((schema) => schema.safeParse(value).success)) return { fits: true, value, why: "" };
  const why = schemas[0]?.safeParse(given).error?.issues[0]?.message ?? "it is not valid";
  return { fits: false, value: undefined, why };
}

/** JSON where it says more than a text, then the text itself, then a text in quotes. */
function meanings(text: string): unknown[] {
  let json: unknown = text;
  try {
    json = JSON.parse(text);
  } catch {
    return [text];
  }
  return typeof json === "string" ? [text, json] : [json, text];
}

function fieldSchemas(schema: z.ZodType, name: string): z.ZodType[] {
  const { shape, options } = definitionOf(unwrap(schema).base) as {
    readonly shape?: Readonly<Record<string, z.ZodType>>;
    readonly options?: readonly z.ZodType[];
  };
  if (shape) return Object.hasOwn(shape, name) && shape[name] ? [shape[name]] : [];
  return (options ?? []).flatMap((option) => fieldSchemas(option, name));
}

/** Fields without which the body is refused. */
function lackingFields({ body }: ResolvedOperation, values: Fields): string[] {
  const issues = body?.schema?.safeParse(values).error?.issues ?? [];
  return [
    ...new Set(
      issues.flatMap(({ path: [name] }) =>
        typeof name === "string" && values[name] === undefined ? [name] : [],
      ),
    ),
  ];
}

function noField(option: string, name: string, updates: readonly ResolvedOperation[]): Problem {
  const names = [...new Set(updates.flatMap(({ body }) => (body?.schema ? fieldNames(body.schema) : [])))];
  return {
    code: "restore-unknown-field",
    message: `No operation puts back \`${name}\`, which \`${option}\` names; those that update take ${names.map((one) => `\`${one}\``).join(", ") || "no fields"}.`,
    fix: "Correct the name, or leave it out.",
  };
}

function unfit(option: string, name: string, { operationId }: ResolvedOperation, why: string): Problem {
  return {
    code: "restore-unfit",
    message: `\`${operationId}\` does not take the \`${name}\` that \`${option}\` gives: ${why}.`,
    fix: "Give what the object holds now: a text as it is, anything else as JSON.",
  };
}

function incomplete(option: string, { operationId }: ResolvedOperation, names: readonly string[]): Problem {
  const list = names.map((name) => `\`${name}\``).join(", ");
  return {
    code: "restore-incomplete",
    message: `\`${operationId}\` puts back nothing without ${list}, and no operation reads it.`,
    fix: `Give ${names.map((name) => `\`${option} ${name}=…\``).join(" ")} too.`,
  };
}
