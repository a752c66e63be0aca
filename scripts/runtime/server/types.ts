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
