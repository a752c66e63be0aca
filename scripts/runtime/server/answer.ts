import type { ErrorAnswer } from "./contract.ts";

/** Header fields by lower-case name; a list is told in as many lines. */
export type Fields = Readonly<Record<string, string | string[]>>;

/** Bytes as handlers give them. */
export type AnswerBytes = Uint8Array<ArrayBuffer> | Blob | ReadableStream<Uint8Array>;

/** What leaves the server, before it becomes a `Response`, or a message of Node's. */
export interface Answer {
  readonly status: number;
  /** The answer's own: further fields may be added. */
  readonly fields: Record<string, string | string[]>;
  readonly body: string | AnswerBytes | null;
  /** Told why it can't be written after all; gives the answer to write in its place. */
  readonly instead?: (cause: unknown) => Answer;
}

/** Writes errors; the same bytes for the same error. */
export type AnswerError = (error: ErrorAnswer, fields?: Fields) => Answer;

/** The writer of errors whose text stands in `textField`. */
export function errorWriter(textField: string): AnswerError {
  return ({ status, text }, fields) => answerJson(status, { [textField]: text }, fields);
}

/** A JSON answer. Throws a `TypeError` for what JSON can't say. */
export function answerJson(
  status: number,
  value: unknown,
  fields?: Fields,
  mediaType = "application/json",
): Answer {
  const body: string | undefined = JSON.stringify(value);
  if (body === undefined) throw new TypeError(`the body is ${typeof value}, which JSON can't say`);
  return { status, fields: withFields(mediaType, fields), body };
}

/** An answer of bytes. */
export function answerBytes(status: number, body: AnswerBytes, mediaType: string, fields?: Fields): Answer {
  return { status, fields: withFields(mediaType, fields), body };
}

/** An answer without a body. */
export function noBody(status: number, fields?: Fields): Answer {
  return { status, fields: { ...fields }, body: null };
}

function withFields(mediaType: string, fields: Fields | undefined): Answer["fields"] {
  const all: Answer["fields"] = { "content-type": mediaType };
  // Nearly every answer has no further fields, and spreading costs more than checking the answer.
  return fields ? Object.assign(all, fields) : all;
}

/** An answer as the web has it. */
export function responseOf(answer: Answer): Response {
  try {
    return made(answer);
  } catch (cause) {
    if (!answer.instead) throw cause;
    return made(answer.instead(cause));
  }
}

function made({ status, fields, body }: Answer): Response {
  const headers = Object.values(fields).some(Array.isArray)
    ? Object.entries(fields).flatMap(([name, value]) =>
        [value].flat().map((line) => [name, line] as [string, string]),
      )
    : (fields as Record<string, string>);
  return new Response(body, { status, headers });
}
