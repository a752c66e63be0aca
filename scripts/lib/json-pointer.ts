/** A reference token of a JSON pointer (RFC 6901), escaped, with the `/` before it. */
export function pointerStep(token: string | number): string {
  return `/${typeof token === "number" ? token : token.replaceAll("~", "~0").replaceAll("/", "~1")}`;
}

/** The reference tokens of a JSON pointer, unescaped. */
export function pointerTokens(pointer: string): string[] {
  return pointer.split("/").slice(1).map(unescapedToken);
}

export function unescapedToken(token: string): string {
  return token.replaceAll("~1", "/").replaceAll("~0", "~");
}

/** What is at a JSON pointer; `undefined` if there is nothing. */
export function valueAt(value: unknown, pointer: string): unknown {
  let here = value;
  for (const token of pointerTokens(pointer)) {
    if (typeof here !== "object" || here === null || !Object.hasOwn(here, token)) return undefined;
    here = (here as Record<string, unknown>)[token];
  }
  return here;
}
