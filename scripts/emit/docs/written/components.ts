import type { Nodes, Root } from "mdast";
import type { MdxJsxFlowElement, MdxJsxTextElement } from "mdast-util-mdx";
import { isObject } from "../../../lib/json.ts";
import type { Problem } from "../../../lib/problem.ts";
import { emitProblem } from "../../problems.ts";
import type { AttributeValue } from "../page/attribute-value.ts";
import { namesInPage } from "./modules.ts";
import { staticProps } from "./static-value.ts";

type Element = MdxJsxFlowElement | MdxJsxTextElement;
type Props = Readonly<Record<string, AttributeValue | undefined>>;

/** The types of Fumadocs' callouts. */
const calloutTypes = ["info", "warn", "warning", "error", "success", "idea"];

/** What is wrong with an element, in words; `undefined`: nothing. */
const rules: Readonly<Record<string, (props: Props, element: Element) => string | undefined>> = {
  Callout: ({ type = "info", title = "" }, { children }) =>
    !calloutTypes.includes(String(type))
      ? `its \`type\` is one of ${calloutTypes.join(", ")}`
      : typeof title !== "string"
        ? "its `title` is a text"
        : children.length === 0
          ? "it has content"
          : undefined,
  Card: ({ title, href = "" }) =>
    typeof title !== "string" || title.trim() === ""
      ? "its `title` is a text"
      : typeof href !== "string"
        ? "its `href` is a text"
        : undefined,
  Cards: (_, element) =>
    elementsIn(element).every(({ name }) => name === "Card") ? undefined : "it has only `Card` elements",
  Tabs: ({ items }, element) => {
    const values = elementsIn(element).map((tab) =>
      tab.name === "Tab" ? staticProps(tab)["value"] : undefined,
    );
    if (!Array.isArray(items) || items.length === 0) return "its `items` are a list of texts";
    return JSON.stringify(items.toSorted()) === JSON.stringify(values.toSorted())
      ? undefined
      : "it has one `Tab` for each of its `items`, with that as its `value`";
  },
  TypeTable: ({ type }) => {
    const rows = isObject(type) ? Object.values(type) : [];
    if (rows.length === 0) return "its `type` is an object of fields";
    return rows.every((row) => isObject(row) && typeof row["type"] === "string")
      ? undefined
      : "each field of its `type` is an object with a text `type`";
  },
};

/** Components that are known, and whose attributes are not checked. */
const known = [
  ...Object.keys(rules),
  "Tab",
  "Steps",
  "Step",
  "Accordions",
  "Accordion",
  "Files",
  "File",
  "Folder",
];

/** Gives each element its attributes as values, for the site; problems of those that are not well-formed. */
export function checkElements(content: Root, file: string): Problem[] {
  const imported = namesInPage(content);
  return elementsWithin(content).flatMap((element) => {
    const { name } = element;
    const line = element.position?.start.line;
    if (!name) return [];
    const props = staticProps(element);
    element.data = { ...element.data, props: definedOf(props) };
    if (/^[a-z]/.test(name)) return [];
    if (!known.includes(name) && !imported.has(name.split(".")[0] ?? name))
      return [emitProblem("page-component:unknown", { name }, { file, line })];
    const wrong =
      imported.get(name)?.startsWith("fumadocs-ui/") === false ? undefined : rules[name]?.(props, element);
    return wrong ? [emitProblem("page-component:malformed", { name, rule: wrong }, { file, line })] : [];
  });
}

function definedOf(props: Props): Readonly<Record<string, AttributeValue>> {
  return Object.fromEntries(
    Object.entries(props).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

function elementsIn({ children }: Element): Element[] {
  return (children as Nodes[]).flatMap((child) =>
    child.type === "mdxJsxFlowElement" || child.type === "mdxJsxTextElement"
      ? [child]
      : child.type === "paragraph"
        ? elementsIn(child as unknown as Element)
        : [],
  );
}

function elementsWithin(node: Nodes): Element[] {
  const own = node.type === "mdxJsxFlowElement" || node.type === "mdxJsxTextElement" ? [node] : [];
  return "children" in node ? [...own, ...(node.children as Nodes[]).flatMap(elementsWithin)] : own;
}
