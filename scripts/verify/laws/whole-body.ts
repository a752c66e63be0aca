import { casesOf } from "../../schema-cases/index.ts";
import { fieldNames } from "../fields.ts";
import type { Input, Subject } from "../subject.ts";
import type { Target } from "../target.ts";
import { asFields, type Fields } from "./resources.ts";

const bodies = new WeakMap<Subject, unknown>();

/** The principal's own valid input with the whole body; `undefined` where it has none. */
export function wholeInput({ own, subject }: Target): Input | undefined {
  if (!own) return undefined;
  if (!bodies.has(subject)) bodies.set(subject, wholeBody(subject));
  return { ...own, body: bodies.get(subject) };
}

/** The documented example with every further field that the body may have, as far as all are valid together. */
function wholeBody({ operation, document, schemaOf, sample }: Subject): unknown {
  const { schema, kind } = operation.body ?? {};
  const example = asFields(sample.body);
  const emitted = schemaOf("body");
  if (!schema || kind !== "json" || !example || emitted === undefined) return sample.body;
  let whole: Fields = example;
  for (const { value, valid } of casesOf(emitted, { root: document })) {
    const missing = fieldNames(schema).filter((name) => whole[name] === undefined);
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

/** A field of which a loss would not show. */
function isEmpty(value: unknown): boolean {
  return value === null || value === "" || (typeof value === "object" && Object.keys(value).length === 0);
}
