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
}

export interface HttpAnswer {
  readonly status: number;
  /** By lower-case name; several of one name are joined with a comma. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  /** Whether the body is longer than what a check reads: only its beginning is here. */
  readonly cut?: boolean;
}

/** No answer: how it failed, in words. */
export interface NoAnswer {
  readonly failure: "timeout" | "closed" | "unreachable";
  readonly words: string;
}

export type HttpOutcome = HttpAnswer | NoAnswer;

export function isAnswer(outcome: HttpOutcome): outcome is HttpAnswer {
  return "status" in outcome;
}
