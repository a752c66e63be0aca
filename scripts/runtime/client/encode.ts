import { invalidRequest, type Stopped } from "./result.ts";

/** Fields of an input by where they are sent. A field that is `undefined` is not sent. */
export interface InputParts {
  readonly path?: Values | undefined;
  readonly query?: Values | undefined;
  readonly header?: Values | undefined;
  readonly body?: unknown;
}

type Values = Readonly<Record<string, unknown>>;

/** How an operation's request is written, as the client needs it. */
export interface RequestRoute<Input = never> {
  readonly method: string;
  /** With its `{names}`. */
  readonly path: string;
  readonly parts: (input: Input) => InputParts;
  /** Encodes the body; absent if there is none. */
  readonly encode?: Encode;
  /** Whether it may be sent again. */
  readonly repeatable: boolean;
}

/** A request that is ready to be sent. */
export interface Outgoing {
  readonly method: string;
  /** With its `{names}`, which `params` holds. */
  readonly path: string;
  readonly params: InputParts;
  readonly url: string;
  readonly init: RequestInit;
  readonly repeatable: boolean;
}

/** Returns the request for an input, or why the input can't be sent. */
export function outgoingOf<Input>(
  { method, path, parts, encode, repeatable }: RequestRoute<Input>,
  input: Input,
  baseUrl: string,
  fields: Readonly<Record<string, string>>,
): Outgoing | Stopped {
  try {
    const params = parts(input);
    const headers = new Headers();
    const set = (values: object = {}) => {
      for (const [name, value] of Object.entries(values)) if (value != null) headers.set(name, String(value));
    };
    set(fields);
    const { type, ...body }: Encoded =
      params.body === undefined || !encode ? {} : encode(params.body, headers.get("Content-Type"));
    set({ "Content-Type": type, ...params.header });
    const query = writeQuery(params.query);
    return {
      method,
      path,
      params,
      url: `${baseUrl}${writePath(path, params.path)}${query && `?${query}`}`,
      init: { method, headers, ...body },
      // A stream can be sent only once.
      repeatable: repeatable && !body.duplex,
    };
  } catch (error) {
    if (error instanceof Error && "failure" in error) return error as Stopped;
    return invalidRequest("", `an input that can be sent (${(error as Error).message})`);
  }
}

/**
 * Replaces a path's `{names}` by values, and keeps each inside its segment: `/`, `?`, `#` and line breaks
 * are encoded, and only the items of a list are separated by commas. The values that no encoding keeps in
 * a segment are refused: the empty text, `.` and `..`.
 */
export function writePath(path: string, values: Values = {}): string {
  return path.replace(/\{(.+?)\}/g, (_braces, name: string) => {
    const value = values[name] ?? "";
    const segment = Array.isArray(value) ? value.map(encoded).join() : encoded(value);
    if (/^\.{0,2}$/.test(segment)) throw invalidRequest(`/${name}`, "a segment of a path");
    return segment;
  });
}

/** Writes query parameters in OpenAPI's default style: `form`, with a name for each item of an array. */
export function writeQuery(values: Values = {}): string {
  return Object.entries(values)
    .flatMap(([name, value]) => [value ?? []].flat().map((item) => `${encoded(name)}=${encoded(item)}`))
    .join("&");
}

export function encoded(value: unknown): string {
  try {
    return encodeURIComponent(String(value));
  } catch {
    throw invalidRequest("", "text that a URL can carry");
  }
}

/** Text that a header field carries as it is (RFC 9110, section 5.5): no space around it, no line break. */
const carried = /^(?:[!-~\x80-\xff](?:[\t -~\x80-\xff]*[!-~\x80-\xff])?)?$/;

/** Returns a value for a header field, or the items of a list. */
export const headerField = (name: string, value: unknown): unknown => {
  if (value != null && !carried.test(String(value)))
    throw invalidRequest(`/${name}`, "text that a header field can carry");
  return value;
};

/** What `fetch` sends; the name exists only in a browser's types. */
type BodyInit = NonNullable<RequestInit["body"]>;

