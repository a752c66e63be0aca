import type { MdxJsxAttribute, MdxJsxFlowElement, MdxJsxTextElement } from "mdast-util-mdx";
import { isObject } from "../../../lib/json.ts";
import type { AttributeValue } from "../page/attribute-value.ts";

/** An expression as ESTree has it; only what a literal can consist of is read. */
type Expression = Readonly<Record<string, unknown>>;

/** The attributes of an element as values; one whose expression is not a literal is `undefined`. */
export function staticProps(
  element: MdxJsxFlowElement | MdxJsxTextElement,
): Readonly<Record<string, AttributeValue | undefined>> {
  const own = element.attributes.filter((attribute) => attribute.type === "mdxJsxAttribute");
  return Object.fromEntries(own.map((attribute) => [attribute.name, attributeValue(attribute)]));
}

function attributeValue({ value }: MdxJsxAttribute): AttributeValue | undefined {
  if (value === null || value === undefined) return true;
  if (typeof value === "string") return value;
  const [statement] = value.data?.estree?.body ?? [];
  return statement?.type === "ExpressionStatement"
    ? literal(statement.expression as unknown as Expression)
    : undefined;
}

function literal(expression: Expression): AttributeValue | undefined {
  const { type, value } = expression;
  if (type === "Literal" && ["string", "number", "boolean"].includes(typeof value)) return value as string;
  if (type === "TemplateLiteral") return templateText(expression);
  if (type === "ArrayExpression") {
    const items = list(expression["elements"]).map((item) => literal(item));
    return items.every((item) => typeof item === "string") ? (items as string[]) : undefined;
  }
  if (type !== "ObjectExpression") return undefined;
  const fields: Record<string, AttributeValue> = {};
  for (const property of list(expression["properties"])) {
    const key = property["key"] as Expression | undefined;
    const name = property["computed"] === true ? undefined : (key?.["name"] ?? key?.["value"]);
    const held = isObject(property["value"]) ? literal(property["value"]) : undefined;
    if (name === undefined || held === undefined) return undefined;
    fields[String(name)] = held;
  }
  return fields;
}

function templateText({ quasis, expressions }: Expression): string | undefined {
  if (list(expressions).length > 0) return undefined;
  return list(quasis)
    .map(({ value }) => String((value as Expression)["cooked"]))
    .join("");
}

function list(value: unknown): readonly Expression[] {
  return Array.isArray(value) ? value.map((item) => (isObject(item) ? item : {})) : [];
}
