import type { Code, Heading, InlineCode, Paragraph, PhrasingContent, RootContent, Table, Text } from "mdast";
import type { MdxJsxAttribute, MdxJsxFlowElement } from "mdast-util-mdx";
import { expression, type Literal } from "./expression.ts";

type Props = Readonly<Record<string, Literal>>;

declare module "mdast" {
  interface Data {
    /** An element's attributes as values, for who makes something else of it than MDX. */
    props?: Props;
  }
}

export function text(value: string): Text {
  return { type: "text", value };
}

export function inlineCode(value: string): InlineCode {
  return { type: "inlineCode", value };
}

export function paragraph(...children: PhrasingContent[]): Paragraph {
  return { type: "paragraph", children };
}

/** A text that is no Markdown: its paragraphs are set apart by blank lines. */
export function paragraphs(value: string): Paragraph[] {
  return value
    .split(/\n\s*\n/)
    .filter((part) => part.trim() !== "")
    .map((part) => paragraph(text(part)));
}

export function heading(depth: Heading["depth"], ...children: PhrasingContent[]): Heading {
  return { type: "heading", depth, children };
}

export function code(lang: string, value: string): Code {
  return { type: "code", lang, value };
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

/** An element that is a component of the site. Strings stand in quotes, all else as an expression. */
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

/** Quotes can't hold every string: an `&` in them may be read as a character reference. */
function attribute(name: string, value: Literal): MdxJsxAttribute {
  if (typeof value === "string" && !/[&\p{Cc}]/u.test(value)) return { type: "mdxJsxAttribute", name, value };
  return {
    type: "mdxJsxAttribute",
    name,
    value: { type: "mdxJsxAttributeValueExpression", value: expression(value) },
  };
}
