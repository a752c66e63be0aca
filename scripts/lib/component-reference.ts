import { pointerStep, unescapedToken } from "./json-pointer.ts";
import { percentDecoded } from "./percent-encoding.ts";

/**
 * The `$ref` of a named schema, percent-encoded as a fragment of a URL; half of a surrogate pair, which UTF-8 can't
 * encode, is left as it is.
 */
export function componentReference(name: string): string {
  const step = pointerStep(name).replace(/\P{Cs}+/gu, encodeURI);
  return `#/components/schemas${step.replaceAll("#", "%23")}`;
}

/** The name in a `$ref` to a named schema; `undefined` if it refers to something else, or to a part of one. */
export function componentNameOf(ref: unknown): string | undefined {
  const pointer = typeof ref === "string" && ref.startsWith("#") ? percentDecoded(ref.slice(1)) : undefined;
  const [, token] = /^\/components\/schemas\/([^/]+)$/.exec(pointer ?? "") ?? [];
  return token === undefined ? undefined : unescapedToken(token);
}
