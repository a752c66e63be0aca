/** How a server's log names a request. */
export interface RequestTrace {
  /** Of the header field `X-Request-Id`. */
  readonly requestId?: string;
  /** W3C Trace Context: the trace of the whole run, and a span of this request. */
  readonly traceparent?: string;
}

/** A header field as it is sent. */
export interface Header {
  readonly name: string;
  readonly value: string;
  /** How a shell writes the value between double quotes, where that is something else. */
  readonly shown?: string;
}

/** A request, exactly as it goes out. */
export interface HttpRequest {
  readonly method: string;
  /** Path and query below the server's base URL; nothing normalises it. */
  readonly target: string;
  readonly headers: readonly Header[];
  readonly body?: Uint8Array;
  /** Sent in chunks, without a length. */
  readonly chunked?: boolean;
  /** Milliseconds that the operation allows for an answer. */
  readonly timeout?: number;
  /** Media types of answers that need not end: of them, only what comes first is read. */
  readonly streams?: readonly string[];
}

export interface HttpAnswer {
  readonly status: number;
  /** By lower-case name; several of one name are joined with a comma. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  /** Whether only the beginning of the body was read: it is longer than what a check reads, or a stream that goes on. */
  readonly cut?: boolean;
  readonly trace?: RequestTrace;
}

/** No answer: how it failed, in words; `withheld`: it was not sent. */
export interface NoAnswer {
  readonly failure: "timeout" | "closed" | "unreachable" | "withheld";
  readonly words: string;
  readonly trace?: RequestTrace;
}

export type HttpOutcome = HttpAnswer | NoAnswer;

export function isAnswer(outcome: HttpOutcome): outcome is HttpAnswer {
  return "status" in outcome;
}
