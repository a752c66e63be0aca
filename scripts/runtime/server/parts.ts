import type { PartsReader, ReadFields, ToldParts } from "./types.ts";

/** A part of a form as it was received. */
interface Part {
  readonly name: string;
  readonly fileName?: string;
  /** Absent if the caller does not send one. */
  readonly type?: string;
  /** A header field, by its name in any case. */
  readonly field: (name: string) => string | undefined;
  readonly content: Uint8Array;
}

/** Reads the parts of a form by their media types, which the platform's own reader does not report. */
export const partsReader: PartsReader = (bytes, contentType, told) => {
  const parts = partsIn(bytes, contentType);
  const fields = new Map<string, Value[]>();
  for (const part of parts ?? [{ name: "", field: () => undefined, content: bytes }]) {
    const value = parts && partValue(part, told);
    if (value === undefined) return undefined;
    const known = fields.get(part.name);
    if (known) known.push(value);
    else fields.set(part.name, [value]);
  }
  return { has: (name) => fields.has(name), getAll: (name) => fields.get(name) ?? [] };
};

type Value = ReturnType<ReadFields["getAll"]>[number];

const singleBytes = new TextDecoder("latin1");
const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

function textOf(content: Uint8Array): string | undefined {
  try {
    return utf8.decode(content);
  } catch {
    return undefined;
  }
}

/** The value of a part; `undefined` if it is not what its media type says, or has a media type or a header field that is not allowed. */
function partValue({ name, fileName, type, field, content }: Part, told: ToldParts): Value | undefined {
  const asFile = (mediaType = "application/octet-stream") =>
    new File([content as Uint8Array<ArrayBuffer>], fileName ?? "", { type: mediaType });
  const types = Object.hasOwn(told, name) ? told[name] : undefined;
  const { json, text, files, headers = {} } = types ?? {};
  if (Object.entries(headers).some(([one, value]) => field(one) !== value)) return undefined;
  if (!json && !text && !files) return fileName === undefined ? textOf(content) : asFile(type);
  const is = (one: string | undefined) =>
    one !== undefined && type !== undefined && essenceOf(one) === essenceOf(type);
  if (files && fileName !== undefined)
    return type === undefined || files.length === 0 || files.some(is) ? asFile(type ?? files[0]) : undefined;
  const isJson = type === undefined ? json !== undefined && text === undefined : is(json);
  if (!isJson && type !== undefined && !is(text ?? (json === undefined ? "text/plain" : undefined)))
    return undefined;
  const whole = textOf(content);
  if (whole === undefined || !isJson) return whole;
  try {
    return { value: JSON.parse(whole) as unknown };
  } catch {
    return undefined;
  }
}

function essenceOf(type: string): string {
  return (type.split(";", 1)[0] ?? "").trim().toLowerCase();
}

/** The parts of a form (RFC 7578; RFC 2046, section 5.1.1); `undefined` if it is malformed. */
function partsIn(bytes: Uint8Array, contentType: string): Part[] | undefined {
  const boundary = parameterIn(contentType, "boundary");
  if (!boundary) return undefined;
  // One character for each byte, so that positions in the text are positions in the bytes.
  const text = singleBytes.decode(bytes);
  const delimiter = `\r\n--${boundary}`;
  const parts: Part[] = [];
  let end = text.startsWith(delimiter.slice(2)) ? -2 : text.indexOf(delimiter);
  while (end >= -2 && end !== -1) {
    const after = end + delimiter.length;
    if (text.startsWith("--", after)) return parts;
    const padding = /^[ \t]*\r\n/.exec(text.slice(after, after + 200));
    const start = after + (padding?.[0].length ?? 0);
    // The header of a part may be empty.
    const bare = text.startsWith("\r\n", start);
    const head = bare ? start : text.indexOf("\r\n\r\n", start);
    end = text.indexOf(delimiter, bare ? start : head + 2);
    if (!padding || head === -1 || end === -1) return undefined;
    const part = partOf(
      bytes.subarray(start, head),
      bytes.subarray(head + (bare ? 2 : 4), Math.max(end, head + (bare ? 2 : 4))),
    );
    if (!part) return undefined;
    parts.push(part);
  }
  return undefined;
}

function partOf(head: Uint8Array, content: Uint8Array): Part | undefined {
  const fields = (textOf(head) ?? "").split("\r\n").map((line) => /^([^:]+):\s*(.*?)\s*$/.exec(line));
  const field = (name: string) => fields.find((one) => one?.[1]?.toLowerCase() === name.toLowerCase())?.[2];
  const disposition = field("content-disposition") ?? "";
  const name = parameterIn(disposition, "name");
  if (!/^form-data\s*;/i.test(disposition) || name === undefined) return undefined;
  const fileName = parameterIn(disposition, "filename");
  const type = field("content-type");
  return {
    name: unescaped(name),
    ...(fileName === undefined ? {} : { fileName: unescaped(fileName) }),
    ...(type === undefined ? {} : { type }),
    field,
    content,
  };
}

/** A parameter of a header field: a token, or a text in quotes. */
function parameterIn(field: string, name: string): string | undefined {
  const [, quoted, token] = new RegExp(`;\\s*${name}=(?:"([^"]*)"|([^\\s;"]*))`, "i").exec(field) ?? [];
  return quoted ?? token;
}

/** As browsers write a name between quotes (WHATWG, HTML, "multipart/form-data"). */
function unescaped(text: string): string {
  return text.replace(/%(?:22|0D|0A)/gi, decodeURIComponent);
}
