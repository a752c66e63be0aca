/** Schemes of what a reader may be sent to. */
const schemes: ReadonlySet<string> = new Set(["http", "https", "mailto"]);

/**
 * Whether a link may lead there: to a page, an address, or a place beside this one. A character
 * reference in the scheme is one that a reader after us might resolve.
 */
export function isSafeUrl(url: string): boolean {
  const [head = ""] = url.replace(/[\p{Cc}\p{Z}\p{Cf}]/gu, "").split(/[/?#]/, 1);
  if (/[&\\]/.test(head)) return false;
  const [scheme, ...rest] = head.split(":");
  return rest.length === 0 || schemes.has((scheme ?? "").toLowerCase());
}
