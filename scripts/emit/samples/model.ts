import type { Method } from "../../contract/operation.ts";
import type { Json } from "./json.ts";

/** What a sample does, said in no language. */
export interface SampleRequest {
  readonly method: Method;
  readonly https: boolean;
  /** Origin, path and query: text that may stand in a URL, and the path's variables. */
  readonly url: readonly (string | PathVariable)[];
  /** Whether `url` has a `?`. */
  readonly hasQuery: boolean;
  readonly credential?: Credential;
  /** Without the credential; with the body's `Content-Type`, but for multipart. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body?: SampleBody;
  readonly answer: SampleAnswer;
}

/** A path parameter: the reader of the sample puts the value in. */
export interface PathVariable {
  /** The parameter's name, as words. */
  readonly parameter: readonly string[];
  /** What the docs call it, as words. */
  readonly title: readonly string[];
  /** Its values may hold characters that mean something in a URL: the program must encode them. */
  readonly encode: boolean;
  /** The value, where the sample is to have one. */
  readonly value?: string;
}

/** Where the key goes, and the environment variable that holds it. */
export interface Credential {
  readonly in: "header" | "query";
  readonly name: string;
  /** Before the key: `Bearer `. */
  readonly prefix: string;
  readonly environment: string;
}

export type SampleBody =
  | { readonly kind: "json"; readonly value: Json }
  | { readonly kind: "multipart"; readonly parts: readonly Part[] }
  | { readonly kind: "binary"; readonly file: string };

export type Part =
  | { readonly name: string; readonly value: string }
  | { readonly name: string; readonly file: string; readonly mediaType: string };

export type SampleAnswer =
  | { readonly kind: "json"; readonly shape: "object" | "objects" | "array" | "other" }
  | { readonly kind: "binary"; readonly file: string }
  | { readonly kind: "none" };

/** A language in which samples are written. */
export interface Language {
  /** What highlighters and the document's `x-codeSamples` call it. */
  readonly lang: string;
  readonly label: string;
  /** The info string of its code fence. */
  readonly fence: string;
  readonly write: (request: SampleRequest) => string;
  /** What of the request it has no way to write, as the end of a sentence; absent: nothing. */
  readonly unable?: (request: SampleRequest) => string | undefined;
}

/** A path parameter's value as it stands in a URL: everything but unreserved characters is encoded. */
export function encodeSegment(value: string): string {
  return encodeURIComponent(value).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** The variables of a request's URL, in order. */
export function variablesOf({ url }: SampleRequest): PathVariable[] {
  return url.filter((part) => typeof part !== "string");
}
