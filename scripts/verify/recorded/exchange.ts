import type { Header } from "../http/message.ts";

/** A request that another program sent, and its answer. */
export interface RecordedExchange {
  /** Where in the file it stands: `/log/entries/3`. */
  readonly pointer: string;
  readonly request: RecordedRequest;
  readonly answer: RecordedAnswer;
}

export interface RecordedRequest {
  readonly method: string;
  /** Absolute, without the fragment. */
  readonly url: string;
  readonly headers: readonly Header[];
  /** Absent: there was one, and the recording does not have it. */
  readonly body?: Uint8Array;
}

export interface RecordedAnswer {
  /** 0: none came. */
  readonly status: number;
  /** By lower-case name; several of one name are joined with a comma. Absent: they were not recorded. */
  readonly headers?: Readonly<Record<string, string>>;
  /** What the recorder says of the body; may be empty. */
  readonly mediaType: string;
  /** Absent: there was one, and the recording does not have it, or has only a part of it. */
  readonly body?: Uint8Array;
  /** Whether it came out of a cache, and not from the server. */
  readonly cached: boolean;
}
