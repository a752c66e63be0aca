import type { FindingKind } from "./report.ts";

/** Helps to find the line of the Zod source that says what is broken. */
export interface Clue {
  /** A text that stands there as a literal. */
  readonly text?: string;
  /** A field's name, and the name of the schema that it belongs to. */
  readonly field?: string;
  readonly component?: string;
}

/** One way in which one answer breaks the contract. */
export interface AnswerBreach {
  readonly kind: FindingKind;
  readonly rule: string;
  /** Breaches of the same kind, rule, operation and cause are one finding. */
  readonly cause: string;
  readonly message: string;
  readonly expected: string;
  /** Shown in place of the whole answer. */
  readonly received?: string;
  readonly clue?: Clue;
}
