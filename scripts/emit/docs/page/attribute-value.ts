import { propertyKey, quoted } from "../../samples/literal.ts";

/** What an attribute's expression holds. */
export type AttributeValue =
  | string
  | number
  | boolean
  | readonly string[]
  | { readonly [key: string]: AttributeValue };

/** A JavaScript expression of the value, an object with one line for each of its fields. */
export function expression(value: AttributeValue, indent = ""): string {
  if (typeof value === "string") return string(value);
  if (typeof value !== "object") return String(value);
  if (isList(value)) return `[${value.map(string).join(", ")}]`;
  const inside = `${indent}  `;
  const lines = Object.entries(value).map(
    ([name, item]) => `${inside}${propertyKey(name)}: ${expression(item, inside)}`,
  );
  return lines.length > 0 ? `{\n${lines.join(",\n")}\n${indent}}` : "{}";
}

/** Fumadocs prints an expression in quotes, where `&…;` would be read as a character reference. */
function string(value: string): string {
  return quoted(value).replace(/&(?=#?\w+;)/g, "\\u0026");
}

function isList(value: AttributeValue): value is readonly string[] {
  return Array.isArray(value);
}
