import type { ErrorAnswer } from "./contract.ts";

/** Header fields by lower-case name. */
export type Fields = Readonly<Record<string, string>>;

/** What leaves the server, before it becomes a `Response`. */
export interface Answer {
  readonly status: number;
  /** The answer's own: further fields may be added. */
  readonly fields: Record<string, string>;
  readonly body: BodyInit | null;
}

/** Writes errors; the same bytes for the same error. */
export type AnswerError = (error: ErrorAnswer, fields?: Fields) => Answer;

/** The writer of errors whose text stands in `textField`. */
export function errorWriter(textField: string): AnswerError {
  return ({ status, text }, fields) => answerJson(status, { [textField]: text }, fields);
}

/** A JSON answer. Throws a `TypeError` for what JSON can't say. */
export function answerJson(status: number, value: unknown, fields?: Fields): Answer {
  return { status, fields: withFields("application/json", fields), body: JSON.stringify(value) };
}

/** An answer of bytes. */
export function answerBytes(status: number, body: BodyInit, mediaType: string, fields?: Fields): Answer {
  return { status, fields: withFields(mediaType, fields), body };
}

/** An answer without a body. */
export function noBody(status: number, fields?: Fields): Answer {
  return { status, fields: { ...fields }, body: null };
}

function withFields(mediaType: string, fields: Fields | undefined): Record<string, string> {
  const all = { "content-type": mediaType };
  // Nearly every answer has no further fields, and spreading costs more than checking the answer.
  return fields ? Object.assign(all, fields) : all;
}
