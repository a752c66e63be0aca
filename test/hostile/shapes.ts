import type { Nodes } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { frontmatterFromMarkdown } from "mdast-util-frontmatter";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { mdxFromMarkdown } from "mdast-util-mdx";
import { frontmatter } from "micromark-extension-frontmatter";
import { gfm } from "micromark-extension-gfm";
import { mdxjs } from "micromark-extension-mdxjs";
import ts from "typescript";
import { parse } from "yaml";
import { languages } from "../../scripts/emit/samples/languages.ts";

/** What a file is made of, without what its texts say: the same for every text that stays text. */
export function shapeOf(path: string, content: string): unknown {
  if (/\.(ts|js)$/.test(path)) return sourceShape(content);
  if (path.endsWith(".json")) return valueShape(JSON.parse(content));
  if (path.endsWith(".yaml")) return valueShape(parse(content));
  if (path.endsWith(".mdx")) return pageShape(content);
  if (/\.(md|txt)$/.test(path)) return markdownShape(content, !path.startsWith("docs/"));
  return "text";
}

/** Every node of a module, and every tag of its comments. */
function sourceShape(text: string): string[] {
  const file = ts.createSourceFile("x.ts", text, ts.ScriptTarget.ES2022, true, ts.ScriptKind.TS);
  const { parseDiagnostics } = file as unknown as { readonly parseDiagnostics: readonly ts.Diagnostic[] };
  const faults = parseDiagnostics.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, " "));
  if (faults.length > 0) throw new Error(`${faults.join("; ")} in ${text.slice(0, 2000)}`);
  const kinds: string[] = [];
  const visit = (node: ts.Node): void => {
    kinds.push(kindOf(node));
    for (const tag of ts.getJSDocTags(node)) kinds.push(`@${tag.tagName.text}`);
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(file, visit);
  return kinds;
}

/** Some names are made of texts: what counts is that they are names. */
function kindOf(node: ts.Node): string {
  const isName = "name" in node.parent && node.parent.name === node;
  if (ts.isIdentifier(node) || (ts.isStringLiteralLike(node) && isName)) return "name";
  return ts.isStringLiteralLike(node) ? "text" : (ts.SyntaxKind[node.kind] ?? "");
}

/** Where a value holds what, without its texts; what is named after texts has no name here. */
function valueShape(value: unknown, path = ""): string[] {
  if (typeof value === "string") return [`${path} text`];
  if (typeof value !== "object" || value === null) return [`${path} ${value}`];
  const named = /\/(?:examples|mapping)$/.test(path);
  return Object.entries(value).flatMap(([key, item]) =>
    valueShape(item, `${path}/${named || /[^\w$.\-/{}+]/.test(key) ? "" : key}`),
  );
}

const fences: ReadonlySet<string> = new Set(["http", "json", ...languages.map(({ fence }) => fence)]);

/** The components, modules and programs of a page. Prose may be any Markdown; nothing else comes of it. */
function pageShape(text: string): unknown {
  const root = fromMarkdown(text, {
    extensions: [frontmatter(), gfm(), mdxjs()],
    mdastExtensions: [frontmatterFromMarkdown(), gfmFromMarkdown(), mdxFromMarkdown()],
  });
  return nodesOf(root).flatMap((node): unknown[] => {
    if (node.type === "yaml") return valueShape(parse(node.value), "front matter");
    if (node.type === "mdxjsEsm") return [node.value];
    if (node.type === "mdxFlowExpression" || node.type === "mdxTextExpression") return ["expression"];
    if (node.type === "mdxJsxFlowElement" || node.type === "mdxJsxTextElement")
      return [[node.name, node.attributes.map((one) => ("name" in one ? one.name : "…")).join()]];
    if (node.type === "code" && fences.has(node.lang ?? ""))
      return [node.lang === "ts" ? sourceShape(node.value) : node.lang];
    return unsafeIn(node);
  });
}

/**
 * The HTML of a Markdown text, and its links to what is no page. In Fumadocs' Markdown a page's components
 * are HTML, with the programs inside: there only the links count.
 */
function markdownShape(text: string, isPlain: boolean): unknown {
  const root = fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  return nodesOf(root).flatMap((node) => {
    if (node.type === "code" && node.lang === "ts") return [sourceShape(node.value)];
    return node.type === "html" && isPlain ? [node.value] : unsafeIn(node);
  });
}

function unsafeIn(node: Nodes): unknown[] {
  if (!("url" in node) || /^(?:https?:|mailto:|\.|#|[\w-]+\/)/.test(node.url)) return [];
  return [`leads to ${node.url}`];
}

function nodesOf(node: Nodes): Nodes[] {
  return "children" in node ? [node, ...node.children.flatMap((child) => nodesOf(child))] : [node];
}
