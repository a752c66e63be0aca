import type { Link, List, ListItem, PhrasingContent, RootContent } from "mdast";
import { isSafeProse, readPhrase, readProse } from "../../lib/markdown/prose.ts";
import { writtenBlocks } from "../../lib/markdown/write.ts";
import type { ApiModel } from "../../model/model.ts";
import { previewSentence } from "../../model/preview.ts";
import { schemeSentences } from "../credential-words.ts";
import type { DocsFolder } from "./folders.ts";
import { heading, paragraph, textNode } from "./page/markdown-nodes.ts";
import type { DocsPage } from "./page/page.ts";
import { pagedOperations, pagePath } from "./sections.ts";

/** The index of the docs for tools, after the llms.txt convention (https://llmstxt.org). */
export function indexText(api: ApiModel, folders: readonly DocsFolder[]): string {
  const sections = folders.flatMap(({ id, title, pages }): RootContent[] => [
    heading(2, textNode(id === "" ? "Pages" : title)),
    listOf(pages.map((page) => itemOf(page, api))),
  ]);
  const schemes = schemeSentences(api).map((sentences) => item(...readProse(sentences)));
  const children: RootContent[] = [
    heading(1, textNode(api.info.title)),
    { type: "blockquote", children: [paragraph(textNode(api.info.summary))] },
    ...readProse(api.info.description).map(withoutHeading),
    ...aboutParts(api),
    ...(schemes.length > 0 ? [heading(2, textNode("Credentials")), listOf(schemes)] : []),
    ...sections,
  ];
  return writtenBlocks(children);
}

/** Where else to look, and whom to ask. */
function aboutParts({ info: { termsOfService, contact }, externalDocs }: ApiModel): RootContent[] {
  const linked = (text: string, url: string) =>
    item(paragraph({ type: "link", url, children: [textNode(text)] }));
  const children = [
    ...(externalDocs ? [linked(externalDocs.description ?? "More", externalDocs.url)] : []),
    ...(termsOfService ? [linked("Terms of service", termsOfService)] : []),
    ...(contact?.email ? [linked(`Contact: ${contact.email}`, `mailto:${contact.email}`)] : []),
  ];
  return children.length > 0 ? [listOf(children)] : [];
}

/** All pages in one file. */
export function fullText(pages: readonly string[]): string {
  return pages.join("\n\n");
}

/** Headings are the file's own: one of the author's is a paragraph. */
function withoutHeading(block: RootContent): RootContent {
  return block.type === "heading" ? paragraph(...block.children) : block;
}

/**
 * A line of Markdown after a link. It is not escaped, because tools read it as it is; one with HTML or an
 * unsafe link is printed as pages print it.
 */
function asWritten(line: string): PhrasingContent[] {
  return isSafeProse(line) ? [{ type: "html", value: line }] : readPhrase(line);
}

function listOf(children: ListItem[]): List {
  return { type: "list", ordered: false, spread: false, children };
}

function item(...children: RootContent[]): ListItem {
  return { type: "listItem", spread: false, children: children as ListItem["children"] };
}

function itemOf({ path, title, description }: DocsPage, api: ApiModel): ListItem {
  const visibility = pagedOperations(api).find((operation) => pagePath(operation) === path)?.visibility;
  const link: Link = { type: "link", url: `${path}.md`, children: [textNode(title)] };
  const words = [description, ...(visibility === "preview" ? [previewSentence] : [])]
    .filter(Boolean)
    .join(" ");
  return item(paragraph(link, ...(words === "" ? [] : asWritten(`: ${words}`))));
}
