import type { z } from "zod";
import { type Form, formsOf } from "../schemas/forms.ts";
import { definitionOf } from "../schemas/walk.ts";
import { type Fault, isSameAsNone, itemSchemaOf } from "./lists.ts";

/**
 * If a list is sent as several texts, one text is a single value, and several are a list. A schema may accept both,
 * unless a list of one item could be read as another kind of value.
 */
export function repeatedFault(forms: readonly Form[]): Fault | undefined {
  const [list, ...others] = forms.filter(({ kind }) => kind === "list");
  if (!list || others.length > 0) return textFault(forms);
  const values = forms.filter((form) => form !== list);
  const ofEach = (values.length > 0 ? textFault(values) : undefined) ?? textFault([list]);
  return ofEach ?? ambiguity([...values, ...formsOf(itemSchemaOf(list))]);
}

/** Why text, or several texts, can't carry the forms of a value. */
export function textFault(forms: readonly Form[], inList = false): Fault | undefined {
  const found = forms.flatMap(({ kind, schema }) => faults[kind]?.(schema) ?? []);
  if (found[0]) return found[0];
  const lists = forms.filter(({ kind }) => kind === "list");
  if (lists[0] && inList) return { key: "value-not-carried:list-in-list" };
  if (lists[0] && forms.length > 1) return { key: "value-not-carried:value-or-list" };
  if (lists[0]) return textFault(formsOf(itemSchemaOf(lists[0])), true);
  return ambiguity(forms);
}

/**
 * The forms that a reader distinguishes if the author accepts the loss: `null` reads as an absent value, if that is
 * valid and has no other meaning, and a string that looks like a number or a boolean reads as one.
 */
export function mergedForms(schema: z.ZodType): readonly Form[] {
  const forms = formsOf(schema);
  const merged = new Set<Form["kind"]>([
    ...(isSameAsNone(schema, null) ? ["null" as const] : []),
    ...(forms.some(({ kind }) => kind === "string") ? (["number", "boolean"] as const) : []),
  ]);
  return forms.filter(({ kind }) => !merged.has(kind));
}

const faults: Partial<Record<Form["kind"], (schema: z.ZodType) => Fault>> = {
  null: () => ({ key: "value-not-carried:null" }),
  tuple: () => ({ key: "value-not-carried:tuple" }),
  structure: (schema) => ({ key: "value-not-carried:structure", type: definitionOf(schema).type }),
  anything: () => ({ key: "value-not-carried:anything" }),
  file: () => ({ key: "value-not-carried:file" }),
};

/** Numbers as JSON writes them, `true` and `false`: text that a reader converts. */
const looks = { number: /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/, boolean: /^(?:true|false)$/ };

/** The fault of a string that may look like a number or a boolean that is also accepted. */
function ambiguity(forms: readonly Form[]): Fault | undefined {
  const others = (["number", "boolean"] as const).filter((kind) => forms.some((form) => form.kind === kind));
  for (const { kind, texts } of forms)
    for (const other of kind === "string" ? others : [])
      if (!texts || texts.some((text) => looks[other].test(text)))
        return { key: "value-not-carried:number-or-text", type: other };
  return undefined;
}
