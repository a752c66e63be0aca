import { z } from "zod";

/** Crockford base 32 without I, L, O, U; the first character at most 7, as 26 of them hold 130 bits of a 128-bit number. */
const ulid = "[0-7][0-9A-HJKMNP-TV-Z]{25}";

/**
 * An id as a path parameter: any lower-case type tag, `_`, a ULID. The tag is not compared with the
 * resource: a well-formed id of another kind is valid, and then not found. `resource` names the
 * object in the error's text and in the docs.
 */
export function pathId(resource: string) {
  return z
    .string()
    .regex(new RegExp(`^[a-z0-9]+_${ulid}$`), `${resource} ID must be a valid ULID`)
    .meta({ title: `${resource} ID` });
}

/** An id in an answer: always with the tag of its kind. */
export function resourceId(tag: string) {
  return z.string().regex(new RegExp(`^${tag}_${ulid}$`));
}

/** What a lenient server may read as a valid id where ours refuses it: no type tag, lower case. */
export const lenientId = z.string().regex(new RegExp(`^(?:[a-z0-9]+_)?${ulid}$`, "i"));
