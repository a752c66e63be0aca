import type { Element, ElementContent, Root as HtmlRoot } from "hast";
import { toHtml } from "hast-util-to-html";
import type { Code, Link, Table } from "mdast";
import type { MdxFlowExpression, MdxJsxFlowElement, MdxTextExpression } from "mdast-util-mdx";
import { defaultHandlers, type Handlers, type State, toHast } from "mdast-util-to-hast";
import { takeAnchors } from "../docs/page/anchors.ts";
import type { AttributeValue } from "../docs/page/attribute-value.ts";
import type { DocsPage } from "../docs/page/page.ts";
import { htmlUrl } from "./html-path.ts";

/** A page's content as HTML; the site's components as plain elements that need no script. */
export function contentHtml({ content, path }: DocsPage): string {
  const own = structuredClone(content);
  for (const [heading, id] of takeAnchors(own)) if (id) heading.data = { hProperties: { id } };
  let tabs = 0;
  const handlers: Handlers = {
    code: (state, node: Code) => scrollable(defaultHandlers.code(state, node)),
    link: (state, node: Link) => defaultHandlers.link(state, { ...node, url: htmlUrl(node.url, path) }),
    table: (state, node: Table) => scrollable(h("div", {}, [defaultHandlers.table(state, node)])),
    mdxJsxFlowElement: (state, node: MdxJsxFlowElement) =>
      component(state, node, { path, nextName: () => `tabs-${++tabs}` }),
    mdxJsxTextElement: (state, node) => state.all(node),
    mdxFlowExpression: expression,
    mdxTextExpression: expression,
  };
  return toHtml(toHast(own, { handlers }) as HtmlRoot);
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
  if (node.name === "TypeTable") return fieldList(props["type"]);
  if (node.name === "Card") return cardOf(state, node, path);
  if (node.name === "Cards") return h("div", { className: ["cards"] }, state.all(node));
  return state.all(node);
}

/** A title that leads somewhere, and what there is. */
function cardOf(state: State, node: MdxJsxFlowElement, path: string): Element {
  const { title = "", description, href } = node.data?.props ?? {};
  const name = text(String(title));
  return h("section", { className: ["card"] }, [
    h("p", {}, [
      typeof href === "string" ? h("a", { href: htmlUrl(href, path) }, [name]) : h("strong", {}, [name]),
    ]),
    ...(typeof description === "string" ? [h("p", {}, [text(description)])] : []),
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
function fieldList(fields: AttributeValue | undefined): Element {
  const rows = Object.entries(fields ?? {}) as [string, Readonly<Record<string, AttributeValue>>][];
  const items = rows.flatMap(([name, field]) => [
    h("dt", {}, [
      h("code", {}, [text(name)]),
      h("span", {}, [text(String(field["type"]))]),
      ...(field["required"] ? [h("strong", {}, [text("required")])] : []),
      ...(field["deprecated"] ? [h("em", {}, [text("deprecated")])] : []),
    ]),
    h("dd", {}, [
      ...(field["description"] ? [h("p", {}, [text(String(field["description"]))])] : []),
      ...(field["default"]
        ? [h("p", {}, [text("Default: "), h("code", {}, [text(String(field["default"]))])])]
        : []),
    ]),
  ]);
  return h("dl", {}, items);
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
