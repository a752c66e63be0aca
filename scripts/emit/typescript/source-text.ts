import { escapeOf, unseen } from "../../lib/report/visible.ts";

/**
 * The text of a module without invisible characters: those that reorder text, end a line unseen or have no
 * shape are written as escapes, which mean the same in every string and pattern.
 */
export function sourceText(text: string): string {
  return text.replace(unseen, (character) => (/[\n\t]/.test(character) ? character : escapeOf(character)));
}
