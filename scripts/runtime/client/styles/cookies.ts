import { stopped } from "../result.ts";

/** `a=1; b=2`: the header field with these cookies. Throws where the platform sends only cookies of its own. */
export function writeCookies(...pairs: readonly (string | undefined)[]): string | undefined {
  const text = pairs.filter(Boolean).join("; ");
  if (!text) return undefined;
  const { headers } = new Request("https://a.example", { headers: { Cookie: text } });
  if (headers.has("Cookie")) return text;
  const reason = `this platform sends cookies itself: a program can't set \`${text.replace(/=.*/s, "")}\``;
  throw stopped("network-error", reason, { code: "COOKIE_NOT_SET" }, true);
}
