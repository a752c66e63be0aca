/*
 * What a server's own tests import: types without those of Node, of Zod or of the toolchain.
 */

/** Header fields by name, or as pairs, as `Headers` and `Map` give them; names in any case. */
export type GivenHeaders =
  | Iterable<readonly [name: string, value: string]>
  | Readonly<Record<string, string | number | readonly string[] | undefined>>;

/** An answer of a server. */
export interface ResponseToCheck {
  readonly status: number;
  readonly headers: GivenHeaders;
  /** The text or the bytes as they were sent; any other value is sent as its JSON. Absent: there is no body. */
  readonly body?: unknown;
}

/** A request to a server. */
export interface RequestToCheck {
  readonly method?: string;
  /** As it is sent, with the base path of the API and with the query, or the whole URL. */
  readonly path?: string;
  /** The parameters of the path by name, in place of `path`. With neither, the path is not judged. */
  readonly params?: Readonly<Record<string, unknown>>;
  /** The query, beside what `path` has of it: by name, or as text. */
  readonly query?: string | Readonly<Record<string, unknown>>;
  readonly headers?: GivenHeaders;
  /** The text or the bytes as they are sent, a `FormData`, or a value that is sent as JSON. */
  readonly body?: unknown;
}

/** How a request or an answer is not what the contract says. */
export interface ContractFinding {
  /** The same for the same finding; `verify` gives it the same. */
  readonly fingerprint: string;
  readonly level: "breach" | "advice";
  /** `answers`, `invalid-input`, …: a group of rules. */
  readonly kind: string;
  /** A rule of the table in `docs/verify.md`. */
  readonly rule: string;
  /** The `operationId`. */
  readonly operation: string;
  /** `status`, `headers/etag`, `body/items/0/id`, `params/id`. */
  readonly where: string;
  /** What is wrong: one or two sentences. */
  readonly message: string;
  /** What the contract says. */
  readonly expected: string;
}

/** Checks of single requests and answers, for a server's own tests in any test runner. */
export interface ContractChecks<OperationId extends string = string> {
  /** What in a request the operation does not take; empty: nothing. Whether its credential is a good one is not judged. */
  readonly checkRequest: (operationId: OperationId, request: RequestToCheck) => readonly ContractFinding[];
  /**
   * The breaches of the contract in an answer; empty: none. Advice is left to `verify`. With the request, also whether it may be answered
   * so: what the schemas reject must be refused, and what was sent must come back where a law says so.
   */
  readonly checkResponse: (
    operationId: OperationId,
    response: ResponseToCheck,
    request?: RequestToCheck,
  ) => readonly ContractFinding[];
}
