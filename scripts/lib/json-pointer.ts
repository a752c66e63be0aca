import { isObject, type Json, withProperty } from "./json.ts";

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

/**
 * Returns a copy of the value with a part set at a JSON pointer. Missing objects on the way are created; for a number,
 * a list.
 */
export function withValueAt(value: unknown, pointer: string, part: unknown): unknown {
  const put = (here: unknown, [token, ...rest]: readonly string[]): unknown => {
    if (token === undefined) return part;
    const isItem = /^\d+$/.test(token) && (here === undefined || Array.isArray(here));
    const before = typeof here === "object" && here !== null ? here : {};
    const inside = put(Object.hasOwn(before, token) ? (before as Json)[token] : undefined, rest);
    if (!isItem) return withProperty(before, token, inside);
    const list: unknown[] = Array.isArray(here) ? [...here] : [];
    list[Number(token)] = inside;
    return list;
  };
  return put(value, pointerTokens(pointer));
}

/** Merges the second value over the first: objects are merged, of anything else the second wins. */
export function overlaid(under: unknown, over: unknown): unknown {
  if (!isObject(under) || !isObject(over)) return over === undefined ? under : over;
  return Object.entries(over).reduce<Json>(
    (joined, [name, value]) =>
      withProperty(joined, name, overlaid(Object.hasOwn(under, name) ? under[name] : undefined, value)),
    under,
  );
}
