import { isDeepStrictEqual } from "node:util";
import type { z } from "zod";
import type { Problem } from "../../lib/problem.ts";
import { contractProblem, type contractProblems } from "../problems.ts";
import { type Form, formsOf } from "../schemas/forms.ts";
import { definitionOf } from "../schemas/walk.ts";
import { mayMatch } from "./may-match.ts";

/** What a place can't carry: a key of the table of problems, and the name of the type concerned. */
export interface Fault {
  readonly key: Extract<keyof typeof contractProblems, `value-not-carried:${string}`>;
  readonly type?: string;
}

/** The problem of a place that can't carry what its schema accepts. */
export function notCarried({ key, type = "" }: Fault, pointer: string, carrier: string): Problem {
  return contractProblem(key, { place: pointer, carrier, type }, { pointer });
}

/**
 * Returns what a place can't carry of a list: an empty list that leaves no trace, or an item that would be read as
 * several.
 */
export type ListRule = (schema: z.ZodType, list: Form) => Fault | undefined;

/**
 * A query or a form repeats the name for each item, so an empty list is not sent and reads as absent: the list must be
 * optional, and absence must mean the same as empty.
 */
export const repeated: ListRule = (schema) =>
  isSameAsNone(schema, []) ? undefined : { key: "value-not-carried:empty-list" };

/** A path puts the items into one segment, which must not be empty. */
export const inSegment: ListRule = (schema) =>
  schema.safeParse([]).success ? { key: "value-not-carried:empty-list-in-path" } : undefined;

/** A header field separates the items by commas and optional space (RFC 9110, section 5.6.1). */
export const inField: ListRule = (_schema, list) => {
  const fault = itemFaults.find(([, pattern]) =>
    formsOf(itemSchemaOf(list)).some((form) => mayMatch(form, pattern)),
  );
  return fault && { key: fault[0] };
};

/** A request has only one cookie of a name, so only a list joined into one text fits. */
export const inCookie: ListRule = () => ({ key: "value-not-carried:exploded-cookie" });

const itemFaults: readonly (readonly [key: Fault["key"], pattern: string])[] = [
  ["value-not-carried:item-with-comma", ","],
  ["value-not-carried:item-blank", "^$"],
  ["value-not-carried:item-with-space", "^\\s|\\s$"],
];

/**
 * Whether an empty list or object, or `null`, may be read as an absent value: absence is valid, and no default gives it
 * another meaning.
 */
export function isSameAsNone(schema: z.ZodType, nothing: object | null): boolean {
  const [empty, none] = [schema.safeParse(nothing), schema.safeParse(undefined)];
  if (!empty.success) return true;
  return none.success && (none.data === undefined || isDeepStrictEqual(none.data, empty.data));
}

export function itemSchemaOf({ schema }: Form): z.ZodType {
  return definitionOf(schema)["element"] as z.ZodType;
}
