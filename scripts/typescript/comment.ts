/** A JSDoc comment of these paragraphs, indented; nothing where there are none. */
export function jsDoc(paragraphs: readonly (string | undefined)[], indent = ""): string {
  const said = paragraphs.filter((paragraph): paragraph is string => Boolean(paragraph));
  if (said.length === 0) return "";
  // Paragraphs are set apart by an empty line, tags are not.
  const text = said.reduce((before, next) => `${before}${next.startsWith("@") ? "\n" : "\n\n"}${next}`);
  const lines = text.replaceAll("*/", "*\\/").split("\n");
  if (lines.length === 1) return `${indent}/** ${lines[0]} */\n`;
  return [`${indent}/**`, ...lines.map((line) => `${indent} * ${line}`.trimEnd()), `${indent} */`, ""].join(
    "\n",
  );
}
