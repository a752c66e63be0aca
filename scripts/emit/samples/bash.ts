import { constantCase } from "../../lib/words.ts";
import { encodeSegment } from "../../model/wire.ts";
import { codeOf, type Notation } from "./json-code.ts";
import type { JsonValue } from "./json-value.ts";
import type { SampleLanguage } from "./language.ts";
import { print } from "./layout.ts";
import { bashText, bashWord, quoted } from "./literal.ts";
import type { SampleCredential, SamplePart, SampleRequest, SampleSecret } from "./sample-request.ts";
import type { SampleStyle } from "./style.ts";

/** curl. A path parameter is a word in capitals, which the reader replaces. */
export const bash: SampleLanguage = {
  lang: "bash",
  label: "bash",
  fence: "bash",
  write: (request) => [`curl${methodOf(request)} ${urlWord(request)}`, ...options(request)].join(" \\\n  "),
  unable: ({ body }) => {
    if (body?.kind === "text" && body.text.includes("\0"))
      return "the body has a NUL, which no argument of a program can hold";
    const part =
      body?.kind === "multipart" && body.parts.find((item) => "value" in item && item.value.includes("\0"));
    return part ? `\`${part.name}\` has a NUL, which no argument of a program can hold` : undefined;
  },
};

function methodOf({ method }: SampleRequest): string {
  return method === "HEAD" ? " --head" : ` -X ${method}`;
}

function urlOf({ url }: SampleRequest): string {
  return url
    .map((part) => {
      if (typeof part === "string") return part;
      return part.value === undefined ? constantCase(part.title) : encodeSegment(part.value);
    })
    .join("");
}

/** With a query in double quotes, unless an older shell would read its `!` there. */
function urlWord(request: SampleRequest): string {
  const pairs = request.query.flatMap(({ name, values }) =>
    values.map((value) => `${readable(name)}=${readable(String(value))}`),
  );
  const url = urlOf(request);
  if (pairs.length === 0 && !request.isWritten) return bashWord(url);
  const whole = request.isWritten ? url : `${url}?${pairs.join("&")}`;
  return whole.includes("!") ? bashWord(whole) : `"${bashText(whole)}"`;
}

/** Encoded, except for what a query may have as it is and is easier to read so. */
function readable(text: string): string {
  return encodeSegment(text).replace(/%(?:2C|2F|3A|40)/g, decodeURIComponent);
}

function options({ credentials, headers, body, answer, style }: SampleRequest): string[] {
  const lines = credentials.map(credentialOption);
  // A field with an empty value: curl drops a field that ends in a colon.
  for (const [name, value] of headers)
    lines.push(`-H ${headerWord(value === "" ? `${name};` : `${name}: ${value}`)}`);
  if (body?.kind === "json") lines.push(`-d ${jsonWord(body.value, style.bash)}`);
  // `--data` would read a file after `@`.
  if (body?.kind === "text") lines.push(`--data-raw ${bashWord(body.text)}`);
  if (body?.kind === "binary") lines.push(`--data-binary @${body.file}`);
  if (body?.kind === "multipart") lines.push(...body.parts.map(formOption));
  if (answer.kind === "stream") lines.push("--no-buffer");
  if (answer.kind === "redirect") lines.push('--write-out "%{redirect_url}\\n"');
  if (answer.kind === "binary") lines.push(`--output ${answer.file}`);
  return lines;
}

function credentialOption({ in: place, name, value }: SampleCredential): string {
  const secrets = value.filter((part) => typeof part !== "string");
  if (place === "query")
    return `--url-query "${bashText(encodeSegment(name))}=${secrets.map(variableOf).join("")}"`;
  if (secrets.some(({ base64 }) => base64)) return `-u "${secrets.map(variableOf).join("")}"`;
  const text = value.map((part) => (typeof part === "string" ? bashText(part) : variableOf(part)));
  return `-H "${bashText(`${name}: `)}${text.join("")}"`;
}

function variableOf({ environment }: SampleSecret): string {
  return `$${environment}`;
}

/** In double quotes as on the published page, if they need no escapes. */
function headerWord(field: string): string {
  return /["$\\`!]/.test(field) ? bashWord(field) : `"${field}"`;
}

/** `--form-string` takes the value as it is, where `-F` reads a file after `@` and `<`. */
function formOption(part: SamplePart): string {
  const { name, headers } = part;
  const fields = Object.entries(headers).map(
    ([field, value]) => `;headers="${escaped(`${field}: ${value}`)}"`,
  );
  if ("file" in part)
    return `-F ${bashWord(`${name}=@${part.file};type=${part.mediaType}${fields.join("")}`)}`;
  if (part.mediaType === undefined && fields.length === 0)
    return `--form-string ${bashWord(`${name}=${part.value}`)}`;
  const type = part.mediaType === undefined ? "" : `;type=${part.mediaType}`;
  return `-F ${bashWord(`${name}="${escaped(part.value)}"${type}${fields.join("")}`)}`;
}

function escaped(text: string): string {
  return text.replace(/["\\]/g, "\\$&");
}

/**
 * Single quotes keep every character of JSON except the quote itself. Older interactive shells expand `!`
 * on each line after the first, for their history.
 */
function jsonWord(value: JsonValue, style: SampleStyle["bash"]): string {
  const place = { indent: "  ", before: "-d '", after: "'" };
  const text = print(codeOf(value, notationOf(style)), style, place);
  const safe = text.includes("\n") ? text.replaceAll("!", "\\u0021") : text;
  return `'${safe.replaceAll("'", "'\\''")}'`;
}

/** JSON that is broken only where it is too wide. */
export function compactJson(value: JsonValue): string {
  const style = { width: 88, unit: "  " };
  return print(codeOf(value, notationOf(style)), style);
}

function notationOf({ breaksFrom }: SampleStyle["bash"]): Notation {
  return {
    object: { open: "{", close: "}", pad: " ", trailing: "", breaksFrom },
    array: { open: "[", close: "]", pad: "", trailing: "" },
    key: (name) => `${quoted(name)}:`,
    string: quoted,
    number: JSON.stringify,
    words: { null: "null", true: "true", false: "false" },
  };
}
