/** The URL schemes that a link may have. */
const schemes: ReadonlySet<string> = new Set(["http", "https", "mailto", "tel"]);

/**
 * Whether a link may have this target: a page, a mail address, a telephone number, or a relative URL. A character reference in
 * the scheme makes it unsafe, because a later program might resolve it.
 */
export function isSafeUrl(url: string): boolean {
  const [head = ""] = url.replace(/[\p{Cc}\p{Z}\p{Cf}]/gu, "").split(/[/?#]/, 1);
  if (/[&\\]/.test(head)) return false;
  const [scheme, ...rest] = head.split(":");
  return rest.length === 0 || schemes.has((scheme ?? "").toLowerCase());
}
