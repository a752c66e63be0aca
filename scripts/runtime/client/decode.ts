import type { Judge } from "./check.ts";
import type { Redact } from "./credentials.ts";
import { type Stopped, stopped } from "./result.ts";

/** An answer whose body has been read to its end. */
export interface Received {
  readonly response: Response;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** The attempts to send a request so far. */
export interface Attempts {
  /** The URL without the credential. */
  readonly url: string;
  /** How many times the request was sent. */
  readonly attempts: number;
  /** Removes the credential from a text that the server sent. */
  readonly redact: Redact;
}

/** The outcome of a request: an answer, or why there is none, with what arrived before the body broke off. */
export type RequestOutcome = Attempts &
  (
    | (Received & { readonly failure?: undefined })
    | { readonly failure: Stopped; readonly response?: Response | undefined }
  );

/** What ends an attempt early, if anything does. */
export interface End {
  readonly signal: AbortSignal;
  /** Set by the work that reads on by itself. */
  onReached?: () => void;
}

/**
 * Returns the bytes of a body, after decompression. Throws as soon as there are more than `most`,
 * because a small answer may unpack to a huge one. Stops reading when the end is reached, even
 * if `fetch` ignores it.
 */
export async function readBody(response: Response, most: number, end: End): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  const reader = response.body?.getReader();
  const stop = () => void reader?.cancel().catch(() => {});
  end.onReached = stop;
  if (end.signal.aborted) stop();
  for (let next = await reader?.read(); next?.value; next = await reader?.read()) {
    size += next.value.length;
    if (size > most) {
      stop();
      const reason = `the body is larger than ${most} bytes`;
      throw stopped("network-error", reason, { code: "BODY_TOO_LARGE" }, true);
    }
    chunks.push(next.value);
  }
  const bytes = new Uint8Array(size);
  for (const chunk of chunks.reverse()) {
    size -= chunk.length;
    bytes.set(chunk, size);
  }
  return bytes;
}

/** Decodes a body into its data; throws if it can't. */
export interface Decode {
  (received: Received): unknown;
  readonly parts?: undefined;
}

/** The text of a body. RFC 8259: JSON travels in UTF-8, whatever `Content-Type` says; other bytes throw. */
const utf8 = (bytes: Uint8Array<ArrayBuffer>): string =>
  new TextDecoder("utf-8", { fatal: true }).decode(bytes);

export const jsonBody: Decode = ({ bytes }) => JSON.parse(utf8(bytes));

export const blobBody: Decode = ({ bytes, response }) =>
  new Blob([bytes], { type: response.headers.get("Content-Type") ?? "" });

export const noBody: Decode = () => undefined;

/** Reads the body of an error, and returns what the result shows of it; throws if the body can't be decoded. */
export interface RefusalReader {
  (received: Received & Attempts): unknown;
  readonly parts: (body: unknown) => { readonly error: string; readonly code?: string | number };
}

/** The JSON of an error, without the credential. */
export const errorBody = ({ bytes, redact }: Received & Attempts): unknown => JSON.parse(redact(utf8(bytes)));

/** An operation's answers, as the client needs them. */
export interface ResponseRoute {
  readonly method: string;
  /** The documented answers, by status, and those errors that have more than a text in the API's field. */
  readonly answers: Readonly<Partial<Record<number, Decode | RefusalReader>>>;
  /** The documented statuses of errors. */
  readonly errors: readonly number[];
}

/** A result without the members that every result has. */
type PartialResult = Readonly<Record<string, unknown>> & {
  readonly ok: boolean;
  readonly status: number | string;
};

/** Sorts the outcome of a request into the operation's results. */
export function resultOf(
  { method, answers, errors }: ResponseRoute,
  outcome: RequestOutcome,
  judge: Judge | undefined,
  textField = "",
): PartialResult {
  const { failure: stop, response } = outcome;
  if (stop) return { ...stop.failure, ok: false, reason: stop.message, ...(response && { response }) };
  const { bytes, redact } = outcome;
  const { status } = response;
  const failed = (status: string, reason: string, details?: object): PartialResult => {
    const raw = redact(new TextDecoder().decode(bytes));
    return { ok: false, status, reason, raw, response, ...details };
  };
  const decode = answers[status];
  if (!decode && !errors.includes(status))
    return failed("undocumented", `status ${status} is not documented`);
  let body: unknown;
  try {
    // An answer to `HEAD` has no body, whatever the status.
    if (method !== "HEAD") body = (decode ?? errorBody)(outcome);
  } catch {
    return failed("not-json", "the body is not JSON");
  }
  const found = judge?.(decode ? status : "error", body);
  if (found)
    return failed("contract-breach", `expected ${found.expected} at ${found.pointer || "the body"}`, found);
  if (decode && !decode.parts) return { ok: true, status, data: body, response };
  const text = (body as Readonly<Record<string, unknown>> | null | undefined)?.[textField];
  return { ok: false, status, error: String(text ?? ""), ...decode?.parts(body), body, response };
}
