import type { CredentialCarrier } from "../../model/credential.ts";
import type { MethodName } from "../../model/model.ts";
import type { Json } from "./json.ts";

/** What a sample does, said in no language. */
export interface SampleRequest {
  readonly method: MethodName;
  readonly https: boolean;
  /** Origin, path and query: text that may stand in a URL, and the path's variables. */
  readonly url: readonly (string | PathVariable)[];
  /** Whether `url` has a `?`. */
  readonly hasQuery: boolean;
  readonly credential?: SampleCredential;
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

/** How the key travels, and the environment variable that holds it. */
export interface SampleCredential extends CredentialCarrier {
  readonly in: "header" | "query";
  readonly environment: string;
}

export type SampleBody =
  | { readonly kind: "json"; readonly value: Json }
  | { readonly kind: "multipart"; readonly parts: readonly SamplePart[] }
  | { readonly kind: "binary"; readonly file: string };

/** A part of a form. */
export type SamplePart =
  | { readonly name: string; readonly value: string }
  | { readonly name: string; readonly file: string; readonly mediaType: string };

export type SampleAnswer =
  | { readonly kind: "json"; readonly shape: "object" | "objects" | "array" | "other" }
  | { readonly kind: "binary"; readonly file: string }
  | { readonly kind: "none" };

/** The variables of a request's URL, in order. */
export function variablesOf({ url }: SampleRequest): PathVariable[] {
  return url.filter((part) => typeof part !== "string");
}
