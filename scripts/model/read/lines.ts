/** The line, from 1, of a position in a text. */
export function lineAt(text: string, position: number): number {
  let line = 1;
  for (let at = text.indexOf("\n"); at !== -1 && at < position; at = text.indexOf("\n", at + 1)) line++;
  return line;
}

/** The line on which a value first occurs in a text, in any quotes. */
export function lineOfValue(text: string, value: string): number | undefined {
  const at = text.indexOf(value);
  return at === -1 ? undefined : lineAt(text, at);
}

/** The line of a top-level member: it is indented less than any other of its name. */
export function lineOfMember(text: string, name: string): number | undefined {
  const found = [...text.matchAll(new RegExp(`(^|[{,])([ \\t]*)["']?${name}["']?\\s*:`, "gm"))];
  const [first] = found.sort((a, b) => (a[2]?.length ?? 0) - (b[2]?.length ?? 0));
  return first && lineAt(text, text.indexOf(name, first.index));
}
