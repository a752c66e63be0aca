import type { Link, PhrasingContent, RootContent } from "mdast";
import { isSafeProse, readPhrase, readProse } from "../../lib/markdown/prose.ts";
import { writtenBlocks } from "../../lib/markdown/write.ts";
import type { ApiModel } from "../../model/model.ts";
import { previewSentence } from "../../model/preview.ts";
import { schemeSentences } from "../credential-words.ts";
import type { DocsFolder } from "./folders.ts";
import { heading, listNode, paragraph, textNode } from "./page/markdown-nodes.ts";
import type { DocsPage } from "./page/page.ts";
import { pagedOperations, pagePath } from "./sections.ts";

/** The index of the docs for tools, after the llms.txt convention (https://llmstxt.org). */
export function indexText(api: ApiModel, folders: readonly DocsFolder[]): string {
  const previews = new Set(
    pagedOperations(api).flatMap((one) => (one.visibility === "preview" ? [pagePath(one)] : [])),
  );
  const sections = folders.flatMap(({ id, title, pages }): RootContent[] => [
    heading(2, textNode(id === "" ? "Pages" : title)),
    listNode(pages.map((page) => itemOf(page, previews))),
  ]);
  const schemes = schemeSentences(api).map(readProse);
  const children: RootContent[] = [
    heading(1, textNode(api.info.title)),
    { type: "blockquote", children: [paragraph(textNode(api.info.summary))] },
    ...readProse(api.info.description).map(withoutHeading),
    ...aboutParts(api),
    ...(schemes.length > 0 ? [heading(2, textNode("Credentials")), listNode(schemes)] : []),
    ...sections,
  ];
  return writtenBlocks(children);
}

/** Links to further documentation, and the contact. */
function aboutParts({ info: { termsOfService, contact }, externalDocs }: ApiModel): RootContent[] {
  const linked = (text: string, url: string) => [
    paragraph({ type: "link", url, children: [textNode(text)] }),
  ];
  const items = [
    ...(externalDocs ? [linked(externalDocs.description ?? "More", externalDocs.url)] : []),
    ...(termsOfService ? [linked("Terms of service", termsOfService)] : []),
    ...(contact?.email ? [linked(`Contact: ${contact.email}`, `mailto:${contact.email}`)] : []),
  ];
  return items.length > 0 ? [listNode(items)] : [];
}

/** All pages in one file. */
export function fullText(pages: readonly string[]): string {
  return pages.join("\n\n");
}

/** Only the file has headings: those of an author become paragraphs. */
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

/** A page in the index; `previews` are the paths of those whose operation may change at any time. */
function itemOf({ path, title, description }: DocsPage, previews: ReadonlySet<string>): RootContent[] {
  const link: Link = { type: "link", url: `${path}.md`, children: [textNode(title)] };
  const words = [description, ...(previews.has(path) ? [previewSentence] : [])].filter(Boolean).join(" ");
  return [paragraph(link, ...(words === "" ? [] : asWritten(`: ${words}`)))];
}
