import { visible } from "./visible.ts";

/**
 * Text that the logs of CI systems read as commands: `::name::` at a line's start, and `##[name]`,
 * `##vso[` and `##teamcity[` anywhere.
 */
const commands = /^(\s*:)(?=:[\w-]+(?:\s.*?)?::)|#(?=#(?:vso|teamcity)?\[)/g;

/** A text from outside as part of a line on a terminal or in a log. */
export function terminalLine(text: string): string {
  return visible(text).replace(
    commands,
    (found) => `${found.slice(0, -1)}\\u00${found.endsWith(":") ? "3a" : "23"}`,
  );
}

/** The same for a text of several lines. */
export function terminalText(text: string): string {
  return text.split("\n").map(terminalLine).join("\n");
}

/** The same for a text with our own colours in it, which are kept. */
export function terminalTalk(text: string): string {
  return text
    .split(colour)
    .map((part, index) => (index % 2 === 0 ? terminalText(part) : part))
    .join("");
}

/** Colours and weights as picocolors writes them; never the code that hides text. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is searched for.
const colour = /(\u001b\[(?:[0-79]|2[2-79]|[349]\d|10\d)m)/;
