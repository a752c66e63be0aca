import { isRecord, type RejectedField, type ResultBreach } from "./check.ts";
import { isMediaRange, isMediaType, unknownWithin } from "./request.ts";
import type { ErrorAnswer, ErrorBodyForm, ErrorWords } from "./types.ts";

/** Header fields by lower-case name; a list becomes one line for each item. */
export type HeaderFields = Readonly<Record<string, string | string[]>>;

/** Bytes as handlers return them. */
export type AnswerBytes = Uint8Array<ArrayBuffer> | Blob | ReadableStream<Uint8Array>;

/** An answer, before it becomes a `Response` or one of Node's messages. */
export interface ServerAnswer {
  readonly status: number;
  /** This answer's own object: more fields may be added. */
  readonly fields: Record<string, string | string[]>;
  readonly body: string | AnswerBytes | null;
  /** Returns the answer to write if this one can't be written; gets the reason. */
  readonly instead?: (cause: unknown) => ServerAnswer;
}

/** Writes an error; the same error always has the same bytes. `whole`: its body, if it is made already. */
export type AnswerError = (
  error: ErrorAnswer,
  fields?: HeaderFields,
  said?: Said | { readonly whole: unknown },
) => ServerAnswer;

/** Returns the writer of a contract's errors. */
export function errorWriter(words: ErrorWords): AnswerError {
  return (error, others, said) => {
    const fields = error.headers ? { ...error.headers, ...others } : others;
    const form = formOf(words, error);
    if (!form.kind) return noBody(error.status, fields);
    const body = said && "whole" in said ? said.whole : errorBody(form, error, said);
    return answerJson(error.status, body, fields, form.mediaType);
  };
}

/** The form of an error's body. */
export function formOf(
  { textField, form, forms }: ErrorWords,
  error: Pick<ErrorAnswer, "form">,
): ErrorBodyForm {
  const own = error.form === undefined ? undefined : forms?.[error.form];
  return own ?? form ?? { kind: "json", mediaType: "application/json", text: [textField ?? "error"] };
}

/** What is known about one answer, in addition to what the contract fixes for the error. */
export interface Said {
  /** What the handler says about the body. */
  readonly body?: unknown;
  /** What a schema rejects. */
  readonly rejected?: readonly RejectedField[];
}

/** The body of an error: what the handler says, what the contract fixes, the text, and the rejected fields. */
export function errorBody(form: ErrorBodyForm, { text, fixed }: ErrorAnswer, said: Said = {}): unknown {
  const known = overlaid(said.body, fixed);
  const body = form.text && text !== "" ? withPart(known, form.text, text) : known;
  const { fields } = form;
  if (!fields || !said.rejected || said.rejected.length === 0) return body;
  const entry = partAt(body, [...fields.list, "0"]);
  const list = said.rejected.map((field) => {
    const named = fields.pointer ? withPart(entry, fields.pointer, field.pointer) : entry;
    return fields.text ? withPart(named, fields.text, field.text) : named;
  });
  return withPart(body, fields.list, list);
}

/** A text with values in place of the names in braces; braces around anything else stay. */
export function textWithParts(text: string, values: Readonly<Record<string, unknown>>): string {
  return text.replace(/\{([^{}]*)\}/g, (braces, name: string) =>
    Object.hasOwn(values, name) ? String(values[name]) : braces,
  );
}

type Fields = Readonly<Record<string, unknown>>;

/** The second value merged over the first: objects and lists are merged, otherwise the second value wins. */
function overlaid(under: unknown, over: unknown): unknown {
  if (Array.isArray(under) && Array.isArray(over))
    return [...over.map((item, index) => overlaid(under[index], item)), ...under.slice(over.length)];
  if (!isRecord(under) || !isRecord(over)) return over === undefined ? under : over;
  const fields = Object.entries(over).map(([name, value]) => [
    name,
    Object.hasOwn(under, name) ? overlaid(under[name], value) : value,
  ]);
  return { ...under, ...Object.fromEntries(fields) };
}

