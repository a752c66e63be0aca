import type {
  Code,
  Heading,
  InlineCode,
  List,
  ListItem,
  Paragraph,
  PhrasingContent,
  RootContent,
  Table,
  Text,
} from "mdast";
import type { MdxJsxAttribute, MdxJsxFlowElement } from "mdast-util-mdx";
import { type AttributeValue, expression } from "./attribute-value.ts";

type Props = Readonly<Record<string, AttributeValue>>;

declare module "mdast" {
  interface Data {
    /** An element's attributes as values, for printers of other formats than MDX. */
    props?: Props;
  }
}

export function textNode(value: string): Text {
  return { type: "text", value };
}

export function inlineCode(value: string): InlineCode {
  return { type: "inlineCode", value };
}

export function paragraph(...children: PhrasingContent[]): Paragraph {
  return { type: "paragraph", children };
}

/** The paragraphs of plain text, separated by blank lines. */
export function paragraphs(value: string): Paragraph[] {
  return value
    .split(/\n\s*\n/)
    .filter((part) => part.trim() !== "")
    .map((part) => paragraph(textNode(part)));
}

export function heading(depth: Heading["depth"], ...children: PhrasingContent[]): Heading {
  return { type: "heading", depth, children };
}

export function code(lang: string, value: string): Code {
  return { type: "code", lang, value };
}

/** A list without numbers; each item is blocks. */
export function listNode(items: readonly (readonly RootContent[])[]): List {
  const children = items.map(
    (blocks): ListItem => ({
      type: "listItem",
      spread: false,
      children: [...blocks] as ListItem["children"],
    }),
  );
  return { type: "list", ordered: false, spread: false, children };
}

/** A table; the first row is its head. */
export function table(rows: readonly (readonly PhrasingContent[])[][]): Table {
  return {
    type: "table",
    children: rows.map((cells) => ({
      type: "tableRow",
      children: cells.map((children) => ({ type: "tableCell", children: [...children] })),
    })),
  };
}

/** A component of the site. An attribute's string is written in quotes, any other value as an expression. */
export function element(
  name: string,
  attributes: Props,
  children: readonly RootContent[] = [],
): MdxJsxFlowElement {
  return {
    type: "mdxJsxFlowElement",
    name,
    attributes: Object.entries(attributes).map(([key, value]) => attribute(key, value)),
    children: children as MdxJsxFlowElement["children"],
    data: { props: attributes },
  };
}

/** Whether a string can be written in quotes, where an `&` may be read as a character reference. */
function attribute(name: string, value: AttributeValue): MdxJsxAttribute {
  if (typeof value === "string" && !/[&\p{Cc}]/u.test(value)) return { type: "mdxJsxAttribute", name, value };
  return {
    type: "mdxJsxAttribute",
    name,
    value: { type: "mdxJsxAttributeValueExpression", value: expression(value) },
  };
}
