import { visible } from "./visible.ts";

/**
 * Where the logs of CI systems look for commands: `::name::` at a line's start, and `##[name]`,
 * `##vso[` and `##teamcity[` anywhere.
 */
const commands = /^(\s*:)(?=:[\w-]+(?:\s.*?)?::)|#(?=#(?:vso|teamcity)?\[)/g;

/** A text of somebody else as part of a line on a terminal or in a log. */
export function terminalLine(text: string): string {
  return visible(text).replace(
    commands,
    (found) => `${found.slice(0, -1)}\\u00${found.endsWith(":") ? "3a" : "23"}`,
  );
}

/** The same of a text that has lines of its own. */
export function terminalText(text: string): string {
  return text.split("\n").map(terminalLine).join("\n");
}

/** Of a text that our own colours are in: they stay. */
export function terminalTalk(text: string): string {
  return text
    .split(colour)
    .map((part, index) => (index % 2 === 0 ? terminalText(part) : part))
    .join("");
}

/** Colours and weights as picocolors writes them; none that hides a text. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const colour = /(\u001b\[(?:[0-79]|2[2-79]|[349]\d|10\d)m)/;
