import { escapeOf } from "./visible.ts";

/**
 * Characters that `JSON.stringify` leaves unescaped, but that control a terminal or that a CI log reads as a command.
 */
const obeyed =
  /[\u007f-\u009f\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]|(?![\u200c\u200d])\p{Cf}|#(?=#(?:vso|teamcity)?\[)/gu;

/** A report as JSON with two spaces and a final line feed, in visible characters only. */
export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2).replace(obeyed, escapeOf)}\n`;
}
