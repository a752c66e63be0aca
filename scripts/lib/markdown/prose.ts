import type { Nodes, Parents, PhrasingContent, RootContent } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import { isSafeUrl } from "./url.ts";

/**
 * The blocks of a text that a contract says in Markdown (GitHub's), as a tree that holds nothing but
 * Markdown: HTML stands there as text, and a link to what is no page is no link. Braces, tags and
 * `import` mean nothing here: a text is no MDX.
 */
export function readProse(markdown: string): RootContent[] {
  return fromMarkdown(markdown, {
    extensions: [gfm()],
    mdastExtensions: [gfmFromMarkdown()],
  }).children.flatMap(safeBlock);
}

/** The same as what stands in one paragraph: blocks follow one another after a blank. */
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
