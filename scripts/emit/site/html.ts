import type { Element, ElementContent, Root as HtmlRoot } from "hast";
import { toHtml } from "hast-util-to-html";
import type { Code, Image, Link, Nodes, Table } from "mdast";
import type {
  MdxFlowExpression,
  MdxJsxFlowElement,
  MdxJsxTextElement,
  MdxTextExpression,
} from "mdast-util-mdx";
import { defaultHandlers, type Handlers, type State, toHast } from "mdast-util-to-hast";
import { readPhrase } from "../../lib/markdown/prose.ts";
import { isSafeUrl } from "../../lib/markdown/url.ts";
import { takeAnchors } from "../docs/page/anchors.ts";
import type { AttributeValue } from "../docs/page/attribute-value.ts";
import type { DocsPage } from "../docs/page/page.ts";
import { htmlUrl } from "./html-path.ts";

/** A page's content as HTML; the site's components as plain elements that need no script. */
export function contentHtml({ content, path }: DocsPage): string {
  const own = withoutLoneParagraphs(structuredClone(content));
  for (const [heading, id] of takeAnchors(own)) if (id) heading.data = { hProperties: { id } };
  let tabs = 0;
  const handlers: Handlers = {
    code: (state, node: Code) => scrollable(defaultHandlers.code(state, node)),
    link: (state, node: Link) =>
      isSafeUrl(node.url)
        ? defaultHandlers.link(state, { ...node, url: htmlUrl(node.url, path) })
        : state.all(node),
    // The policy of the site keeps pictures of other hosts out: it leads to them.
    image: (_, { url, alt }: Image) =>
      isSafeUrl(url) ? h("a", { href: url }, [text(alt || url)]) : text(alt ?? ""),
    table: (state, node: Table) => scrollable(h("div", {}, [defaultHandlers.table(state, node)])),
    mdxJsxFlowElement: (state, node: MdxJsxFlowElement) =>
      component(state, node, { path, nextName: () => `tabs-${++tabs}` }),
    mdxJsxTextElement: (state, node: MdxJsxTextElement) => plainElement(state, node, path) ?? state.all(node),
    mdxFlowExpression: expression,
    mdxTextExpression: expression,
  };
  return toHtml(toHast(own, { handlers }) as HtmlRoot);
}

/** MDX takes elements that are alone in a paragraph out of it, be they written on one line or on several. */
function withoutLoneParagraphs<Node extends Nodes>(node: Node): Node {
  if (!("children" in node)) return node;
  const children = (node.children as Nodes[]).flatMap((child): Nodes[] => {
    const inner = withoutLoneParagraphs(child);
    const isLone =
      inner.type === "paragraph" &&
      inner.children.some(({ type }) => type === "mdxJsxTextElement") &&
      inner.children.every(
        (one) => one.type === "mdxJsxTextElement" || (one.type === "text" && !one.value.trim()),
      );
    if (!isLone) return [inner];
    return inner.children.flatMap((one) =>
      one.type === "mdxJsxTextElement" ? [{ ...one, type: "mdxJsxFlowElement" } as unknown as Nodes] : [],
    );
  });
  return { ...node, children } as Node;
}

/** Makes an element focusable, so that the arrow keys scroll it if it is wider than the page. */
function scrollable(element: Element): Element {
  return { ...element, properties: { ...element.properties, tabIndex: 0 } };
}

function component(
  state: State,
  node: MdxJsxFlowElement,
  { path, nextName }: { readonly path: string; readonly nextName: () => string },
): ElementContent[] | Element {
  const props = node.data?.props ?? {};
  if (node.name === "Callout") {
    const title = typeof props["title"] === "string" ? [h("strong", {}, [text(props["title"])])] : [];
    return h("aside", { className: [String(props["type"] ?? "info")] }, [...title, ...state.all(node)]);
  }
  if (node.name === "Tabs") return tabsOf(state, node, nextName());
  if (node.name === "TypeTable") return fieldList(state, props["type"]);
  if (node.name === "Card") return cardOf(state, node, path);
  if (node.name === "Cards") return h("div", { className: ["cards"] }, state.all(node));
  return plainElement(state, node, path) ?? state.all(node);
}

