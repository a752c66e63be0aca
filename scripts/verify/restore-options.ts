import type { z } from "zod";
import { definitionOf } from "../contract/schemas/walk.ts";
import { unwrap } from "../contract/schemas/wrappers.ts";
import type { Fields } from "../lib/fields.ts";
import { type Problem, ProblemError } from "../lib/problem.ts";
import type { ProblemLocation } from "../lib/problem-table.ts";
import { fieldNames } from "../model/schema-fields.ts";
import { verifyProblem } from "./problems.ts";
import { bodyOf, bodySchema, type Subject } from "./subject.ts";

/** The fields of a principal's object, as options or the setup file give them. */
export interface GivenRestore {
  /** Texts are read as the body's fields take them. */
  readonly texts?: Fields | undefined;
  /** Values of JSON, which are taken as they are. */
  readonly values?: Fields | undefined;
}

/**
 * The fields of a principal's object, by the operation that restores them. `option` is the name of the option. Throws a
 * `ProblemError` for what no operation could put back.
 */
export function restoreValues(
  subjects: readonly Subject[],
  option: string,
  { texts = {}, values = {} }: GivenRestore,
  placeOf: (field?: string) => ProblemLocation = () => ({}),
): Readonly<Record<string, Fields>> {
  const updates = subjects.filter(isUpdate);
  const problems: Problem[] = [];
  const known: Record<string, Record<string, unknown>> = {};
  const given = [
    ...Object.entries(values)
      .filter(([name]) => !Object.hasOwn(texts, name))
      .map(([name, value]) => ({ name, value, ways: [value] })),
    ...Object.entries(texts).map(([name, value]) => ({
      name,
      value,
      ways: typeof value === "string" ? meanings(value) : [value],
    })),
  ];
  for (const { name, value, ways } of given) {
    const takers = updates.filter((subject) => bodyFields(subject).includes(name));
    if (takers.length === 0) problems.push(noField(option, name, updates, placeOf(name)));
    const read = takers.map((subject) => ({ id: idOf(subject), ...readField(subject, name, ways, value) }));
    for (const { id, fits, value: held } of read) if (fits) known[id] = { ...known[id], [name]: held };
    const [first] = read;
    if (first && !read.some(({ fits }) => fits))
      problems.push(
        verifyProblem(
          "restore-unfit",
          { operation: first.id, field: name, option, reason: first.why },
          placeOf(name),
        ),
      );
  }
  for (const subject of updates) {
    const held = known[idOf(subject)];
    const lacking = held && isBlind(subject, subjects) ? lackingFields(subject, held) : [];
    if (lacking.length > 0) problems.push(incomplete(option, idOf(subject), lacking, placeOf()));
  }
  if (problems.length > 0) throw new ProblemError(problems);
  return known;
}

/** The fields that only `--restore` can give: those of updates whose object no operation reads. */
export function unreadFields(subjects: readonly Subject[]): string[] {
  const blind = subjects.filter((subject) => isUpdate(subject) && isBlind(subject, subjects));
  return [...new Set(blind.flatMap(bodyFields))];
}

function idOf({ operation }: Subject): string {
  return operation.operationId;
}

function bodyFields({ operation, api }: Subject): string[] {
  return fieldNames(bodyOf(operation)?.schema ?? true, api);
}

function isUpdate({ operation }: Subject): boolean {
  const { method, laws } = operation;
  return (
    bodyOf(operation)?.kind === "json" &&
    (laws?.effect === "update" || method === "PUT" || method === "PATCH")
  );
}

/** Whether no operation reads what it changes. */
function isBlind({ operation: { laws, path } }: Subject, subjects: readonly Subject[]): boolean {
  return !subjects.some(
    ({ operation: other }) =>
      (other.method === "GET" && other.path === path) ||
      (laws && other.laws?.resource === laws.resource && ["read", "list"].includes(other.laws.effect)),
  );
}

/** A field's value as the body takes it: the first valid one of its possible meanings. */
function readField(subject: Subject, name: string, ways: readonly unknown[], given: unknown) {
  const schema = bodySchema(subject);
  const schemas = schema ? fieldSchemas(schema, name) : [];
  for (const value of ways)
    if (schemas.some((schema) => schema.safeParse(value).success)) return { fits: true, value, why: "" };
  const why = schemas[0]?.safeParse(given).error?.issues[0]?.message ?? "it is not valid";
  return { fits: false, value: undefined, why };
}

/** The value of the text as JSON, unless that is a text; then the text itself; then the text in JSON's quotes. */
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
function lackingFields(subject: Subject, values: Fields): string[] {
  const issues = bodySchema(subject)?.safeParse(values).error?.issues ?? [];
  return [
    ...new Set(
      issues.flatMap(({ path: [name] }) =>
        typeof name === "string" && values[name] === undefined ? [name] : [],
      ),
    ),
  ];
}

function noField(option: string, name: string, updates: readonly Subject[], place: ProblemLocation): Problem {
  const fields = [...new Set(updates.flatMap(bodyFields))].map((one) => `\`${one}\``).join(", ");
  return fields === ""
    ? verifyProblem("restore-unknown-field:none", { field: name, option }, place)
    : verifyProblem("restore-unknown-field", { field: name, option, fields }, place);
}

function incomplete(
  option: string,
  operationId: string,
  names: readonly string[],
  place: ProblemLocation,
): Problem {
  return verifyProblem(
    "restore-incomplete",
    {
      operation: operationId,
      fields: names.map((name) => `\`${name}\``).join(", "),
      options: names
        .map((name) => `\`${option.startsWith("--") ? `${option} ${name}=…` : `${name}: …`}\``)
        .join(" "),
    },
    place,
  );
}

// Coverage: the unit tests have few fields that can be meant in several ways.
