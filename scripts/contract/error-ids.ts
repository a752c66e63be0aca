import type { ErrorCode } from "../lib/error-code.ts";
import { namesOfTexts } from "../lib/name-of-text.ts";
import type { StatusKey } from "../lib/status.ts";

interface Identified {
  readonly status: StatusKey;
  readonly text: string;
  readonly code?: ErrorCode;
  /** When it happens; the id is made from it if the error has neither text nor code. */
  readonly when: string;
  /** As the author gave it. */
  readonly id?: string;
}

/**
 * The id of each of an operation's errors, in their order: the one that its author gave, or else a name
 * made from its text, else its code, else its occasion, which differs from those of the others of its status.
 */
export function idsOfErrors(errors: readonly Identified[]): string[] {
  const names = new Map(
    [...new Set(errors.map(({ status }) => status))].map((status) => [
      status,
      namesOfTexts(errors.flatMap((error) => (error.status === status ? [wordsOf(error)] : []))),
    ]),
  );
  return errors.map((error) => {
    const words = wordsOf(error);
    return error.id ?? names.get(error.status)?.get(words) ?? words;
  });
}

function wordsOf({ text, code, when }: Identified): string {
  return text || (code === undefined ? when : String(code) || when);
}
