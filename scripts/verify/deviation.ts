import type { RuleName } from "./rules.ts";

/** Helps to find the line of the Zod source that says what is broken. */
export interface Clue {
  /** A literal text. */
  readonly text?: string;
  /** A field's name, and the name of the schema that it belongs to. */
  readonly field?: string;
  readonly component?: string;
}

/** One way in which one answer breaks a rule; the rule says whether that is a breach or advice. */
export interface Deviation {
  readonly rule: RuleName;
  /** Where in the answer it shows: `status`, `headers/etag`, `body/items/0`; absent: in several answers together. */
  readonly where?: string;
  /** Deviations of the same rule, operation and cause are one finding. */
  readonly cause: string;
  readonly message: string;
  readonly expected: string;
  /** Shown instead of the whole answer. */
  readonly received?: string;
  readonly clue?: Clue;
}