/** A body in the form that `fetch` takes, and its media type if `fetch` can't know it. */
export interface Encoded {
  readonly body?: BodyInit;
  readonly type?: string;
  /** For a stream: platforms require this in order to send it while it is read. */
  readonly duplex?: "half";
}

/** Encodes a body; `said` is the caller's own `Content-Type`. */
export type Encode = (body: unknown, said?: string | null) => Encoded;

/** A body of opaque bytes. A stream can be sent only once: a call with one is not repeated. */
export type Bytes = Blob | ArrayBuffer | ArrayBufferView | ReadableStream<Uint8Array>;

export const asJson: Encode = (body) => ({ body: JSON.stringify(body), type: "application/json" });

/** JSON of another media type. */
export const asJsonType =
  (type: string): Encode =>
  (body) => ({ body: JSON.stringify(body), type });

export const asBytes =
  (type: string): Encode =>
  (body) => ({ body: body as BodyInit, type, ...(body instanceof ReadableStream && { duplex: "half" }) });

/**
 * Bytes of a range of media types, `image/*`. Their type is that of the `Blob` or, failing that, the caller's
 * `Content-Type`, if it is within the range; otherwise it is the type that means "unknown" there.
 */
export const asBytesWithin = (range: string): Encode => {
  const start = range.replace("*/", "").replace("*", "");
  return (body, said) => {
    const given = [body instanceof Blob ? body.type : "", said ?? ""];
    const known = given.find((type) => /\/[^*]/.test(type) && type.toLowerCase().startsWith(start));
    return asBytes(known ?? `${start || "application/"}octet-stream`)(body);
  };
};

const newline = "\r\n";

/** Returns the text. Throws for half a surrogate pair, which would arrive as another character. */
export const wellFormed = (text: string): string => decodeURIComponent(encodeURIComponent(text));

/** A name as browsers write it between quotes in the header of a part. */
const quoted = (name: string): string =>
  `"${name.replace(/[\r\n"]/g, (character) => encodeURIComponent(character))}"`;

/** A part: its header lines after `name=`, and its content; `undefined`: it is not sent. */
export type WritePart = (
  name: string,
  item: unknown,
) => readonly [head: string, content: string | Blob] | undefined;

/** A file as a part. */
export const filePart = (name: string, file: Blob, type: string): readonly [string, Blob] => [
  `${quoted(name)}; filename=${quoted((file as Partial<File>).name ?? "blob")}${newline}Content-Type: ${type}`,
  file,
];

/** A text as a part of a media type. */
export const typedPart = (name: string, type: string, text: string): readonly [string, string] => [
  `${quoted(name)}${newline}Content-Type: ${type}`,
  text,
];

/** A file stays a file, another object becomes JSON. */
export const usualPart: WritePart = (name, item) => {
  if (item instanceof Blob) return filePart(name, item, item.type || "application/octet-stream");
  if (item === undefined || item === null) return undefined;
  return typeof item === "object"
    ? typedPart(name, "application/json", JSON.stringify(item))
    : [quoted(name), wellFormed(String(item))];
};

/**
 * Encodes a form; an array becomes several parts of one name. Not a `FormData`, which changes line breaks in
 * texts, and whose boundary a header field can't name.
 */
export const formOf =
  (write: WritePart): Encode =>
  (fields) => {
    const random = () => Math.random().toString(36).slice(2);
    const boundary = `form-${random()}${random()}`;
    const parts: (string | Blob)[] = [];
    const add = (head: string, content: string | Blob) =>
      parts.push(
        `--${boundary}${newline}Content-Disposition: form-data; name=${head}`,
        newline,
        newline,
        content,
        newline,
      );
    for (const [name, value] of Object.entries(fields as object)) {
      // An empty list would leave no trace in the form, and be read as an absent one.
      if (Array.isArray(value) && !value.length)
        throw invalidRequest(`/${name}`, "a list that is not empty, or none");
      for (const item of Array.isArray(value) ? value : [value]) {
        const part = write(name, item);
        if (part) add(...part);
      }
    }
    const type = `multipart/form-data; boundary=${boundary}`;
    return { body: new Blob([...parts, `--${boundary}--${newline}`], { type }), type };
  };

export const asForm: Encode = /* @__PURE__ */ formOf(usualPart);
