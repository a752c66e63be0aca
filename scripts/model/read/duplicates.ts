/** A key that an object in a JSON text has twice, and the position of the second one: parsers keep only one. */
export function duplicateIn(text: string): { readonly key: string; readonly at: number } | undefined {
  const open: (Set<string> | undefined)[] = [];
  const tokens = /"(?:[^"\\]|\\.)*"|[{}[\]]/g;
  for (let token = tokens.exec(text); token; token = tokens.exec(text)) {
    const [word] = token;
    if (word === "{") open.push(new Set());
    else if (word === "[") open.push(undefined);
    else if (word === "}" || word === "]") open.pop();
    else {
      const keys = open.at(-1);
      if (!keys || !isKey(text, tokens.lastIndex)) continue;
      const key = word.includes("\\") ? String(JSON.parse(word)) : word.slice(1, -1);
      if (keys.has(key)) return { key, at: token.index };
      keys.add(key);
    }
  }
  return undefined;
}

function isKey(text: string, after: number): boolean {
  let at = after;
  while (" \t\r\n".includes(text[at] ?? "x")) at++;
  return text[at] === ":";
}
