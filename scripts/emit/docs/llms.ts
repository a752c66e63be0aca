import type { Html, Link, ListItem, RootContent } from "mdast";
import { gfmToMarkdown } from "mdast-util-gfm";
import { toMarkdown } from "mdast-util-to-markdown";
import { readProse } from "../../lib/markdown/prose.ts";
import type { ApiModel, OperationModel } from "../../model/model.ts";
import { previewSentence } from "../../model/preview.ts";
import { bulletList, schemeSentences } from "../credential-words.ts";
import { heading, paragraph, textNode } from "./page/markdown-nodes.ts";
import { operationsIn, pagePath } from "./sections.ts";

/** The index of the docs for tools, after the llms.txt convention (https://llmstxt.org). */
export function indexText(api: ApiModel): string {
  const sections = api.sections.flatMap((section): RootContent[] => {
    const items = operationsIn(api, section).map(itemOf);
    return items.length > 0
      ? [
          heading(2, textNode(section.title)),
          { type: "list", ordered: false, spread: false, children: items },
        ]
      : [];
  });
  const schemes = schemeSentences(api);
  const children: RootContent[] = [
    heading(1, textNode(api.info.title)),
    { type: "blockquote", children: [paragraph(textNode(api.info.summary))] },
    ...readProse(api.info.description),
    ...aboutParts(api),
    ...(schemes.length > 0 ? [heading(2, textNode("Credentials")), ...readProse(bulletList(schemes))] : []),
    ...sections,
  ];
  return toMarkdown({ type: "root", children }, { extensions: [gfmToMarkdown()], bullet: "-" });
}

/** Where else to look, and whom to ask. */
function aboutParts({ info: { termsOfService, contact }, externalDocs }: ApiModel): RootContent[] {
  const linked = (text: string, url: string): ListItem => ({
    type: "listItem",
    spread: false,
    children: [paragraph({ type: "link", url, children: [textNode(text)] })],
  });
  const children = [
    ...(externalDocs ? [linked(externalDocs.description ?? "More", externalDocs.url)] : []),
    ...(termsOfService ? [linked("Terms of service", termsOfService)] : []),
    ...(contact?.email ? [linked(`Contact: ${contact.email}`, `mailto:${contact.email}`)] : []),
  ];
  return children.length > 0 ? [{ type: "list", ordered: false, spread: false, children }] : [];
}

/** All pages in one file. */
export function fullText(pages: readonly string[]): string {
  return pages.join("\n\n");
}

/** Text that is not escaped: tools read it as it is. */
function asWritten(value: string): Html {
  return { type: "html", value };
}

function itemOf(operation: OperationModel): ListItem {
  const { title, description, visibility } = operation;
  const link: Link = { type: "link", url: `${pagePath(operation)}.md`, children: [textNode(title)] };
  return {
    type: "listItem",
    spread: false,
    children: [
      paragraph(link, asWritten(`: ${description}${visibility === "preview" ? ` ${previewSentence}` : ""}`)),
    ],
  };
}
