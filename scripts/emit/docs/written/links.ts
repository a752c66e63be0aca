import { posix } from "node:path";
import type { Nodes } from "mdast";
import { readProse } from "../../../lib/markdown/prose.ts";
import type { Problem } from "../../../lib/problem.ts";
import type { ApiModel } from "../../../model/model.ts";
import { placedOperations } from "../../../model/placed-operations.ts";
import { emitProblem } from "../../problems.ts";
import { takeAnchors } from "../page/anchors.ts";
import type { DocsPage } from "../page/page.ts";
import { pagePath } from "../sections.ts";

/** A link inside of the docs, and the line of its page. */
interface InternalLink {
  readonly url: string;
  readonly line?: number | undefined;
}

/**
 * The links of pages, and of the API's own description, that lead to no page or to no heading of it. A link is
 * relative, as the site's own are, or begins with `#`; one that begins with `/` leads to the rest of the site.
 */
export function linkProblems(pages: readonly DocsPage[], api: ApiModel): Problem[] {
  const anchors = new Map(pages.map((page) => [page.path, anchorsOf(page)]));
  const placeOf = (path: string) =>
    placedOperations(api).find(({ operation }) => pagePath(operation) === path)?.place;
  const judged = (from: string, links: readonly InternalLink[], place: (link: InternalLink) => object) =>
    links.flatMap((link) => {
      const [target = "", anchor] = link.url.split("#");
      const path = target === "" ? from : posix.join(posix.dirname(from), target.replace(/\?.*/, ""));
      const known = anchors.get(path);
      if (!known) return [emitProblem("page-link:page", { url: link.url, path }, place(link))];
      return anchor && !known.has(decodeURIComponent(anchor))
        ? [emitProblem("page-link:anchor", { url: link.url, anchor, path }, place(link))]
        : [];
    });
  return [
    ...pages.flatMap((page) =>
      judged(page.path, internalLinks(page.content), ({ line }) =>
        page.written ? { file: page.written.file, line } : { pointer: placeOf(page.path) },
      ),
    ),
    ...judged("llms", proseLinks(api.info.description), () => ({ pointer: "description" })),
  ];
}

function anchorsOf({ content }: DocsPage): ReadonlySet<string> {
  return new Set(takeAnchors(structuredClone(content)).values());
}

function internalLinks(node: Nodes): InternalLink[] {
  const line = node.position?.start.line;
  const inside = "children" in node ? (node.children as Nodes[]).flatMap(internalLinks) : [];
  if (node.type === "link" || node.type === "definition") return [...internal(node.url, line), ...inside];
  if (node.type !== "mdxJsxFlowElement" && node.type !== "mdxJsxTextElement") return inside;
  const { href, type } = node.data?.props ?? {};
  const described = typeof type === "object" ? Object.values(type).flatMap(descriptionLinks) : [];
  return [...(typeof href === "string" ? internal(href, line) : []), ...described, ...inside];
}

/** Those in the description of a table's row. */
function descriptionLinks(row: unknown): InternalLink[] {
  const { description } = Object(row) as { readonly description?: unknown };
  return typeof description === "string" && description.includes("](") ? proseLinks(description) : [];
}

function proseLinks(markdown: string): InternalLink[] {
  return internalLinks({ type: "root", children: readProse(markdown) });
}

function internal(url: string, line: number | undefined): InternalLink[] {
  return /^(?:[a-z][a-z0-9+.-]*:|\/)/i.test(url) ? [] : [{ url, line }];
}
