import { posix } from "node:path";
import type { Nodes } from "mdast";
import { readProse } from "../../../lib/markdown/prose.ts";
import { isSafeUrl } from "../../../lib/markdown/url.ts";
import { percentDecoded } from "../../../lib/percent-encoding.ts";
import type { Problem } from "../../../lib/problem.ts";
import type { ApiModel } from "../../../model/model.ts";
import { placedOperations } from "../../../model/placed-operations.ts";
import { emitProblem } from "../../problems.ts";
import { takeAnchors } from "../page/anchors.ts";
import type { DocsPage } from "../page/page.ts";
import { pagePath } from "../sections.ts";

/** A link or an image inside of the docs, and the line of its page. */
interface InternalLink {
  readonly url: string;
  readonly isImage?: boolean;
  readonly line?: number | undefined;
}

type Place = (link: InternalLink) => object;

/**
 * The links of pages, and of the API's own descriptions, that lead to no page or to no heading of it, and images that no page
 * can have. A link is relative, as the site's own are, or begins with `#`; one that begins with `/` leads to the rest of the site.
 */
export function linkProblems(pages: readonly DocsPage[], api: ApiModel): Problem[] {
  const anchors = new Map(pages.map((page) => [page.path, anchorsOf(page)]));
  const placeOf = (path: string) =>
    placedOperations(api).find(({ operation }) => pagePath(operation) === path)?.place;
  const judged = (from: string, links: readonly InternalLink[], place: Place) =>
    links.flatMap((link) => linkProblem(link, from, anchors, place));
  return [
    ...pages.flatMap((page) =>
      judged(page.path, internalLinks(page.content), ({ line }) =>
        page.written ? { file: page.written.file, line } : { pointer: placeOf(page.path) },
      ),
    ),
    ...pages.flatMap(({ written, content }) =>
      (written ? links(content) : [])
        .filter(({ url }) => !isInternal(url) && !isAddress(url))
        .map(({ url, line }) => emitProblem("page-link:address", { url }, { file: written?.file, line })),
    ),
    ...judged("llms", proseLinks(api.info.description), () => ({ pointer: "description" })),
    ...api.sections.flatMap(({ id, description }) =>
      judged("llms", proseLinks(description), () => ({ pointer: `sections/${id}/description` })),
    ),
  ];
}

function linkProblem(
  link: InternalLink,
  from: string,
  anchors: ReadonlyMap<string, ReadonlySet<string>>,
  place: Place,
): Problem[] {
  const { url } = link;
  // Only pages are copied.
  if (link.isImage) return [emitProblem("page-link:image", { url }, place(link))];
  const [target = "", anchor] = url.split("#").map((part) => percentDecoded(part) ?? part);
  const path = target === "" ? from : posix.join(posix.dirname(from), target.replace(/\?.*/, ""));
  const known = anchors.get(path);
  if (!known) return [emitProblem("page-link:page", { url, path }, place(link))];
  return anchor && !known.has(anchor)
    ? [emitProblem("page-link:anchor", { url, anchor, path }, place(link))]
    : [];
}

/** How many links of the pages that people write lead to the rest of the site, which can't be checked here. */
export function linksBeyond(pages: readonly DocsPage[]): number {
  return pages
    .filter(({ written }) => written)
    .flatMap(({ content }) => links(content).filter(({ url }) => url.startsWith("/"))).length;
}

/** The anchors of a page: of its headings, and the ids that elements have. */
function anchorsOf({ content }: DocsPage): ReadonlySet<string> {
  return new Set([...takeAnchors(structuredClone(content)).values(), ...idsIn(content)]);
}

function idsIn(node: Nodes): string[] {
  const inside = "children" in node ? (node.children as Nodes[]).flatMap(idsIn) : [];
  const id = isElement(node) ? node.data?.props?.["id"] : undefined;
  return typeof id === "string" ? [id, ...inside] : inside;
}

function isElement(node: Nodes) {
  return node.type === "mdxJsxFlowElement" || node.type === "mdxJsxTextElement";
}

function internalLinks(node: Nodes): InternalLink[] {
  return links(node).filter(({ url }) => isInternal(url));
}

function isInternal(url: string): boolean {
  return !/^(?:[a-z][a-z0-9+.-]*:|\/)/i.test(url);
}

/** Whether a link out of the docs has an address, of a scheme that the site links to. */
function isAddress(url: string): boolean {
  if (url.startsWith("/")) return URL.canParse(url, "https://docs.example");
  return URL.canParse(url) && isSafeUrl(url) && /^[^:]+:./.test(url);
}

/** All links and images of a page. */
function links(node: Nodes): InternalLink[] {
  const line = node.position?.start.line;
  const inside = "children" in node ? (node.children as Nodes[]).flatMap(links) : [];
  if (node.type === "link") return [{ url: node.url, line }, ...inside];
  if (node.type === "definition") return [{ url: node.url, line }];
  if (node.type === "image") return [{ url: node.url, isImage: true, line }];
  if (!isElement(node)) return inside;
  const { href, src, type } = node.data?.props ?? {};
  const described = typeof type === "object" ? Object.values(type).flatMap(descriptionLinks) : [];
  return [
    ...(typeof href === "string" ? [{ url: href, line }] : []),
    ...(typeof src === "string" && node.name === "img" ? [{ url: src, isImage: true, line }] : []),
    ...described,
    ...inside,
  ];
}

/** Those in the description of a table's row. */
function descriptionLinks(row: unknown): InternalLink[] {
  const { description } = Object(row) as { readonly description?: unknown };
  return typeof description === "string" && description.includes("](") ? proseLinks(description) : [];
}

function proseLinks(markdown: string): InternalLink[] {
  return internalLinks({ type: "root", children: readProse(markdown) });
}
