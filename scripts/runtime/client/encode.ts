import { invalid } from "./failure.ts";

/** What `fetch` sends; without a browser's types there is no other name for it. */
type Sendable = NonNullable<RequestInit["body"]>;

/** A body in the form that `fetch` takes, and its media type where `fetch` can't know it. */
export interface Encoded {
  readonly body?: Sendable;
  readonly type?: string;
  /** A stream: it is sent while it is made, which platforms want to be told. */
  readonly duplex?: "half";
}

/** `said` is the caller's own `Content-Type`. */
export type Encode = (body: unknown, said?: string | null) => Encoded;

/** A body of opaque bytes. A stream is sent once: a call with one is not sent again. */
export type Bytes = Blob | ArrayBuffer | ArrayBufferView | ReadableStream<Uint8Array>;

export const json: Encode = (body) => ({ body: JSON.stringify(body), type: "application/json" });

/** JSON of another media type. */
export const jsonAs =
  (type: string): Encode =>
  (body) => ({ body: JSON.stringify(body), type });

export const bytes =
  (type: string): Encode =>
  (body) => ({ body: body as Sendable, type, ...(body instanceof ReadableStream && { duplex: "half" }) });

/**
 * Bytes of a range of media types, `image/*`: of the type that a `Blob` has, else that the caller's
 * `Content-Type` says, if it is within; else of the one that stands for "unknown" there.
 */
export const bytesWithin = (range: string): Encode => {
  const start = range.replace("*/", "").replace("*", "");
  return (body, said) => {
    const given = [body instanceof Blob ? body.type : "", said ?? ""];
    const known = given.find((type) => /\/[^*]/.test(type) && type.toLowerCase().startsWith(start));
    return bytes(known ?? `${start || "application/"}octet-stream`)(body);
  };
};

/** Text that a header field carries as it is (RFC 9110, section 5.5): no space around it, no line break. */
const carried = /^(?:[!-~\x80-\xff](?:[\t -~\x80-\xff]*[!-~\x80-\xff])?)?$/;

/** A value for a header field, of a list its items. */
export const field = (name: string, value: unknown): unknown => {
  if (value !== undefined && !carried.test(String(value)))
    throw invalid(`/${name}`, "text that a header field can carry");
  return value;
};

const newline = "\r\n";

/** Half a character would arrive as another one: throws. */
const wellFormed = (text: string): string => decodeURIComponent(encodeURIComponent(text));

/** A name as it stands between quotes in a part's head, as browsers write it. */
const quoted = (name: string): string =>
  `"${name.replace(/[\r\n"]/g, (character) => encodeURIComponent(character))}"`;

/**
 * Several parts of one name for an array; a file stays a file, another object becomes JSON. Not a
 * `FormData`, which changes the line breaks in texts, and whose boundary a header field can't name.
 */
export const form: Encode = (fields) => {
  const random = () => Math.random().toString(36).slice(2);
  const boundary = `form-${random()}${random()}`;
  const parts: BlobPart[] = [];
  const add = (head: string, content: BlobPart) =>
    parts.push(
      `--${boundary}${newline}Content-Disposition: form-data; name=${head}`,
      newline,
      newline,
      content,
      newline,
    );
  for (const [name, value] of Object.entries(fields as object)) {
    // It would leave no trace, and be read as none at all.
    if (Array.isArray(value) && !value.length) throw invalid(`/${name}`, "a list that is not empty, or none");
    for (const item of Array.isArray(value) ? value : [value])
      if (item instanceof Blob)
        add(
          `${quoted(name)}; filename=${quoted((item as Partial<File>).name ?? "blob")}${newline}Content-Type: ${item.type || "application/octet-stream"}`,
          item,
        );
      else if (typeof item === "object" && item !== null)
        add(`${quoted(name)}${newline}Content-Type: application/json`, JSON.stringify(item));
      else if (item !== undefined && item !== null) add(quoted(name), wellFormed(String(item)));
  }
  const type = `multipart/form-data; boundary=${boundary}`;
  return { body: new Blob([...parts, `--${boundary}--${newline}`], { type }), type };
};
