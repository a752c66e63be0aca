import type { z } from "zod";

/** The fields of a part of a message by name. */
export type Shape = Readonly<Record<string, z.ZodType>>;

/** An error's status and text; its body is `{ [textField]: text }`. */
export interface ErrorAnswer {
  readonly status: number;
  readonly text: string;
}

export interface OperationError extends ErrorAnswer {
  /** Who finds it: a schema that rejects the request, the handler, or the server before and after it. */
  readonly by: "schema" | "handler" | "server";
}

/** A way to send a credential. */
export type CredentialScheme =
  | { readonly name: string; readonly type: "bearer" }
  | {
      readonly name: string;
      readonly type: "apiKey";
      readonly in: "header" | "query";
      readonly field: string;
    };

export interface Payload {
  readonly kind: "json" | "multipart" | "binary";
  readonly mediaType: string;
  /** Absent for opaque bytes. */
  readonly schema?: z.ZodType;
}

export interface DocumentedResponse {
  readonly status: number;
  readonly headers: Shape;
  readonly body?: Payload;
}

/** What the server needs to know of an operation. */
export interface ServerOperation {
  readonly operationId: string;
  readonly method: string;
  /** Path template with the names in braces. */
  readonly path: string;
  /** Any one suffices; empty: none needed. */
  readonly security: readonly CredentialScheme[];
  readonly params: Shape;
  readonly query: Shape;
  readonly headers: Shape;
  readonly body?: Payload & { readonly required: boolean };
  readonly responses: readonly DocumentedResponse[];
  /** Every error that the operation documents, the whole API's among them. */
  readonly errors: readonly OperationError[];
  /** Days, `YYYY-MM-DD`. */
  readonly deprecated?: { readonly since: string; readonly sunset?: string };
}

/** What the server needs to know of the contract: the default export of `contract.js`. */
export interface ServerContract {
  /** The field of an error's body that holds its text. */
  readonly textField: string;
  readonly errors: {
    readonly invalid: ErrorAnswer;
    readonly unauthorized: ErrorAnswer;
    readonly internal: ErrorAnswer;
    readonly notFound: ErrorAnswer;
    readonly methodNotAllowed: ErrorAnswer;
    readonly tooLarge: ErrorAnswer;
  };
  readonly operations: readonly ServerOperation[];
}
