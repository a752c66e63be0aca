import type { Child } from "./children.ts";

/** A value to try at one place, with what is known of it before the validator has spoken. */
export interface Attempt {
  readonly value: unknown;
  /** A short label: "maxLength + 1". */
  readonly label: string;
  /** The side it is meant for; absent where either is welcome. */
  readonly valid?: boolean | undefined;
  /** The keyword that it is meant to break. */
  readonly rule?: string | undefined;
}

export function good(value: unknown, label: string): Attempt {
  return { value, label, valid: true };
}

export function bad(value: unknown, label: string, rule?: string): Attempt {
  return { value, label, valid: false, rule };
}

/** A place below the reported one: `put` inserts the values of `children`. */
export interface Below {
  readonly children: readonly Child[];
  /** The property's name or the item's index. */
  readonly token: string | number;
  /** The array or object with the value in it. */
  readonly put: (value: unknown) => unknown;
}

/** Returns `true` on the first call for a keyword of a schema object, or for a name within it. */
export type IsNew = (schema: object, ...path: readonly (string | number)[]) => boolean;
