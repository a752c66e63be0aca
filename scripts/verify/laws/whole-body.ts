import { asFields, type Fields } from "../../lib/fields.ts";
import { fieldNames } from "../../model/schema-fields.ts";
import { casesOf } from "../../schema-cases/index.ts";
import { withReferred } from "../references.ts";
import type { RequestInput } from "../request-input.ts";
import { bodyOf, bodySchema, type Subject } from "../subject.ts";
import type { CheckedTarget } from "../target.ts";

const bodies = new WeakMap<Subject, unknown>();

/** The principal's own valid input with the whole body; `undefined` where it has none. */
export function wholeInput({ own, subject, referred }: CheckedTarget): RequestInput | undefined {
  if (!own) return undefined;
  if (!bodies.has(subject)) bodies.set(subject, wholeBody(subject));
  return { ...own, body: withReferred(subject, bodies.get(subject), referred) };
}

/**
 * The documented example with every further field that the body may have, and a value for each empty one, as far as all
 * are valid together.
 */
function wholeBody(subject: Subject): unknown {
  const { api, operation, sample } = subject;
  const body = bodyOf(operation);
  const schema = bodySchema(subject);
  const example = asFields(sample.body);
  if (!schema || body?.kind !== "json" || !example || body.schema === undefined) return sample.body;
  const names = fieldNames(body.schema, api);
  let whole: Fields = example;
  for (const { value, valid } of casesOf(body.schema, { root: api })) {
    const missing = names.filter((name) => whole[name] === undefined || isEmpty(whole[name]));
    if (missing.length === 0) break;
    const fields = valid ? asFields(value) : undefined;
    for (const name of missing) {
      if (fields?.[name] === undefined || isEmpty(fields[name])) continue;
      const candidate = { ...whole, [name]: fields[name] };
      if (schema.safeParse(candidate).success) whole = candidate;
    }
  }
  return whole;
}

/** A field whose loss would not be visible. */
function isEmpty(value: unknown): boolean {
  return value === null || value === "" || (typeof value === "object" && Object.keys(value).length === 0);
}
