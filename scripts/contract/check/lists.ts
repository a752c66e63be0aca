import { isDeepStrictEqual } from "node:util";
import type { z } from "zod";
import type { contractProblems } from "../problems.ts";
import { type Form, formsOf } from "../schemas/forms.ts";
import { definitionOf } from "../schemas/walk.ts";
import { mayMatch } from "./may-match.ts";

/** What a place can't carry: a key of the table of problems, and the name of the type that it is about. */
export interface Fault {
  readonly key: Extract<keyof typeof contractProblems, `value-not-carried:${string}`>;
  readonly type?: string;
}

/** The lists that a place can't carry: of none, where nothing stands for it, or of items that read as several. */
export type ListRule = (schema: z.ZodType, list: Form) => Fault | undefined;

/** What stands for each item, as in a query or a form: for an empty list nothing, as for none. */
export const repeated: ListRule = (schema) =>
  isSameAsNone(schema) ? undefined : { key: "value-not-carried:empty-list" };

/** Within a segment of a path, that must not be empty. */
export const inSegment: ListRule = (schema) =>
  schema.safeParse([]).success ? { key: "value-not-carried:empty-list-in-path" } : undefined;

/** Between commas, with space around each item, which is all that a header field has (RFC 9110, section 5.6.1). */
export const inField: ListRule = (_schema, list) => {
  const fault = itemFaults.find(([, pattern]) =>
    formsOf(itemSchemaOf(list)).some((form) => mayMatch(form, pattern)),
  );
  return fault && { key: fault[0] };
};

const itemFaults: readonly (readonly [key: Fault["key"], pattern: string])[] = [
  ["value-not-carried:item-with-comma", ","],
  ["value-not-carried:item-blank", "^$"],
  ["value-not-carried:item-with-space", "^\\s|\\s$"],
];

/** Whether an absent list means the same as an empty one. */
function isSameAsNone(schema: z.ZodType): boolean {
  const [empty, none] = [schema.safeParse([]), schema.safeParse(undefined)];
  return !empty.success || (none.success && isDeepStrictEqual(none.data, empty.data));
}

export function itemSchemaOf({ schema }: Form): z.ZodType {
  return definitionOf(schema)["element"] as z.ZodType;
}
