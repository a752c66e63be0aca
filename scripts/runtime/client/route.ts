import type { Decode } from "./decode.ts";
import type { Encode } from "./encode.ts";

/** Fields of an input by where they travel. `undefined` does not travel. */
export interface Parts {
  readonly path?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly header?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}

/** An operation as the client needs it. */
export interface Route<Input = never> {
  readonly method: string;
  /** With its `{names}`. */
  readonly path: string;
  readonly parts: (input: Input) => Parts;
  /** How the body travels. Absent: there is none. */
  readonly encode?: Encode;
  /** The documented answers, by status. */
  readonly answers: Readonly<Record<number, Decode | undefined>>;
  /** The documented statuses of errors. */
  readonly errors: readonly number[];
  /** May be sent again. */
  readonly repeatable: boolean;
  /** Any of these schemes will do; none: no credential is needed. */
  readonly security: readonly string[];
}
