import { namesOfTexts } from "../lib/name-of-text.ts";

interface Identified {
  readonly status: number;
  readonly text: string;
  /** As the author gave it. */
  readonly id?: string;
}

/**
 * The id of each of an operation's errors, in their order: the one that its author gave, or else a name
 * made from its text, which differs from those of the other texts of its status.
 */
export function idsOfErrors(errors: readonly Identified[]): string[] {
  const names = new Map(
    [...new Set(errors.map(({ status }) => status))].map((status) => [
      status,
      namesOfTexts(errors.flatMap((error) => (error.status === status ? [error.text] : []))),
    ]),
  );
  return errors.map(({ status, text, id }) => id ?? names.get(status)?.get(text) ?? text);
}
