/** A text on one line. */
export function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}\u2028\u2029]+/gu, " ").trim();
}

/** What begins a block of Markdown other than a paragraph. */
const block = /^\s*(?:[-*+>|#~=<]|`{3}|\d+[.)]\s|:)/;

/** A text of Markdown as a line, and the Markdown after it; no line: it begins with a list, a table or code. */
export function lineAndRest(text: string): { readonly line?: string; readonly rest: string } {
  const whole = text.replace(/^(?:[ \t]*\r?\n)+/, "").trimEnd();
  const [, first = whole, rest = ""] = /^([\s\S]*?)\r?\n[ \t]*\r?\n([\s\S]*)$/.exec(whole) ?? [];
  const [line = "", ...others] = first.split(/\r?\n/);
  if (/^\s*(?:[-*+|>]\s|`{3}|~{3}|\d+[.)]\s)|^(?: {4}|\t)/.test(line)) return { rest: whole };
  if (!others.some((one) => block.test(one))) return { line: oneLine(first), rest: rest.trimEnd() };
  const after = others.join("\n");
  return { line: oneLine(line), rest: rest ? `${after}\n\n${rest}`.trimEnd() : after };
}

/** A text as one paragraph. */
export function oneParagraph(text: string): string {
  const { line, rest } = lineAndRest(text);
  const isParagraph = line !== undefined && rest === "" && !block.test(line);
  return isParagraph ? text.trim() : oneLine(text).replace(/^(?=[-*+>|#~=<`]|\d+[.)]\s)/, "\\");
}
