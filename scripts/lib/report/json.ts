import { escapeOf } from "./visible.ts";

/** What `JSON.stringify` leaves raw and a terminal obeys, and what a log of a CI system takes for a command. */
const obeyed =
  /[\u007f-\u009f\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]|(?![\u200c\u200d])\p{Cf}|#(?=#(?:vso|teamcity)?\[)/gu;

/** A report as JSON with two spaces and a final line feed: the same value, in characters that can be seen. */
export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2).replace(obeyed, escapeOf)}\n`;
}
