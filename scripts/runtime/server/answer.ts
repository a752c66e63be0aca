import { checkedValue, type ResultBreach } from "./check.ts";
import { errorBody, formOf, type Said } from "./error-body.ts";
import { isMediaRange, isMediaType } from "./request.ts";
import type {
  DocumentedError,
  DocumentedResponse,
  ErrorAnswer,
  ErrorWords,
  ServerContract,
  ServerOperation,
} from "./types.ts";

/** Header fields by lower-case name; a list becomes one line for each item. */
export type HeaderFields = Readonly<Record<string, string | string[]>>;

/** Bytes as handlers return them. */
type AnswerBytes = Uint8Array<ArrayBuffer> | Blob | ReadableStream<Uint8Array>;

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
  return (error, fields, said) => {
    const form = formOf(words, error);
    if (!form.kind) return noBody(error.status, fields);
    const body = said && "whole" in said ? said.whole : errorBody(form, error, said);
    return answerJson(error.status, body, fields, form.mediaType);
  };
}

/** A JSON answer. Throws a `TypeError` for a value that has no JSON form. */
function answerJson(
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

function withContentType(mediaType: string, fields: HeaderFields | undefined): ServerAnswer["fields"] {
  const all: ServerAnswer["fields"] = { "content-type": mediaType };
  // Most answers have no further fields, and spreading costs more than checking the answer.
  return fields ? Object.assign(all, fields) : all;
}

/** What the handler of any operation returns. */
export interface HandlerResult {
  readonly status: number;
  readonly body?: unknown;
  readonly error?: string;
  readonly code?: string;
  readonly headers?: Readonly<Record<string, unknown>>;
}

const byServer = Symbol("error of the server");

/** A result that is always the given error, whatever the operation documents. */
export function serverError(error: ErrorAnswer): HandlerResult {
  const { status, text } = error;
  return { status, error: text, [byServer]: error } as HandlerResult;
}

export function isBreach(value: object): value is ResultBreach {
  return "pointer" in value && "message" in value;
}

/** Makes an answer from a handler's result, or returns how the result breaks the contract. */
export type AnswerResult = (result: HandlerResult) => ServerAnswer | ResultBreach;

/**
 * Returns the writer of an operation's results. With `validate`, bodies and header fields are checked, and
 * fields that a schema does not have are left out; otherwise they are sent as the handler returned them.
 */
export function resultWriter(
  { responses, errors }: ServerOperation,
  words: ErrorWords & Pick<ServerContract, "errorSchema">,
  validate: boolean,
): AnswerResult {
  const byStatus = new Map(responses.map((response) => [response.status, response]));
  const usual = new Map(errors.map(({ status }) => [status, usualError(errors, status)]));
  const answerError = errorWriter(words);
  /** The whole body of an error, or where it breaks its schema. */
  const bodyOf = (error: DocumentedError, body: unknown): { readonly value: unknown } | ResultBreach => {
    const value = errorBody(formOf(words, error), error, { body });
    const schema = error.form === undefined ? words.errorSchema : error.schema;
    // What the contract alone says of a body has been checked when it was generated.
    if (!validate || !schema || (body === undefined && error.form === undefined)) return { value };
    return checkedValue(schema, value, `responses/${error.status}/body`);
  };
  const isOf = (error: DocumentedError, body: unknown): boolean => {
    const { kind } = formOf(words, error);
    if (kind === "json") return body !== undefined && !isBreach(bodyOf(error, body));
    return (kind === "binary") === isBytes(body);
  };
  const errorOf = ({ status, error: text, code, body }: HandlerResult): DocumentedError | undefined => {
    const found = errors.filter(
      (one) =>
        one.status === status &&
        (text === undefined || one.text === text) &&
        (code === undefined || one.code === code),
    );
    if (text !== undefined || code !== undefined) return found[0];
    return usual.get(status) ?? found.find((one) => isOf(one, body));
  };
  return (result) => {
    if (typeof result !== "object" || result === null)
      return { pointer: "responses", message: "expected a result" };
    const { status, error: text, code, headers } = result;
    if (byServer in result) return answerError(result[byServer] as ErrorAnswer);
    const response = text === undefined && code === undefined ? byStatus.get(status) : undefined;
    const error = response ? undefined : errorOf(result);
    if (!response && !error)
      return usual.has(status)
        ? { pointer: `responses/${status}/error`, message: "expected one of the documented texts" }
        : { pointer: `responses/${status}`, message: "expected a documented status" };
    const saysType = isMediaRange(response?.body?.mediaType ?? "");
    const fields = headers && headerFieldsOf(status, headers, saysType);
    if (fields && isBreach(fields)) return fields;
    if (response) return answerResponse(response, result, fields, validate);
    return error ? answerDocumented(error, result, fields) : noBody(status, fields);
  };

  function answerDocumented(
    error: DocumentedError,
    result: HandlerResult,
    fields: HeaderFields | undefined,
  ): ServerAnswer | ResultBreach {
    const { kind, mediaType = "" } = formOf(words, error);
    if (kind === "binary") return answerBytes(result, mediaType, fields);
    const made = bodyOf(error, result.body);
    return isBreach(made) ? made : answerError(error, fields, { whole: made.value });
  }
}

/**
 * Returns the error that a status means if a handler gives no text: the only one that handlers decide or,
 * if they decide none, the only one of that status. `undefined`: the handler must name the text.
 */
export function usualError(errors: readonly DocumentedError[], status: number): DocumentedError | undefined {
  const candidates = errors.filter((error) => error.status === status);
  const handlers = candidates.filter(({ by }) => by === "handler");
  const [only, second] = handlers.length > 0 ? handlers : candidates;
  return second ? undefined : only;
}

function answerResponse(
  { status, headers, body }: DocumentedResponse,
  result: HandlerResult,
  fields: HeaderFields | undefined,
  validate: boolean,
): ServerAnswer | ResultBreach {
  if (validate)
    for (const [name, schema] of Object.entries(headers)) {
      const checked = checkedValue(schema, result.headers?.[name], `responses/${status}/headers/${name}`);
      if (isBreach(checked)) return checked;
    }
  if (!body) return noBody(status, fields);
  if (body.kind !== "json") return answerBytes(result, body.mediaType, fields);
  if (!validate || !body.schema) return answerJson(status, result.body, fields, body.mediaType);
  const checked = checkedValue(body.schema, result.body, `responses/${status}/body`);
  return isBreach(checked) ? checked : answerJson(status, checked.value, fields, body.mediaType);
}

/** An answer of bytes. If a range is documented, the handler names the type by a `Blob` or `Content-Type`. */
function answerBytes(
  { status, body }: HandlerResult,
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
function isBytes(body: unknown): body is AnswerBytes {
  return (
    (body instanceof Uint8Array && ArrayBuffer.isView(body)) ||
    body instanceof Blob ||
    body instanceof ReadableStream
  );
}

/** The media type of bytes if only the range is known. */
function unknownWithin(range: string): string {
  const [type] = range.split("/");
  return `${type === "*" ? "application" : type}/octet-stream`;
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
function headerFieldsOf(
  status: number,
  headers: NonNullable<HandlerResult["headers"]>,
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
