import { type Breach, breach, type Check } from "./check/check.ts";

/** What an operation's input and answers must be. */
export interface Checks {
  readonly input?: Check;
  /** By status. */
  readonly answers?: Readonly<Record<number, Check>>;
  /** Of every error's body. */
  readonly error: Check;
}

/** Runs a check on a value that may be nested deeper than the stack. */
export function guarded(check: Check | undefined, value: unknown, strict: boolean): Breach | undefined {
  try {
    return check?.(value, strict);
  } catch {
    return breach("a value that is not nested so deeply");
  }
}
