/**
 * Control, format and bidi characters, separators of lines, half characters and noncharacters: what
 * moves a terminal's cursor, turns the order of text around, or is not seen at all. The two joiners
 * stay: scripts and emoji are written with them.
 */
export const unseen = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\p{Noncharacter_Code_Point}]|(?![\u200c\u200d])\p{Cf}/gu;

const short: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/** A text of somebody else on one line, in which everything can be seen: a line break is `\n`. */
export function visible(text: string): string {
  return text.replace(unseen, (character) => short[character] ?? escapeOf(character));
}

/** A character as JSON and JavaScript write it: `\u202e`, two of them beyond the basic plane. */
export function escapeOf(character: string): string {
  return Array.from({ length: character.length }, (_, index) => unit(character.charCodeAt(index))).join("");
}

function unit(code: number): string {
  return `\\u${code.toString(16).padStart(4, "0")}`;
}