function partAt(value: unknown, way: readonly string[]): unknown {
  return way.reduce<unknown>(
    (here, name) =>
      typeof here === "object" && here !== null && Object.hasOwn(here, name)
        ? (here as Fields)[name]
        : undefined,
    value,
  );
}

/** A copy of the value with a part at the end of a path; missing objects on the path are created. */
function withPart(value: unknown, [name, ...rest]: readonly string[], part: unknown): unknown {
  if (name === undefined) return part;
  const inside = withPart(partAt(value, [name]), rest, part);
  const isList = Array.isArray(value) || (value === undefined && /^\d+$/.test(name));
  if (!isList) return { ...(isRecord(value) ? value : {}), [name]: inside };
  const list: unknown[] = Array.isArray(value) ? [...value] : [];
  list[Number(name)] = inside;
  return list;
}

/** A JSON answer. Throws a `TypeError` for a value that has no JSON form. */
export function answerJson(
  status: number,
  value: unknown,
  fields?: HeaderFields,
  mediaType = "application/json",
): ServerAnswer {
  const body: string | undefined = JSON.stringify(value);
  if (body === undefined) throw new TypeError(`the body is ${typeof value}, which JSON can't say`);
  return { status, fields: withContentType(mediaType, fields), body };
}

/** An answer without a body. */
export function noBody(status: number, fields?: HeaderFields): ServerAnswer {
  return { status, fields: { ...fields }, body: null };
}

/** Statuses at which HTTP allows no body (RFC 9110, sections 15.3.5, 15.3.6 and 15.4.5), which a range may hold. */
export const bodiless: ReadonlySet<number> = new Set([204, 205, 304]);

/** An answer of bytes. If a range is documented, the handler names the type by a `Blob` or `Content-Type`. */
export function answerBytes(
  { status, body }: { readonly status: number; readonly body?: unknown },
  documented: string,
  fields: HeaderFields = {},
): ServerAnswer | ResultBreach {
  if (!isBytes(body)) return { pointer: `responses/${status}/body`, message: "expected bytes" };
  if (!isMediaRange(documented)) return { status, fields: withContentType(documented, fields), body };
  const { "content-type": said, ...others } = fields;
  if (said !== undefined && !isMediaType(String(said), documented))
    return { pointer: `responses/${status}/headers/content-type`, message: `expected one of ${documented}` };
  const own = body instanceof Blob && isMediaType(body.type, documented) ? body.type : undefined;
  const mediaType = String(said ?? own ?? unknownWithin(documented));
  return { status, fields: withContentType(mediaType, others), body };
}

/** Whether a body is bytes. A proxy of an array passes `instanceof`, but can't be written. */
export function isBytes(body: unknown): body is AnswerBytes {
  return (
    (body instanceof Uint8Array && ArrayBuffer.isView(body)) ||
    body instanceof Blob ||
    body instanceof ReadableStream
  );
}

/** The header fields of an answer with a body. */
export function withContentType(mediaType: string, fields: HeaderFields | undefined): ServerAnswer["fields"] {
  const all: ServerAnswer["fields"] = { "content-type": mediaType };
  // Most answers have no further fields, and spreading costs more than checking the answer.
  return fields ? Object.assign(all, fields) : all;
}

/**
 * Header fields that the server itself sets: another value breaks the message, and Node refuses to write
 * some of them.
 */
const reserved = new Set([
  ...["content-type", "content-length", "transfer-encoding", "connection"],
  ...["trailer", "upgrade", "keep-alive", "te"],
]);

