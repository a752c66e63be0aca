import type { MethodName } from "../../model/model.ts";
import { encodeSegment } from "../../model/wire.ts";
import type { JsonValue } from "./json-value.ts";
import type { Code } from "./layout.ts";
import type { SampleStyle } from "./style.ts";

/** What a sample sends and receives, independent of the language. */
export interface SampleRequest {
  readonly method: MethodName;
  readonly https: boolean;
  /** Origin and path: text that a URL may contain, and the path's variables. With the query, if `isWritten`. */
  readonly url: readonly (string | PathVariable)[];
  /** Without credentials; empty if `isWritten`. */
  readonly query: readonly SampleQuery[];
  /** The query is part of the URL, because a program that encodes it would encode what separates the items of a list. */
  readonly isWritten: boolean;
  /** Those that the operation needs together; a field of each name. */
  readonly credentials: readonly SampleCredential[];
  /** Without the credential; with the body's `Content-Type`, except for multipart. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body?: SampleBody;
  readonly answer: SampleAnswer;
  /** A redirect is an answer: the program does not follow it. */
  readonly mayRedirect: boolean;
  /** What the variable of the answer is called, as words. */
  readonly result: readonly string[];
  readonly style: SampleStyle;
}

/** A name in the query, with all of its values, unencoded. */
export interface SampleQuery {
  readonly name: string;
  readonly values: readonly QueryValue[];
}

/** A number where every language writes its digits as JavaScript does; a boolean where `true` or `false` arrives. */
export type QueryValue = string | number | boolean;

/** A path parameter, whose value the reader of the sample fills in. */
export interface PathVariable {
  /** The parameter's name, as words. */
  readonly parameter: readonly string[];
  /** Its title in the docs, as words. */
  readonly title: readonly string[];
  /** Whether its values may have reserved characters of a URL, which the program must encode. */
  readonly encode: boolean;
  /** The value, if the sample has one. */
  readonly value?: string;
}

/** A header field or a query parameter with a credential. */
export interface SampleCredential {
  readonly in: "header" | "query";
  readonly name: string;
  /** What is sent: text, and what the environment holds. */
  readonly value: readonly (string | SampleSecret)[];
}

/** A credential in an environment variable. */
export interface SampleSecret {
  readonly environment: string;
  /** Whether it is sent in base64: `user:password`. */
  readonly base64: boolean;
}

export type SampleBody =
  | { readonly kind: "json"; readonly value: JsonValue }
  | { readonly kind: "multipart"; readonly parts: readonly SamplePart[] }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "binary"; readonly file: string };

/** A part of a form. */
export type SamplePart = { readonly headers: Readonly<Record<string, string>> } & (
  | { readonly name: string; readonly value: string; readonly mediaType?: string | undefined }
  | { readonly name: string; readonly file: string; readonly mediaType: string }
);

/** A boundary that no text of a form contains. */
export function boundaryFor(parts: readonly SamplePart[]): string {
  let boundary = "form";
  while (parts.some((part) => "value" in part && part.value.includes(`--${boundary}`))) boundary += "-1";
  return boundary;
}

/** Whether a part of a form has header fields that not every library sends. */
export function hasPartHeaders(parts: readonly SamplePart[]): boolean {
  return parts.some(({ headers }) => Object.keys(headers).length > 0);
}

export type SampleAnswer =
  | {
      readonly kind: "json";
      readonly shape: "object" | "objects" | "array" | "other";
      /** The type in TypeScript, if the contract names the fields to show. */
      readonly cast?: Code;
    }
  | { readonly kind: "text" }
  | { readonly kind: "binary"; readonly file: string }
  /** Written as it comes. */
  | { readonly kind: "stream" }
  | { readonly kind: "none" }
  /** Where it leads. */
  | { readonly kind: "redirect" }
  /** The program does not read it. */
  | { readonly kind: "ignored" };

/** The variables of a request's URL, in order. */
export function variablesOf({ url }: SampleRequest): PathVariable[] {
  return url.filter((part) => typeof part !== "string");
}

/** The credentials in header fields. */
export function headerCredentials({ credentials }: SampleRequest): readonly SampleCredential[] {
  return credentials.filter((one) => one.in === "header");
}

/** Whether the program makes a query of names and values. */
export function hasQuery(request: SampleRequest): boolean {
  return !request.isWritten && (request.query.length > 0 || queryCredentials(request).length > 0);
}

/** The credentials among the names and values of the query. */
export function queryCredentials(request: SampleRequest): QueryCredential[] {
  return request.isWritten ? [] : credentialsInQuery(request);
}

/** The credentials at the end of a URL that is written with its query, each with the text before its value. */
export function writtenCredentials(
  request: SampleRequest,
): (QueryCredential & { readonly before: string })[] {
  if (!request.isWritten) return [];
  return credentialsInQuery(request).map((one) => ({ ...one, before: `&${encodeSegment(one.name)}=` }));
}

interface QueryCredential {
  readonly name: string;
  readonly environment: string;
}

function credentialsInQuery({ credentials }: SampleRequest): QueryCredential[] {
  const query = credentials.filter((one) => one.in === "query");
  return query.map(({ name, value }) => ({
    name,
    environment: value.flatMap((part) => (typeof part === "string" ? [] : [part.environment])).join(""),
  }));
}

/** Whether a program writes a credential in base64. */
export function usesBase64({ credentials }: SampleRequest): boolean {
  return credentials.some(({ value }) => value.some((part) => typeof part !== "string" && part.base64));
}
