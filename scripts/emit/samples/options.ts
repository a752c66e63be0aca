import type { SampleStyle } from "./style.ts";

/** Values that a sample uses in place of the API's examples. */
export interface SampleOptions {
  /** Origin of the server to call; if absent, the API's first server. */
  readonly serverUrl?: string;
  /** The name of the request body's example; if absent, the first. */
  readonly example?: string;
  /** The body's value, instead of an example. */
  readonly body?: unknown;
  /** Values of path parameters, which make the sample complete; if absent, its reader fills them in. */
  readonly params?: Readonly<Record<string, string>>;
  /** Query parameters that replace an example or are added. */
  readonly query?: Readonly<Record<string, unknown>>;
  /** Header fields that replace an example or are added. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Absent: the published style. */
  readonly style?: SampleStyle;
}
