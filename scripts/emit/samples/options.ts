/** What a sample may do otherwise than the contract's examples say. */
export interface SampleOptions {
  /** Origin of the server to call. Absent: the contract's first server. */
  readonly serverUrl?: string;
  /** The name of the request body's example. Absent: the first. */
  readonly example?: string;
  /** Instead of the example. */
  readonly body?: unknown;
  /** Values of path parameters: the sample is complete with them. Absent: the reader puts them in. */
  readonly params?: Readonly<Record<string, string>>;
  /** Query parameters beside those that have an example, or instead. */
  readonly query?: Readonly<Record<string, unknown>>;
  /** Header fields beside those that have an example, or instead. */
  readonly headers?: Readonly<Record<string, string>>;
}