/** Elements of HTML that an author writes for what Markdown has no sign for; of any other, what is in it. */
const plainElements = "a b br details div em h2 h3 h4 kbd li ol p small span strong sub summary sup ul".split(
  " ",
);

function plainElement(
  state: State,
  node: MdxJsxFlowElement | MdxJsxTextElement,
  path: string,
): Element | undefined {
  const { name } = node;
  if (!name || !plainElements.includes(name)) return undefined;
  const { id, href } = node.data?.props ?? {};
  const leads = name === "a" && typeof href === "string" && isSafeUrl(href);
  return h(
    name,
    { ...(typeof id === "string" ? { id } : {}), ...(leads ? { href: htmlUrl(href, path) } : {}) },
    state.all(node as MdxJsxFlowElement),
  );
}

/** A title that leads somewhere, and what there is. */
function cardOf(state: State, node: MdxJsxFlowElement, path: string): Element {
  const { title = "", description, href } = node.data?.props ?? {};
  const name = text(String(title));
  return h("section", { className: ["card"] }, [
    h("p", {}, [
      typeof href === "string" && isSafeUrl(href)
        ? h("a", { href: htmlUrl(href, path) }, [name])
        : h("strong", {}, [name]),
    ]),
    ...(typeof description === "string" ? [prose(state, description)] : []),
    ...state.all(node),
  ]);
}

/** Radio buttons: the checked one shows the panel after it. */
function tabsOf(state: State, { children }: MdxJsxFlowElement, name: string): Element {
  const tabs = children.filter((child) => child.type === "mdxJsxFlowElement");
  return h("fieldset", { className: ["tabs"] }, [
    h("legend", {}, [text("Language")]),
    ...tabs.flatMap((tab, index) => [
      h("label", {}, [
        h("input", { type: "radio", name, checked: index === 0 }, []),
        text(String(tab.data?.props?.["value"])),
      ]),
      h("div", {}, state.all(tab)),
    ]),
  ]);
}

/** A list instead of a table: it needs no width. */
function fieldList(state: State, fields: AttributeValue | undefined): Element {
  const rows = Object.entries(fields ?? {}) as [string, Readonly<Record<string, AttributeValue>>][];
  const items = rows.flatMap(([name, field]) => [
    h("dt", {}, [
      h("code", {}, [text(name)]),
      h("span", {}, [text(String(field["type"]))]),
      ...(field["required"] ? [h("strong", {}, [text("required")])] : []),
      ...(field["deprecated"] ? [h("em", {}, [text("deprecated")])] : []),
    ]),
    h("dd", {}, [
      ...(field["description"] ? [prose(state, String(field["description"]))] : []),
      ...(field["default"]
        ? [h("p", {}, [text("Default: "), h("code", {}, [text(String(field["default"]))])])]
        : []),
    ]),
  ]);
  return h("dl", {}, items);
}

/** Markdown of one line, which stands in an attribute. */
function prose(state: State, markdown: string): ElementContent {
  return h("p", {}, state.all({ type: "paragraph", children: readPhrase(markdown) }));
}

/** An expression is shown as written, because nothing evaluates it; a comment is left out. */
function expression(_: State, { value }: MdxFlowExpression | MdxTextExpression): Element | undefined {
  return /^\s*\/\*.*\*\/\s*$/s.test(value) ? undefined : h("code", {}, [text(`{${value}}`)]);
}

function h(tagName: string, properties: Element["properties"], children: ElementContent[]): Element {
  return { type: "element", tagName, properties, children };
}

function text(value: string): ElementContent {
  return { type: "text", value };
}
