import { several } from "../runtime/client/check.ts";

/** A value as JSON on one line, cut if it is too long to read. */
export function shortJson(value: unknown): string {
  return shortText(JSON.stringify(value) ?? "", 200);
}

export function shortText(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1)}… (${text.length} characters)` : text;
}

/** A type as code; only the first members of a long union. */
export function shortType(text: string): string {
  return text.includes("{") ? shortText(text, 200) : several(text.split(" | "), " | ");
}
