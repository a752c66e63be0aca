import type { z } from "zod";
import { anyField, type Omission, valueWithout, zodWithout } from "./without-fields.ts";
import { unwrap } from "./wrappers.ts";

/** What `.meta()` says in `visibility` of a field, or of what it refers to. */
export function visibilityOfField(field: z.ZodType): unknown {
  const { base, words } = unwrap(field);
  return { ...base.meta(), ...words }["visibility"];
}

export function isInternalField(field: z.ZodType): boolean {
  return visibilityOfField(field) === "internal";
}

/** Whether an object somewhere in a schema has an internal field. */
export const hasInternalField = anyField(isInternalField);

const internal: Omission = { concerns: hasInternalField, leavesOut: isInternalField };

/** Makes schemas without their internal fields. */
export const withoutInternalFields = () => zodWithout(internal);

/** A value without the internal fields of its schema. */
export function publicValue(schema: z.ZodType, value: unknown): unknown {
  return valueWithout(schema, value, internal);
}
