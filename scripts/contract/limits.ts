/** The limits of a call of one operation, if those of the whole API do not fit. */
export interface OperationLimits {
  /** The most bytes of a request's body; the server refuses larger ones with the API's `tooLarge`. */
  readonly bodyLimit?: number;
  /** Milliseconds of one attempt: the client waits no longer, and the server's handler gets no more. */
  readonly timeout?: number;
  /** Milliseconds of a whole call: all attempts, and the waits between them. */
  readonly deadline?: number;
  /** How many times the client sends the request again. */
  readonly retries?: number;
}

/** The words of the limits, in the order of the docs. */
export const limitWords = [
  "bodyLimit",
  "timeout",
  "deadline",
  "retries",
] as const satisfies readonly (keyof OperationLimits)[];

/** The limits among the words of an object; `undefined` if it has none. */
export function limitsOf(object: OperationLimits): OperationLimits | undefined {
  const own = limitWords.flatMap((word) => (object[word] === undefined ? [] : [[word, object[word]]]));
  return own.length > 0 ? (Object.fromEntries(own) as OperationLimits) : undefined;
}
