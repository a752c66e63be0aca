/** Where a value breaks the contract, and what the contract wants there. */
export interface Breach {
  /** JSON Pointer (RFC 6901) into the value; empty for the value itself. */
  readonly pointer: string;
  readonly expected: string;
}

/**
 * Says where a value breaks the contract, or nothing. `strict` is for what we send: there, a field
 * that the contract forbids is a breach; in an answer it is news, and passes.
 */
export type Check = (value: unknown, strict: boolean) => Breach | undefined;

/** The breach of the value itself. */
export const breach = (expected: string): Breach => ({ pointer: "", expected });

/** A check by a test of the value alone. */
export const test =
  (holds: (value: unknown) => boolean, expected: string): Check =>
  (value) =>
    holds(value) ? undefined : breach(expected);

/** Puts a field's name or an element's index before the place of a breach inside it. */
export const inside = (key: string | number, found: Breach | undefined): Breach | undefined =>
  found && {
    pointer: `/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}${found.pointer}`,
    expected: found.expected,
  };
