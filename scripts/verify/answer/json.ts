/** What the bytes of a JSON text say, or what is wrong with them, in words. */
export type JsonRead = { readonly value: unknown } | { readonly wrong: string };

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Reads bytes as JSON (RFC 8259): UTF-8, without a byte order mark. */
export function readJson(bytes: Uint8Array): JsonRead {
  if (bytes.byteLength === 0) return { wrong: "the body is empty" };
  let text: string;
  try {
    text = utf8.decode(bytes);
  } catch {
    return { wrong: "the body is not UTF-8" };
  }
  if (text.startsWith("\ufeff")) return { wrong: "the body begins with a byte order mark" };
  try {
    return { value: JSON.parse(text) };
  } catch {
    return { wrong: "the body is not well-formed JSON" };
  }
}

/** The media type of a `Content-Type`, lower-case, and what is wrong with its charset, if anything. */
export function mediaTypeOf(contentType: string | undefined): {
  readonly mediaType: string;
  readonly wrong?: string;
} {
  const [mediaType = "", ...parameters] = (contentType ?? "").split(";");
  const charset = parameters
    .map((parameter) => /^\s*charset\s*=\s*"?([^"\s]*)"?\s*$/i.exec(parameter)?.[1])
    .find((found) => found !== undefined);
  const known = charset === undefined || /^(utf-?8|us-ascii)$/i.test(charset);
  return {
    mediaType: mediaType.trim().toLowerCase(),
    ...(known ? {} : { wrong: `the charset is \`${charset}\`, and JSON is UTF-8` }),
  };
}
