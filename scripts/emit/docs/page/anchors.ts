import GithubSlugger from "github-slugger";
import type { Heading, Nodes, Root } from "mdast";

/** Fumadocs lets an author end a heading with its anchor: `Limits [#limits]`. */
const written = /\s*\[#(.+?)]\s*$/s;

/**
 * The anchors that the site gives the headings; empty if a text has no letter and no digit.
 * Takes written anchors out of the headings' texts.
 */
export function takeAnchors(content: Root): ReadonlyMap<Heading, string> {
  const slugger = new GithubSlugger();
  const anchors = new Map<Heading, string>();
  for (const heading of headingsOf(content)) {
    const last = heading.children.at(-1);
    const match = last?.type === "text" ? written.exec(last.value) : null;
    if (match && last?.type === "text") last.value = last.value.slice(0, match.index);
    anchors.set(heading, match?.[1] ?? slugger.slug(textOf(heading)));
  }
  return anchors;
}

function headingsOf(node: Nodes): Heading[] {
  if (node.type === "heading") return [node];
  return "children" in node ? node.children.flatMap(headingsOf) : [];
}

function textOf(node: Nodes): string {
  if ("children" in node) return node.children.map(textOf).join("");
  return "value" in node ? node.value : "";
}
