import type { SampleRequest } from "./sample-request.ts";

/** A language in which samples are written. */
export interface Language {
  /** What highlighters and the document's `x-codeSamples` call it. */
  readonly lang: string;
  readonly label: string;
  /** The info string of its code fence. */
  readonly fence: string;
  readonly write: (request: SampleRequest) => string;
  /** What of the request it has no way to write, as the end of a sentence; absent: nothing. */
  readonly unable?: (request: SampleRequest) => string | undefined;
}
