import type { InlineCode, Text } from "mdast";
import { gfmToMarkdown } from "mdast-util-gfm";
import { toMarkdown } from "mdast-util-to-markdown";
import { terminalLine } from "./terminal.ts";

/** What GitHub makes a link of, or a mention, though nothing marks it as one. */
const linked = /((?:https?:\/\/|www\.)\S+|[\w.+-]*@[\w.-]+)/i;

/**
 * A sentence of ours with texts of somebody else in it, as Markdown on one line: what stands in
 * back-ticks is code, as is every address; everything else is text, and nothing is a heading, a
 * link, HTML or a comment.
 */
export function markdownLine(sentence: string): string {
  // The odd ones stood between back-ticks; the last one of an odd number has no partner.
  const parts = terminalLine(sentence).split("`");
  return printed(
    parts.flatMap((part, index) => {
      if (index % 2 === 0) return textAndAddresses(part);
      return index === parts.length - 1 ? textAndAddresses(`\`${part}`) : [code(part)];
    }),
  );
}

/** A text of somebody else as code, in as many back-ticks as its own ask for. */
export function markdownCode(text: string): string {
  return printed([code(terminalLine(text))]);
}

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
    // Two pieces of code beside each other would share their back-ticks.
    if (last?.type === piece.type)
      children[children.length - 1] = { ...last, value: last.value + piece.value };
    else children.push(piece);
  }
  return toMarkdown({ type: "paragraph", children }, { extensions: [gfmToMarkdown()] }).trim();
}
