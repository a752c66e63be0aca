import type { Paragraph } from "mdast";
import { inlineCode, paragraph, text } from "./nodes.ts";

/** The sentences of rules, a paragraph each, with what stands in back-ticks as code. */
export function ruleParagraphs(sentences: readonly string[]): Paragraph[] {
  return [...new Set(sentences)].map((sentence) =>
    paragraph(
      ...sentence
        .split(/`([^`]+)`/)
        .map((part, index) => (index % 2 === 1 ? inlineCode(part) : text(part)))
        .filter(({ value }) => value !== ""),
    ),
  );
}
