/** The value of a JSON text, or a sentence about what is wrong with it. */
export type JsonRead = { readonly value: unknown } | { readonly wrong: string };

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** RFC 8259, section 9, lets parsers set limits; few programs read anything beyond these. */
const deepest = 1000;
const mostValues = 500_000;

/** Reads bytes as JSON (RFC 8259): UTF-8, without a byte order mark, within what programs can read. */
export function readJson(bytes: Uint8Array): JsonRead {
  if (bytes.byteLength === 0) return { wrong: "the body is empty" };
  const text = readText(bytes);
  if (text === undefined) return { wrong: "the body is not UTF-8" };
  if (text.startsWith("\ufeff")) return { wrong: "the body begins with a byte order mark" };
  const { depth, values } = extentOf(text);
  if (depth > deepest) return { wrong: `the body is nested more than ${deepest} levels deep` };
  if (values > mostValues) return { wrong: `the body holds more than ${mostValues} values` };
  try {
    return { value: JSON.parse(text) };
  } catch {
    return { wrong: "the body is not well-formed JSON" };
  }
}

/** Reads bytes as UTF-8; `undefined`: they are not. */
export function readText(bytes: Uint8Array): string | undefined {
  try {
    return utf8.decode(bytes);
  } catch {
    return undefined;
  }
}

/** How deep a JSON text is nested, and about how many values it holds, without reading it. */
function extentOf(text: string): { readonly depth: number; readonly values: number } {
  let depth = 0;
  let here = 0;
  let values = 1;
  let quoted = false;
  for (let index = 0; index < text.length; index++) {
    const character = text[index];
    if (character === '"') quoted = !quoted;
    else if (quoted) index += character === "\\" ? 1 : 0;
    else if (character === "[" || character === "{") depth = Math.max(depth, ++here);
    else if (character === "]" || character === "}") here--;
    else if (character === ",") values++;
  }
  return { depth, values };
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
