import type { z } from "zod";

/** What the server needs to know of the contract. */
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

/** What the server needs to know of an operation. */
export interface ServerOperation {
  readonly operationId: string;
  readonly method: string;
  /** Path template with the names in braces. */
  readonly path: string;
  /** Any one suffices; empty: none needed. */
  readonly security: readonly CredentialScheme[];
  readonly params: FieldSchemas;
  readonly query: FieldSchemas;
  readonly headers: FieldSchemas;
  readonly body?: BodyContent & { readonly required: boolean };
  readonly responses: readonly DocumentedResponse[];
  /** Every error that the operation documents, those of the whole API included. */
  readonly errors: readonly DocumentedError[];
  /** Days, `YYYY-MM-DD`. */
  readonly deprecated?: { readonly since: string; readonly sunset?: string };
}

/** The schemas of a request's parameters in one place, or of a response's header fields, by name. */
export type FieldSchemas = Readonly<Record<string, z.ZodType>>;

export interface BodyContent {
  readonly kind: "json" | "multipart" | "binary";
  readonly mediaType: string;
  /** Absent for opaque bytes. */
  readonly schema?: z.ZodType;
}

export interface DocumentedResponse {
  readonly status: number;
  readonly headers: FieldSchemas;
  readonly body?: BodyContent;
}

/** An error's status and text; its body is `{ [textField]: text }`. */
export interface ErrorAnswer {
  readonly status: number;
  readonly text: string;
}

export interface DocumentedError extends ErrorAnswer {
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

/** What `contract.js` holds beside the schemas: everything that follows from the contract, as plain JSON. */
export interface ServerFacts extends Omit<ServerContract, "operations"> {
  /** In the order of the spec's operations. */
  readonly operations: readonly Pick<ServerOperation, "path" | "security" | "errors">[];
}

/** The spec's own value, as far as the server reads it: its schemas are the ones that judge requests. */
export interface SpecApi {
  readonly operations: readonly SpecOperation[];
}

export interface SpecOperation
  extends Pick<ServerOperation, "operationId" | "method">,
    Partial<Pick<ServerOperation, "params" | "query" | "headers" | "deprecated">> {
  readonly body?: SpecContent & { readonly required?: boolean };
  readonly responses: Readonly<Record<number, SpecContent & { readonly headers?: FieldSchemas }>>;
}

export type SpecContent = Partial<BodyContent>;

/** A value, or a promise of it. */
export type Awaitable<Value> = Value | Promise<Value>;

/** What a handler gets besides the parts of the request. */
export interface Call<Principal> {
  /** Who calls: what `authenticate` gave; `undefined` where the operation needs no credential. */
  readonly principal: Principal;
  /** Names the request in the logs; the caller gets it as `X-Request-Id`. */
  readonly requestId: string;
  /** As it came; its body has been read. */
  readonly request: Request;
}

/** Implements one operation. */
export type Handler<Input, Principal, Result> = (call: Input & Call<Principal>) => Awaitable<Result>;

/** Header fields that the contract does not name. */
export interface FurtherHeaders {
  readonly [name: string]: HeaderValue | undefined;
}
export type HeaderValue = string | number | boolean | readonly (string | number | boolean)[];

/** `Fields` with those of `Filled` there: the contract fills in their default. */
export type WithDefaults<Fields, Filled extends keyof Fields> = Fields & Required<Pick<Fields, Filled>>;

/** Opaque bytes of a request. */
export type Bytes = Uint8Array;
/** Opaque bytes of a response. */
export type BytesBody = Uint8Array | Blob | ReadableStream<Uint8Array>;

/** For which operation a credential is checked, and by which of its schemes it came. */
export interface AuthenticateContext<Scheme extends string = string, OperationId extends string = string> {
  readonly scheme: Scheme;
  readonly operationId: OperationId;
  readonly request: Request;
}

/**
 * Finds the principal of a credential; `null`, `undefined`, `false` or another falsy value: there is none, and
 * the caller gets the 401.
 */
export type Authenticate<Principal, Scheme extends string = string, OperationId extends string = string> = (
  token: string,
  context: AuthenticateContext<Scheme, OperationId>,
) => Awaitable<Principal | null | undefined>;
/** One answered request. Holds nothing that the caller sent but its request id and method. */
export interface RequestEntry {
  readonly event: "request";
  readonly requestId: string;
  readonly method: string;
  /** The path template; absent if no operation has the path. */
  readonly route?: string;
  readonly operationId?: string;
  readonly status: number;
  /** From the request's arrival to the answer's headers, in milliseconds. */
  readonly ms: number;
}

/** A handler, an `authenticate` or a hook threw; the caller got the 500. */
export interface FailureEntry {
  readonly event: "failure";
  readonly requestId: string;
  readonly operationId?: string;
  readonly cause: unknown;
}

/** A handler's result breaks the contract; the caller got the 500. */
export interface BreachEntry {
  readonly event: "breach";
  readonly requestId: string;
  readonly operationId: string;
  /** Where: `responses/200/body/updated_at`. */
  readonly pointer: string;
  /** What was expected there; never the value. */
  readonly message: string;
}

/** Takes the entries as objects: `console` is one, and so are pino's and its kin's. */
export interface Logger {
  info(entry: RequestEntry): void;
  error(entry: FailureEntry | BreachEntry): void;
}
