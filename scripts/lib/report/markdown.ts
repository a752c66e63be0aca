import type { InlineCode, Text } from "mdast";
import { gfmToMarkdown } from "mdast-util-gfm";
import { toMarkdown } from "mdast-util-to-markdown";
import { madeOnce } from "../made-once.ts";
import { terminalLine } from "./terminal.ts";

/** Plain text that GitHub turns into a link or a mention. */
const linked = /((?:https?:\/\/|www\.)\S+|[\w.+-]*@[\w.-]+)/i;

/**
 * One of our sentences, which may quote texts from outside, as Markdown on one line: text in back-ticks is
 * code, as is every address; everything else is plain text, never a heading, a link, HTML or a comment.
 */
export function markdownLine(sentence: string): string {
  // Odd parts were between back-ticks; the last one has no closing back-tick if their number is even.
  const parts = terminalLine(sentence).split("`");
  return printed(
    parts.flatMap((part, index) => {
      if (index % 2 === 0) return textAndAddresses(part);
      return index === parts.length - 1 ? textAndAddresses(`\`${part}`) : [code(part)];
    }),
  );
}

/** Printable, without a back-tick, and without a space at either end: to write it through a tree takes a hundred times as long. */
const plain = /^[!-_a-~](?:[ -_a-~]*[!-_a-~])?$/;

/** A text from outside as code, in as many back-ticks as the ones inside it require; a reference has the same names everywhere. */
export const markdownCode: (text: string) => string = madeOnce((text) => {
  const shown = terminalLine(text);
  return plain.test(shown) ? `\`${shown}\`` : printed([code(shown)]);
});

function textAndAddresses(text: string): Piece[] {
  return text
    .split(linked)
    .map((part, index) => (index % 2 === 0 ? { type: "text", value: part } : code(part)));
}

function code(value: string): Piece {
  return { type: "inlineCode", value };
}

type Piece = Text | InlineCode;

function printed(pieces: readonly Piece[]): string {
  const children: Piece[] = [];
  for (const piece of pieces) {
    const last = children.at(-1);
    if (piece.value === "") continue;
    // Two adjacent pieces of code would share their back-ticks.
    if (last?.type === piece.type)
      children[children.length - 1] = { ...last, value: last.value + piece.value };
    else children.push(piece);
  }
  return toMarkdown({ type: "paragraph", children }, { extensions: [gfmToMarkdown()] }).trim();
}
