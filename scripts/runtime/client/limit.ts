import type { Encode } from "./encode.ts";
import { invalidRequest } from "./result.ts";

/** The size of a body in bytes before it is sent; 0 for a stream, whose size is unknown. */
const sizeOf = (body: BodyInit | null | undefined): number => {
  if (typeof body === "string") return new TextEncoder().encode(body).length;
  if (body instanceof Blob) return body.size;
  return (body as { readonly byteLength?: number } | null | undefined)?.byteLength ?? 0;
};

/** An encoder that refuses a body with more bytes than the operation accepts. */
export const within =
  (most: number, encode: Encode): Encode =>
  (body, said) => {
    const encoded = encode(body, said);
    if (sizeOf(encoded.body) > most) throw invalidRequest("", `a body of at most ${most} bytes`);
    return encoded;
  };
