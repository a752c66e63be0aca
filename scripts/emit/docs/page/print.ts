import type { Heading, Nodes, Root } from "mdast";
import { frontmatterToMarkdown } from "mdast-util-frontmatter";
import { gfmToMarkdown } from "mdast-util-gfm";
import { type MdxJsxAttribute, mdxToMarkdown } from "mdast-util-mdx";
import { defaultHandlers, type Options, toMarkdown } from "mdast-util-to-markdown";
import { stringify } from "yaml";
import { plainLine } from "../../../lib/markdown/write.ts";
import { takeAnchors } from "./anchors.ts";
import { importsOf } from "./imports.ts";
import type { DocsPage } from "./page.ts";
import { parsePage } from "./parse.ts";
import { shortened } from "./shortened.ts";

/** The page's source, as a Fumadocs site takes it. */
export function printSource({ title, description, content, written }: DocsPage): string {
  if (written) return written.text;
  const words = stringify(
    { title, description },
    { lineWidth: 0, defaultStringType: "QUOTE_DOUBLE", defaultKeyType: "PLAIN" },
  );
  const children: Root["children"] = [
    { type: "yaml", value: words.trimEnd() },
    { type: "mdxjsEsm", value: importsOf(content) },
    ...content.children,
  ];
  return toMarkdown(
    { type: "root", children },
    { extensions: [gfmToMarkdown(), mdxToMarkdown(), frontmatterToMarkdown(), moduleWords] },
  );
}

/**
 * The page as a Fumadocs site serves it to tools, made from the page's source as the site does it:
 * title and description, then the output of `remarkLLMs` for the content. The lines of the page's
 * imports and of an export that Fumadocs adds are present, and empty.
 */
export function printProcessed(page: DocsPage, parse = parsePage): string {
  const { title, description } = page;
  const { content: short, whole } = page.written
    ? { content: page.content, whole: (text: string) => text }
    : shortened(page.content);
  // Without what only front matter has, the pages of operations alike are the same.
  const root = parse(printSource({ ...page, title: "", description: "", content: short }));
  const content = root.children.filter(({ type }) => type !== "yaml").map((node) => flattened(node, whole));
  const served: Root = { ...root, children: [{ type: "mdxjsEsm", value: "" }, ...content] };
  const extensions = [gfmToMarkdown(), mdxToMarkdown(), withAnchors(takeAnchors(served))];
  const words = description === "" ? "" : `\n\n${plainLine(description)}`;
  return `# ${plainLine(title)}${words}\n\n${toMarkdown(served, { extensions })}`;
}

/** A paragraph that begins with `import` or `export` would be read as a module's statement. */
const moduleWords: Options = {
  unsafe: [
    { atBreak: true, character: "i", after: "mport[ \\t{'\"]" },
    { atBreak: true, character: "e", after: "xport[ \\t{*]" },
  ],
};

function withAnchors(anchors: ReadonlyMap<Heading, string>): Options {
  return {
    handlers: {
      mdxjsEsm: () => "",
      heading: (node: Heading, parent, state, info) => {
        const anchor = anchors.get(node);
        const text = defaultHandlers.heading(node, parent, state, info);
        return anchor ? `${text} [#${anchor}]` : text;
      },
    },
  };
}

/**
 * A copy in which expressions of attributes are plain text, attributes without a value are taken out, and code has its
 * text.
 */
function flattened<Node extends Nodes>(node: Node, whole: (text: string) => string): Node {
  const children =
    "children" in node ? { children: node.children.map((child) => flattened(child, whole)) } : {};
  if (node.type === "code") return { ...node, value: whole(node.value) };
  if (node.type !== "mdxJsxFlowElement" && node.type !== "mdxJsxTextElement") return { ...node, ...children };
  const attributes = node.attributes.flatMap((attribute): MdxJsxAttribute[] => {
    if (attribute.type !== "mdxJsxAttribute") return [];
    const value = typeof attribute.value === "object" ? whole(attribute.value?.value ?? "") : attribute.value;
    return value ? [{ type: "mdxJsxAttribute", name: attribute.name, value }] : [];
  });
  return { ...node, ...children, attributes };
}
