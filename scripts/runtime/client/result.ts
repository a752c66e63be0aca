/** The request that was sent. Holds no credential, even if the URL carries one. */
export interface Sent {
  readonly method: string;
  readonly url: string;
}

interface Call {
  readonly request: Sent;
  /** How many times the request was sent; 0 if never. */
  readonly attempts: number;
}

interface Failed extends Call {
  readonly ok: false;
  /** One sentence for a person. */
  readonly reason: string;
}

/** A documented answer. `response` is for status and header fields: its body has been read. */
export interface Answer<Status extends number, Data> extends Call {
  readonly ok: true;
  readonly status: Status;
  readonly data: Data;
  readonly response: Response;
}

/** A documented error. `error` is its text: the known ones are listed, others may come. */
export interface Refusal<Status extends number, Body, Text extends string = never> extends Call {
  readonly ok: false;
  readonly status: Status;
  readonly error: Text | (string & {});
  readonly body: Body;
  readonly response: Response;
}

/** What an error has in addition if its body has a code: known codes are listed, others may come; empty if it has none. */
export interface Coded<Code extends string | number> {
  readonly code: Code | (Code extends number ? (number & {}) | "" : string & {});
}

/** What an error has in addition if its status has header fields; an absent or malformed one is left out. */
export interface WithHeaders<Fields> {
  readonly headers: Fields;
}

/** What an answer has in addition if its status has several media types. */
export interface OfType<Type extends string> {
  readonly contentType: Type;
}

/**
 * The results of a call whose caller accepts the media type `Accept`: for a status that has this type, answers of its
 * other types are left out.
 */
export type Accepted<Result, Accept> = Accept extends string ? Accepting<Result, Result, Accept> : Result;

type Accepting<One, All, Accept extends string> = One extends OfType<infer Type> & {
  readonly status: infer Status;
}
  ? Type extends Within<Accept>
    ? One
    : [Extract<All, OfType<Accept> & { readonly status: Status }>] extends [never]
      ? One
      : never
  : One;

/** The media types of a range, or one with any parameters. */
type Within<Accept extends string> = Accept extends "*/*"
  ? string
  : Accept extends `${infer Start}/*`
    ? `${Start}/${string}`
    : Accept | `${Accept};${string}`;

/** A status that the contract does not document. */
export interface Undocumented extends Failed {
  readonly status: "undocumented";
  /** The body as text. */
  readonly raw: string;
  readonly response: Response;
}

/** A documented status with a body that is not as documented. */
export interface ContractBreach extends Failed {
  readonly status: "contract-breach";
  /** JSON Pointer to the place in the body. */
  readonly pointer: string;
  readonly expected: string;
  /** The body as text. */
  readonly raw: string;
  readonly response: Response;
}

/** A documented status with a body that should be JSON but is not. */
export interface NotJson extends Failed {
  readonly status: "not-json";
  /** The body as text. */
  readonly raw: string;
  readonly response: Response;
}

/** No complete answer: the connection failed, or the answer broke off or is too large. */
export interface NetworkError extends Failed {
  readonly status: "network-error";
  /** The platform's code, such as `ECONNREFUSED`. */
  readonly code?: string;
  /** What arrived before the answer broke off. */
  readonly response?: Response;
}

/** The last attempt, or the whole call, took too long. */
export interface Timeout extends Failed {
  readonly status: "timeout";
  readonly limit: "attempt" | "deadline";
  readonly response?: Response;
}

/** The caller's `AbortSignal` ended the call. */
export interface Aborted extends Failed {
  readonly status: "aborted";
  readonly response?: Response;
}

/** Nothing was sent, because the input is not as documented. */
export interface InvalidRequest extends Failed {
  readonly status: "invalid-request";
  /** JSON Pointer to the place in the input. */
  readonly pointer: string;
  readonly expected: string;
}

/** A documented redirect whose status and `Location` the platform hides, as browsers do. */
export interface HiddenRedirect extends Failed {
  readonly status: "hidden-redirect";
}

/** Everything that can happen other than a documented answer. */
export type Failure =
  | Undocumented
  | ContractBreach
  | NotJson
  | NetworkError
  | Timeout
  | Aborted
  | InvalidRequest;

/** The result of any operation. */
export type AnyResult = Answer<number, unknown> | Refusal<number, unknown, string> | HiddenRedirect | Failure;

/** The data of an operation's documented answers. */
export type DataOf<Result> = Result extends { readonly ok: true; readonly data: infer Data } ? Data : never;

/** Thrown for a result other than a documented answer. Contains no credential. */
export class ResultError<Result extends AnyResult = AnyResult> extends Error {
  readonly result: Result;

  constructor(result: Result) {
    const { request, status } = result;
    const reason = result.ok ? "" : "reason" in result ? result.reason : result.error;
    super(`${request.method} ${request.url}: ${status} ${reason}`);
    this.result = result;
  }
}

/** A programming error: the call throws it. The message never contains a credential. */
export const usageError = (message: string): Error => Object.assign(new TypeError(message), { usage: true });

/** What ends a call without a complete answer. An error, so that it can pass through openapi-fetch. */
export interface Stopped extends Error {
  /** Sending the request again would not help. */
  readonly final: boolean;
  readonly failure: {
    readonly status: "network-error" | "timeout" | "aborted" | "invalid-request";
    readonly [detail: string]: unknown;
  };
}

export const stopped = (
  status: Stopped["failure"]["status"],
  reason: string,
  details?: Readonly<Record<string, unknown>>,
  final = false,
): Stopped => Object.assign(new Error(reason), { failure: { status, ...details }, final });

/** A request that is not sent, because the input at `pointer` is not what is expected. */
export const invalidRequest = (pointer: string, expected: string): Stopped =>
  stopped("invalid-request", `expected ${expected} at ${pointer || "the input"}`, { pointer, expected });

/** How platforms word a failed connection if they give no `cause` and no `code`. */
const connectionWords = /^(fetch fail|fail|load fail|network|terminated|the int|error )/i;

/**
 * Returns why a call failed, with the credential redacted: platforms put the reason in `cause`, sometimes
 * several levels deep. An error of JavaScript itself, such as a `TypeError`, that does not mention a
 * connection is a mistake in the caller's own `fetch`: it is final. Rethrows a programming error.
 */
export function stoppedBy(error: unknown, redact: (text: string) => string): Stopped {
  if (error instanceof Error) {
    if ("usage" in error) throw error;
    if ("failure" in error) return error as Stopped;
  }
  const reasons: string[] = [];
  let code: unknown;
  for (let cause = error; cause instanceof Error && reasons.length < 4; cause = cause.cause) {
    reasons.push(cause.message);
    code = (cause as { code?: unknown }).code ?? code;
  }
  const final =
    error instanceof Error &&
    /^(Type|Ref|Syn|Ran)/.test(error.name) &&
    !(error.cause ?? code) &&
    !connectionWords.test(error.message);
  return stopped(
    "network-error",
    redact(reasons.join(": ") || String(error)),
    code ? { code } : undefined,
    final,
  );
}
