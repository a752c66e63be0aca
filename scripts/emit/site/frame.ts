import { createHash } from "node:crypto";

/** What a page of the site may do, beyond `default-src 'none'`. */
export type Policy = Readonly<Record<string, readonly string[]>>;

export interface Frame {
  /** Plain text. */
  readonly title: string;
  /** HTML in the head, after the policy. */
  readonly head: string;
  /** HTML of the body. */
  readonly body: string;
  /** CSS, after everything in `head`; none if absent. */
  readonly style?: string;
  readonly policy: Policy;
}

/**
 * A page of the site. Its content security policy forbids everything from other hosts; its inline
 * scripts are allowed by their hashes. The icon is empty, so that no browser asks for one.
 */
export function htmlPage({ title, head, body, style, policy }: Frame): string {
  const hashes = [...`${head}${body}`.matchAll(/<script(?![^>]*\ssrc=)[^>]*>(.*?)<\/script>/gs)].map(
    ([, script = ""]) => `'sha256-${createHash("sha256").update(script).digest("base64")}'`,
  );
  const directives = {
    ...closed,
    ...policy,
    "script-src": [...new Set([...(policy["script-src"] ?? []), ...hashes])],
  };
  const content = Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources.join(" ") || "'none'"}`)
    .join("; ");
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${content}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
<title>${escaped(title)}</title>
${head}
${style === undefined ? "" : `<style>\n${style}</style>\n`}</head>
<body>
${body}
</body>
</html>
`;
}

const closed: Policy = {
  "default-src": ["'none'"],
  "base-uri": ["'none'"],
  "form-action": ["'none'"],
  "img-src": ["data:"],
  // Both libraries add styles to the page at run time.
  "style-src": ["'unsafe-inline'"],
};

/** Plain text as HTML text; not for attributes. */
export function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
