import type { z } from "zod";

/** What the server needs to know about the contract. */
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

/** What the server needs to know about an operation. */
export interface ServerOperation {
  readonly operationId: string;
  readonly method: string;
  /** Path template with the names in braces. */
  readonly path: string;
  /** Any one is enough; empty if no credential is needed. */
  readonly security: readonly CredentialScheme[];
  readonly params: FieldSchemas;
  readonly query: FieldSchemas;
  readonly headers: FieldSchemas;
  readonly body?: BodyContent & { readonly required: boolean };
  readonly responses: readonly DocumentedResponse[];
  /** Every error that the operation documents, including those of the whole API. */
  readonly errors: readonly DocumentedError[];
  /** Dates, `YYYY-MM-DD`. */
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
  /** What detects it: a schema that rejects the request, the handler, or the server before or after it. */
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

/** What `contract.js` holds besides the schemas: everything that follows from the contract, as plain JSON. */
export interface ServerFacts extends Omit<ServerContract, "operations"> {
  /** In the order of the spec's operations. */
  readonly operations: readonly Pick<ServerOperation, "path" | "security" | "errors">[];
}

/** The part of the spec's own value that the server reads: its schemas judge requests. */
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

/** What a handler gets in addition to the parts of the request. */
export interface Call<Principal> {
  /** The caller, as `authenticate` returned it; `undefined` if the operation needs no credential. */
  readonly principal: Principal;
  /** Names the request in the logs; the caller gets it as `X-Request-Id`. */
  readonly requestId: string;
  /** The request as it arrived; its body has been read. */
  readonly request: Request;
}

/** Implements one operation. */
export type Handler<Input, Principal, Result> = (call: Input & Call<Principal>) => Awaitable<Result>;

/** Header fields that the contract does not name. */
export interface FurtherHeaders {
  readonly [name: string]: HeaderValue | undefined;
}
export type HeaderValue = string | number | boolean | readonly (string | number | boolean)[];

/** `Fields` with those of `Filled` required: the contract fills in their defaults. */
export type WithDefaults<Fields, Filled extends keyof Fields> = Fields & Required<Pick<Fields, Filled>>;

/** Opaque bytes of a request. */
export type Bytes = Uint8Array;
/** Opaque bytes of a response. */
export type BytesBody = Uint8Array | Blob | ReadableStream<Uint8Array>;

/** The operation for which a credential is checked, and the scheme that carried it. */
export interface AuthenticateContext<Scheme extends string = string, OperationId extends string = string> {
  readonly scheme: Scheme;
  readonly operationId: OperationId;
  readonly request: Request;
}

/**
 * Returns the principal of a credential. With `null`, `undefined`, `false` or another falsy value, the caller
 * gets the 401.
 */
export type Authenticate<Principal, Scheme extends string = string, OperationId extends string = string> = (
  token: string,
  context: AuthenticateContext<Scheme, OperationId>,
) => Awaitable<Principal | null | undefined>;
/** One answered request. Of what the caller sent, it holds only the request id and the method. */
export interface RequestEntry {
  readonly event: "request";
  readonly requestId: string;
  readonly method: string;
  /** The path template; absent if no operation has the path. */
  readonly route?: string;
  readonly operationId?: string;
  readonly status: number;
  /** Milliseconds from the request's arrival to the answer's header fields. */
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
  /** The place: `responses/200/body/updated_at`. */
  readonly pointer: string;
  /** What was expected there; never the value. */
  readonly message: string;
}

/** Takes the entries as objects: `console`, or a logger like pino's. */
export interface Logger {
  info(entry: RequestEntry): void;
  error(entry: FailureEntry | BreachEntry): void;
}
