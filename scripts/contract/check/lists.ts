import { isDeepStrictEqual } from "node:util";
import type { z } from "zod";
import { type Form, formsOf } from "../schemas/forms.ts";
import { definitionOf } from "../schemas/walk.ts";
import { mayMatch } from "./may-match.ts";

/** What a place can't carry, as the end of "can be …", and the fix. */
export interface Fault {
  readonly what: string;
  readonly fix: string;
}

/** The lists that a place can't carry: of none, where nothing stands for it, or of items that read as several. */
export type ListRule = (schema: z.ZodType, list: Form) => Fault | undefined;

/** What stands for each item, as in a query or a form: for an empty list nothing, as for none. */
export const repeated: ListRule = (schema) =>
  isSameAsNone(schema)
    ? undefined
    : {
        what: "an empty list",
        fix: "Ask for an item, `.min(1)`; or make none and an empty list the same: `.default([])`.",
      };

/** Within a segment of a path, that must not be empty. */
export const inSegment: ListRule = (schema) =>
  schema.safeParse([]).success ? { what: "an empty list", fix: "Ask for an item: `.min(1)`." } : undefined;

/** Between commas, with space around each item, which is all that a header field has (RFC 9110, section 5.6.1). */
export const inField: ListRule = (_schema, list) => {
  const fault = itemFaults.find(([, pattern]) =>
    formsOf(itemSchemaOf(list)).some((form) => mayMatch(form, pattern)),
  );
  return (
    fault && {
      what: `a list with an item that ${fault[0]}`,
      fix: "List the items' values, or give them a pattern without a comma: `z.array(z.string().regex(/^[\\w-]+$/))`.",
    }
  );
};

const itemFaults: readonly (readonly [what: string, pattern: string])[] = [
  ["has a comma", ","],
  ["is empty", "^$"],
  ["begins or ends with a space", "^\\s|\\s$"],
];

/** Whether an absent list means the same as an empty one. */
function isSameAsNone(schema: z.ZodType): boolean {
  const [empty, none] = [schema.safeParse([]), schema.safeParse(undefined)];
  return !empty.success || (none.success && isDeepStrictEqual(none.data, empty.data));
}

export function itemSchemaOf({ schema }: Form): z.ZodType {
  return definitionOf(schema)["element"] as z.ZodType;
}
