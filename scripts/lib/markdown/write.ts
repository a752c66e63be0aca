import type { PhrasingContent, RootContent } from "mdast";
import { gfmToMarkdown } from "mdast-util-gfm";
import { toMarkdown } from "mdast-util-to-markdown";
import { madeOnce } from "../made-once.ts";
import { markdownCode } from "../report/markdown.ts";
import { readPhrase, readProse } from "./prose.ts";

/** Plain words, in which nothing is Markdown: to write them through a tree takes a hundred times as long. */
const words = /^[A-Za-z][A-Za-z0-9, ]*[A-Za-z0-9]\.?$/;

/** A contract's plain text as part of a line of Markdown, with all Markdown in it escaped. */
export const plainLine: (text: string) => string = madeOnce((value) =>
  words.test(value) ? value : line([{ type: "text", value }]),
);

/** A contract's Markdown as part of a line. Cached, because many operations share the same texts. */
export const proseLine: (markdown: string) => string = madeOnce((markdown) =>
  words.test(markdown) ? markdown : line(readPhrase(markdown)),
);

/** A contract's Markdown as blocks. */
export function proseBlocks(markdown: string): string {
  return words.test(markdown) ? markdown : print(readProse(markdown));
}

/** A piece of Markdown on one line, for the cell of a table. */
export function cell(markdown: string): string {
  return markdown.replaceAll("|", "\\|");
}

/** A contract's name or value as code in a table. */
export function codeCell(text: string): string {
  return cell(markdownCode(text));
}

function line(children: PhrasingContent[]): string {
  return print([{ type: "paragraph", children }]).replace(/\\?\s*\n\s*/g, " ");
}

function print(children: RootContent[]): string {
  return writtenBlocks(children).trim();
}

/** Blocks as Markdown, tables of GitHub's included, with a line break at the end. */
export function writtenBlocks(children: RootContent[]): string {
  return toMarkdown({ type: "root", children }, { extensions: [gfmToMarkdown()], bullet: "-" });
}
