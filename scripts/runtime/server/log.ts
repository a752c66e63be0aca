/** One answered request. Holds nothing that the caller sent but its request id and method. */
export interface RequestEntry {
  readonly event: "request";
  readonly requestId: string;
  readonly method: string;
  /** The path template; absent where no operation has the path. */
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

/** What is used where no logger is given: nothing is said of requests, all of failures. */
export const failuresOnly: Logger = { ...console, info() {} };
