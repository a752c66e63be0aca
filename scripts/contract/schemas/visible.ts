import type { z } from "zod";
import { definitionOf, walk } from "./walk.ts";
import { type Omission, valueWithout, zodWithout } from "./without-fields.ts";
import { unwrap } from "./wrappers.ts";

/** What `.meta()` says in `visibility` of a field, or of what it refers to. */
export function visibilityOfField(field: z.ZodType): unknown {
  const { base, words } = unwrap(field);
  return { ...base.meta(), ...words }["visibility"];
}

export function isInternalField(field: z.ZodType): boolean {
  return visibilityOfField(field) === "internal";
}

const known = new WeakMap<z.ZodType, boolean>();

/** Whether an object somewhere in a schema has an internal field. */
export function hasInternalField(schema: z.ZodType): boolean {
  const found = known.get(schema) ?? search(schema);
  known.set(schema, found);
  return found;
}

function search(schema: z.ZodType): boolean {
  for (const { schema: node } of walk({ schema, path: "" }))
    if (Object.values(definitionOf(node).shape ?? {}).some(isInternalField)) return true;
  return false;
}

const internal: Omission = { concerns: hasInternalField, leavesOut: isInternalField };

/** Makes schemas without their internal fields. */
export const withoutInternalFields = () => zodWithout(internal);

/** A value without the internal fields of its schema. */
export function publicValue(schema: z.ZodType, value: unknown): unknown {
  return valueWithout(schema, value, internal);
}
