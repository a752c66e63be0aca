import { asFields, type Fields } from "../../lib/fields.ts";
import type { JsonSchema } from "../../lib/json-schema.ts";
import { branchesOf, fieldSchema } from "../../model/schema-fields.ts";
import { referringFields } from "../references.ts";
import { bodyOf, bodySchema, type Subject } from "../subject.ts";

/** The body with its free texts and numbers changed, different for each `mark` and `index`; the same body if none is free. */
export function vary(body: unknown, subject: Subject, mark: string, index: number): unknown {
  const schema = bodySchema(subject);
  const fixed = referringFields(subject);
  if (typeof body !== "object" || body === null || !schema) return body;
  let varied: Readonly<Record<string, unknown>> = { ...body };
  for (const [name, value] of Object.entries(body)) {
    if (fixed.has(name)) continue;
    const valid = others(value, mark, index)
      .map((other) => ({ ...varied, [name]: other }))
      .find((candidate) => schema.safeParse(candidate).success);
    varied = valid ?? varied;
  }
  return varied;
}

/** The body with another one of the values that each of its fields lists, as far as these are valid together. */
export function otherwiseListed(body: unknown, subject: Subject): unknown {
  const schema = bodySchema(subject);
  const declared = bodyOf(subject.operation)?.schema;
  const fields = asFields(body);
  if (!fields || !schema || declared === undefined) return body;
  let changed: Fields = fields;
  for (const [name, value] of Object.entries(fields)) {
    const other = choicesIn(fieldSchema(declared, name, subject.api), subject.api)
      .filter((one) => one !== value)
      .map((one) => ({ ...changed, [name]: one }))
      .find((candidate) => schema.safeParse(candidate).success);
    changed = other ?? changed;
  }
  return changed;
}

/** The simple values that a schema lists. */
export function choicesIn(schema: JsonSchema | undefined, root: object): unknown[] {
  return branchesOf(schema ?? true, root).flatMap((branch) => {
    if (Array.isArray(branch.enum)) return branch.enum;
    return branch.type === "boolean" ? [true, false] : [];
  });
}

function others(value: unknown, mark: string, index: number): unknown[] {
  if (typeof value === "string") return [`${value} ${mark}${index}`];
  if (Array.isArray(value) && value.every((item) => typeof item === "string"))
    return [value.map((item) => `${item}, ${mark}`)];
  if (typeof value !== "number") return [];
  return [value + index + 1, value + 1 + (index % 3), value + 1, value - 1];
}

/** Four letters made from a seed, which distinguish the texts of two runs. */
export function variedBy(seed: number): string {
  let rest = (seed * 2_654_435_761) % 4_294_967_296;
  let mark = "";
  for (let index = 0; index < 4; index++) {
    mark += String.fromCharCode(97 + (rest % 26));
    rest = Math.floor(rest / 26);
  }
  return mark;
}
