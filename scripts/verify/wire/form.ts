import type { z } from "zod";
import { formsOf } from "../../contract/schemas/forms.ts";
import { definitionOf } from "../../contract/schemas/walk.ts";
import { unwrap } from "../../contract/schemas/wrappers.ts";
import type { ApiModel, PayloadModel } from "../../model/model.ts";
import { fieldSchema } from "../../model/schema-fields.ts";
import { readParameter } from "./parameter.ts";

/** The parts of a form with one name: texts and files. */
type Carried = string | Blob;

/** A form that has been read. */
export type FormFields = Pick<FormData | URLSearchParams, "has"> & {
  readonly getAll: (name: string) => readonly Carried[];
};

/** What a server reads in the parts of a form that have one field's name. */
export function readFormField(
  { schema: published = true }: PayloadModel,
  schema: z.ZodType,
  {
    name,
    carried,
    root,
  }: { readonly name: string; readonly carried: readonly Carried[]; readonly root: ApiModel },
): unknown {
  const fields = formFields(schema);
  const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
  const texts = carried.filter((one) => typeof one === "string");
  if (!field || texts.length < carried.length) return carried.length > 1 ? carried : carried[0];
  const read = readParameter(field, fieldSchema(published, name, root) ?? true, { texts, root });
  return read.valid ? read.value : (jsonOf(texts, field) ?? read.value);
}

/** What a server reads in a part of JSON: the items of a list have one part each. */
export function readJsonPart(schema: z.ZodType, name: string, value: unknown): unknown {
  const field = formFields(schema)[name];
  const isItem = value !== null && field && formsOf(field).some(({ kind }) => kind === "list");
  return isItem ? [value] : value;
}

/** The fields of a form that its schema declares, as values. */
export function readForm(
  payload: PayloadModel,
  schema: z.ZodType,
  form: FormFields,
  root: ApiModel,
): unknown {
  const sent = Object.keys(formFields(schema)).filter((name) => form.has(name));
  const lists = new Set(payload.files.filter(({ isList }) => isList).map(({ name }) => name));
  return Object.fromEntries(
    sent.map((name) => {
      const value = readFormField(payload, schema, { name, carried: form.getAll(name), root });
      return [name, lists.has(name) ? [value].flat() : value];
    }),
  );
}

function formFields(schema: z.ZodType): Readonly<Record<string, z.ZodType>> {
  const { shape = {} } = definitionOf(unwrap(schema).base);
  return Object.fromEntries(Object.entries(shape));
}

/** The value of a field that travels as JSON, in one part or in one for each item. */
function jsonOf(texts: readonly string[], schema: z.ZodType): unknown {
  try {
    const values: unknown[] = texts.map((text) => JSON.parse(text));
    return [values[0], values].find((value) => schema.safeParse(value).success);
  } catch {
    return undefined;
  }
}

// Coverage: the unit tests have few forms that are read back.