/** RFC 9110, section 5.5: a line break here would let a value end the header. */
const fieldValue = /^[\t\x20-\x7e\x80-\xff]*$/;
const fieldName = /^[\w!#$&%'*+.^`|~-]+$/;

/**
 * Returns a result's header fields as they are sent, or the breach of the first that can't be. Each value is
 * read only once, because a getter may return another one the next time. `saysType`: the handler chooses
 * the `Content-Type`.
 */
export function headerFieldsOf(
  status: number,
  headers: Readonly<Record<string, unknown>>,
  saysType: boolean,
): HeaderFields | ResultBreach {
  const fields: [string, string | string[]][] = [];
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined) continue;
    const lower = name.toLowerCase();
    const pointer = `responses/${status}/headers/${name}`;
    const lines = linesOf(lower, value);
    if (!(fieldName.test(name) && lines.every((line) => fieldValue.test(line))))
      return { pointer, message: "expected a header field" };
    if (reserved.has(lower) && !(saysType && lower === "content-type"))
      return { pointer, message: "expected none: the server sets it" };
    fields.push([lower, lower === "set-cookie" ? lines : (lines[0] ?? "")]);
  }
  return Object.fromEntries(fields);
}

/** A list is joined by commas, except for `Set-Cookie`, which HTTP can't join (RFC 9110, section 5.3). */
function linesOf(name: string, value: unknown): string[] {
  if (!Array.isArray(value)) return [fieldText(value)];
  const items = value.map(fieldText);
  return name === "set-cookie" ? items : [items.join(", ")];
}

/** Throws for an object, because its text would not show what it holds. */
function fieldText(value: unknown): string {
  if (typeof value === "object" || typeof value === "function" || typeof value === "symbol")
    throw new TypeError(`a header field is of type ${typeof value}`);
  return String(value);
}

/**
 * Returns a body as it is sent for `method`. `onFailure` gets the reason why a stream breaks off; the caller
 * sees only that it does. Throws for a stream that is already being read.
 */
export function bodyFor(
  method: string,
  body: ServerAnswer["body"],
  { text }: ErrorAnswer,
  onFailure: (cause: unknown) => void,
): ServerAnswer["body"] {
  if (method === "HEAD") {
    // Nobody will read it, and its source must not wait.
    if (body instanceof ReadableStream) body.cancel().catch(onFailure);
    return null;
  }
  if (body instanceof ReadableStream) return watched(body, text, onFailure);
  return body instanceof Blob ? watched(body.stream(), text, onFailure) : body;
}

function watched(
  body: ReadableStream<Uint8Array>,
  text: string,
  onFailure: (cause: unknown) => void,
): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  return new ReadableStream({
    pull: async (controller) => {
      try {
        const { done, value } = await reader.read();
        if (done) controller.close();
        else controller.enqueue(chunkOf(value));
      } catch (cause) {
        onFailure(cause);
        controller.error(new Error(text));
        reader.cancel(cause).catch(() => {});
      }
    },
    cancel: (reason) => reader.cancel(reason).catch(onFailure),
  });
}

function chunkOf(chunk: unknown): Uint8Array {
  if (chunk instanceof Uint8Array && ArrayBuffer.isView(chunk)) return chunk;
  throw new TypeError("a stream of a body gave something other than bytes");
}

/** An answer as the web's `Response`. */
export function responseOf(answer: ServerAnswer): Response {
  try {
    return toResponse(answer);
  } catch (cause) {
    if (!answer.instead) throw cause;
    return toResponse(answer.instead(cause));
  }
}

function toResponse({ status, fields, body }: ServerAnswer): Response {
  const headers = Object.values(fields).some(Array.isArray)
    ? Object.entries(fields).flatMap(([name, value]) =>
        [value].flat().map((line) => [name, line] as [string, string]),
      )
    : (fields as Record<string, string>);
  return new Response(body, { status, headers });
}

/** The web's `Response` as an answer. */
export function answerOf({ status, headers, body }: Response): ServerAnswer {
  const fields: ServerAnswer["fields"] = Object.fromEntries(headers);
  const cookies = headers.getSetCookie();
  if (cookies.length > 0) fields["set-cookie"] = cookies;
  return { status, fields, body: body as ReadableStream<Uint8Array> | null };
}
