import type { CredentialCarrier } from "../../model/credential.ts";
import type { MethodName } from "../../model/model.ts";
import type { JsonValue } from "./json-value.ts";

/** What a sample sends and receives, independent of the language. */
export interface SampleRequest {
  readonly method: MethodName;
  readonly https: boolean;
  /** Origin, path and query: text that may stand in a URL, and the path's variables. */
  readonly url: readonly (string | PathVariable)[];
  /** Whether `url` has a `?`. */
  readonly hasQuery: boolean;
  readonly credential?: SampleCredential;
  /** Without the credential; with the body's `Content-Type`, except for multipart. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body?: SampleBody;
  readonly answer: SampleAnswer;
}

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

/** How the key travels, and the environment variable that holds it. */
export interface SampleCredential extends CredentialCarrier {
  readonly in: "header" | "query";
  readonly environment: string;
}

export type SampleBody =
  | { readonly kind: "json"; readonly value: JsonValue }
  | { readonly kind: "multipart"; readonly parts: readonly SamplePart[] }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "binary"; readonly file: string };

/** A part of a form. */
export type SamplePart =
  | { readonly name: string; readonly value: string }
  | { readonly name: string; readonly file: string; readonly mediaType: string };

export type SampleAnswer =
  | { readonly kind: "json"; readonly shape: "object" | "objects" | "array" | "other" }
  | { readonly kind: "text" }
  | { readonly kind: "binary"; readonly file: string }
  | { readonly kind: "none" };

/** The variables of a request's URL, in order. */
export function variablesOf({ url }: SampleRequest): PathVariable[] {
  return url.filter((part) => typeof part !== "string");
}
