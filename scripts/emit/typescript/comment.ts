/** A tag of a JSDoc comment that we write; text from a contract stays text, even if it looks like a tag. */
export interface Tag {
  readonly tag: "deprecated";
  readonly text?: string;
}

type Said = string | Tag | undefined;

/** A JSDoc comment of these paragraphs and tags, indented; empty if there are none. */
export function jsDoc(paragraphs: readonly Said[], indent = ""): string {
  const text = joined(paragraphs, "\n\n");
  return text && `${block(text, indent)}\n`;
}

/** A JSDoc comment of these lines and tags, indented, without a line end. */
export function docComment(lines: readonly Said[], indent = ""): string {
  return block(joined(lines, "\n"), indent);
}

function joined(parts: readonly Said[], gap: string): string {
  const texts = parts.filter((part) => typeof part === "string" && part !== "");
  const tags = parts.filter((part) => typeof part === "object");
  return [
    texts.map(String).map(commentText).join(gap),
    ...tags.map(({ tag, text }) => [`@${tag}`, text].filter(Boolean).join(" ")),
  ]
    .filter(Boolean)
    .join("\n");
}

/** Escapes a text so that it neither ends its comment nor starts a tag: an `@` does, unless a word is before it. */
export function commentText(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029]/g, "\n")
    .replaceAll("*/", "*\\/")
    .replace(/(?<![\w\\])@/g, "\\@");
}

function block(text: string, indent: string): string {
  const lines = text.split("\n");
  if (lines.length === 1) return `${indent}/** ${lines[0]} */`;
  return [`${indent}/**`, ...lines.map((line) => `${indent} * ${line}`.trimEnd()), `${indent} */`].join("\n");
}
