import { escapeOf, unseen } from "../../lib/report/visible.ts";

/**
 * The text of a module in which everything can be seen: what turns the order of text around, ends a
 * line unseen or has no shape is written as an escape, which in every string and pattern means the
 * same.
 */
export function sourceText(text: string): string {
  return text.replace(unseen, (character) => (/[\n\t]/.test(character) ? character : escapeOf(character)));
}
