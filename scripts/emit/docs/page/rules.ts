import type { Paragraph } from "mdast";
import { inlineCode, paragraph, textNode } from "./markdown-nodes.ts";

/** The sentences of rules, one paragraph each, with text in back-ticks as code. */
export function ruleParagraphs(sentences: readonly string[]): Paragraph[] {
  return [...new Set(sentences)].map((sentence) =>
    paragraph(
      ...sentence
        .split(/`([^`]+)`/)
        .map((part, index) => (index % 2 === 1 ? inlineCode(part) : textNode(part)))
        .filter(({ value }) => value !== ""),
    ),
  );
}
