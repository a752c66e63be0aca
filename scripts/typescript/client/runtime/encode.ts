/** What `fetch` sends; without a browser's types there is no other name for it. */
type Sendable = NonNullable<RequestInit["body"]>;

/** A body in the form that `fetch` takes, and its media type where `fetch` can't know it. */
export interface Encoded {
  readonly body?: Sendable;
  readonly type?: string;
  /** A stream: it is sent while it is made, which platforms want to be told. */
  readonly duplex?: "half";
}

export type Encode = (body: unknown) => Encoded;

/** A body of opaque bytes. A stream is sent once: a call with one is not sent again. */
export type Bytes = Blob | ArrayBuffer | ArrayBufferView | ReadableStream<Uint8Array>;

export const json: Encode = (body) => ({ body: JSON.stringify(body), type: "application/json" });

export const bytes =
  (type: string): Encode =>
  (body) => ({ body: body as Sendable, type, ...(body instanceof ReadableStream && { duplex: "half" }) });

/** Several parts of one name for an array; a file stays a file, another object becomes JSON. */
export const form: Encode = (fields) => {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields as object))
    for (const item of [value].flat())
      if (item !== undefined && item !== null)
        body.append(
          name,
          item instanceof Blob ? item : typeof item === "object" ? JSON.stringify(item) : String(item),
        );
  return { body };
};
