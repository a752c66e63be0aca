import { terminalLine } from "./terminal.ts";

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** A text of somebody else as the value of an XML attribute between double quotes, or as an element's text. */
export function xmlText(text: string): string {
  return terminalLine(text).replace(/[&<>"]/g, (character) => entities[character] ?? character);
}

/** Several of them, one on each line, also where a parser makes spaces of an attribute's line breaks. */
export function xmlLines(lines: readonly string[]): string {
  return lines.map(xmlText).join("&#10;");
}
