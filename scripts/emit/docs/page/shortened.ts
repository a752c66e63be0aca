import type { Nodes, Root } from "mdast";
import type { MdxJsxFlowElement } from "mdast-util-mdx";

/** A page's content with a number in place of each text that parsing gives back as it is. */
interface Shortened {
  readonly content: Root;
  /** The text that a number stands for; any other text is its own. */
  readonly whole: (text: string) => string;
}

/**
 * Most of a page is code and the expressions of its tables: parsing spends most of its time on them, although they
 * come out unchanged. Exceptions are carriage returns, and lines of an expression that are indented by the text around it.
 */
export function shortened(content: Root): Shortened {
  const texts: string[] = [];
  let isSafe = true;
  const numberOf = (text: string) => String(texts.push(text) - 1);
  const short = <Node extends Nodes>(node: Node, isTop: boolean): Node => {
    if (node.type === "code") {
      if (node.value.includes("\r")) isSafe = false;
      return { ...node, value: numberOf(node.value) };
    }
    const children =
      "children" in node ? { children: node.children.map((child) => short(child, false)) } : {};
    const attributes = node.type === "mdxJsxFlowElement" ? { attributes: attributesOf(node, isTop) } : {};
    return { ...node, ...children, ...attributes };
  };
  const attributesOf = ({ attributes }: MdxJsxFlowElement, isTop: boolean): MdxJsxFlowElement["attributes"] =>
    attributes.map((attribute) => {
      const { value } = attribute;
      if (attribute.type !== "mdxJsxAttribute" || typeof value !== "object" || !value) return attribute;
      if (!isTop && value.value.includes("\n")) return attribute;
      return { ...attribute, value: { ...value, value: numberOf(value.value) } };
    });
  const children = content.children.map((child) => short(child, true));
  if (!isSafe) return { content, whole: (text) => text };
  return {
    content: { ...content, children },
    whole: (text) => (/^\d+$/.test(text) ? (texts[Number(text)] ?? text) : text),
  };
}
