import { terminalLine } from "./terminal.ts";

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** A text from outside as the value of an XML attribute in double quotes, or as an element's text. */
export function xmlText(text: string): string {
  return terminalLine(text).replace(/[&<>"]/g, (character) => entities[character] ?? character);
}

/** Several texts, one on each line, even if a parser turns an attribute's line breaks into spaces. */
export function xmlLines(lines: readonly string[]): string {
  return lines.map(xmlText).join("&#10;");
}
