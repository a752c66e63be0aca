/** An answer whose body has been read to its end. */
export interface Received {
  readonly response: Response;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Makes the data of a body; throws where it can't. */
export type Decode = (received: Received) => unknown;

/** The text of a body. RFC 8259: JSON travels in UTF-8, whatever `Content-Type` says; other bytes throw. */
export const utf8 = (bytes: Uint8Array<ArrayBuffer>): string =>
  new TextDecoder("utf-8", { fatal: true }).decode(bytes);

export const json: Decode = ({ bytes }) => JSON.parse(utf8(bytes));

export const blob: Decode = ({ bytes, response }) =>
  new Blob([bytes], { type: response.headers.get("Content-Type") ?? "" });

export const nothing: Decode = () => undefined;
