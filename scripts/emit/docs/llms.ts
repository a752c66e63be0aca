import type { Link, ListItem, RootContent } from "mdast";
import { gfmToMarkdown } from "mdast-util-gfm";
import { toMarkdown } from "mdast-util-to-markdown";
import type { Contract, ResolvedOperation } from "../../contract/contract.ts";
import { readProse } from "../../lib/markdown/prose.ts";
import { heading, paragraph, text } from "./page/nodes.ts";

/** The index of the docs for tools, after the llms.txt convention (https://llmstxt.org). */
export function indexText({ api, operations }: Contract): string {
  const sections = api.sections.flatMap((section): RootContent[] => {
    const items = operations.filter((operation) => operation.section === section).map(itemOf);
    return items.length > 0
      ? [heading(2, text(section.title)), { type: "list", ordered: false, spread: false, children: items }]
      : [];
  });
  const children: RootContent[] = [
    heading(1, text(api.title)),
    { type: "blockquote", children: [paragraph(text(api.summary))] },
    ...readProse(api.description),
    ...sections,
  ];
  return toMarkdown({ type: "root", children }, { extensions: [gfmToMarkdown()], bullet: "-" });
}

/** All pages in one file. */
export function fullText(pages: readonly string[]): string {
  return pages.join("\n\n");
}

function itemOf({ title, description, section, page }: ResolvedOperation): ListItem {
  const link: Link = { type: "link", url: `${section.id}/${page}.md`, children: [text(title)] };
  return { type: "listItem", spread: false, children: [paragraph(link, text(`: ${description}`))] };
}
