/**
 * Control, format and bidi characters, line separators, lone surrogates and noncharacters: they move a
 * terminal's cursor, reorder text, or are invisible. The two joiners are kept, because scripts and emoji
 * need them.
 */
export const unseen = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\p{Noncharacter_Code_Point}]|(?![\u200c\u200d])\p{Cf}/gu;

const short: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/** A text from outside on one line, with everything visible: a line break is written as `\n`. */
export function visible(text: string): string {
  return text.replace(unseen, (character) => short[character] ?? escapeOf(character));
}

/** A character as JSON and JavaScript escape it: `\u202e`, or two of these beyond the basic plane. */
export function escapeOf(character: string): string {
  return Array.from({ length: character.length }, (_, index) => unit(character.charCodeAt(index))).join("");
}

function unit(code: number): string {
  return `\\u${code.toString(16).padStart(4, "0")}`;
}
