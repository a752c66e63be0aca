import { isDeepStrictEqual } from "node:util";
import type { Nodes, Parents, PhrasingContent, RootContent } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import { madeOnce } from "../made-once.ts";
import { isSafeUrl } from "./url.ts";

/**
 * The blocks of a contract's Markdown (GitHub's), as a tree of plain Markdown: HTML becomes text, and so
 * does a link with an unsafe target. Braces, tags and `import` have no meaning here: the text is not MDX.
 */
export function readProse(markdown: string): RootContent[] {
  return blocksOf(markdown).flatMap(safeBlock);
}

/** Whether `readProse` changes nothing: the text has neither HTML nor a link with an unsafe target. */
export function isSafeProse(markdown: string): boolean {
  const given = blocksOf(markdown);
  return isDeepStrictEqual(given, given.flatMap(safeBlock));
}

/** Cached, because page, client and document all read descriptions, and many operations share the same ones. */
const blocksOf: (markdown: string) => readonly RootContent[] = madeOnce(
  (markdown) =>
    fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }).children,
);

/** The same Markdown as the content of one paragraph: its blocks are joined by spaces. */
export function readPhrase(markdown: string): PhrasingContent[] {
  const phrases = readProse(markdown).map(phraseOf);
  return phrases.flatMap((phrase, index) => (index === 0 ? phrase : [text(" "), ...phrase]));
}

function phraseOf(block: RootContent): PhrasingContent[] {
  return block.type === "paragraph" || block.type === "heading" ? block.children : [text(plainOf(block))];
}

function plainOf(node: Nodes): string {
  if ("children" in node) return node.children.map(plainOf).join(" ");
  return "value" in node ? node.value : "";
}

function safeBlock(node: RootContent): RootContent[] {
  if (node.type === "html") return [{ type: "paragraph", children: [text(node.value.trim())] }];
  if (node.type === "definition") return isSafeUrl(node.url) ? [node] : [];
  return [safe(node)];
}

function safe<Node extends RootContent>(node: Node): Node {
  if (!("children" in node)) return node;
  const children = (node.children as RootContent[]).flatMap((child) =>
    isBlock(node) ? safeBlock(child) : safePhrase(child),
  );
  return { ...node, children } as Node;
}

const blocks: ReadonlySet<Parents["type"]> = new Set([
  "blockquote",
  "list",
  "listItem",
  "footnoteDefinition",
]);

function isBlock({ type }: Parents): boolean {
  return blocks.has(type);
}

function safePhrase(node: RootContent): RootContent[] {
  if (node.type === "html") return [text(node.value)];
  if (node.type === "link" && !isSafeUrl(node.url)) return node.children.flatMap(safePhrase);
  if (node.type === "image" && !isSafeUrl(node.url)) return [text(node.alt ?? "")];
  return [safe(node)];
}

function text(value: string): PhrasingContent & { readonly type: "text" } {
  return { type: "text", value };
}
