import type { SampleRequest } from "./sample-request.ts";
import type { SampleStyle } from "./style.ts";

/** The languages of samples, as highlighters call them. */
export type SampleLang = keyof SampleStyle;

/** A language in which samples are written. */
export interface SampleLanguage {
  /** What highlighters and the document's `x-codeSamples` call it. */
  readonly lang: SampleLang;
  readonly label: string;
  /** The info string of its code fence. */
  readonly fence: string;
  readonly write: (request: SampleRequest) => string;
  /** Why the language can't write the request, as the end of a sentence; `undefined`: it can. */
  readonly unable?: (request: SampleRequest) => string | undefined;
}
