import { brotliDecompressSync, gunzipSync, inflateSync } from "node:zlib";
import { mostOf } from "../http/exchange.ts";

const zstandard = Buffer.from([0x28, 0xb5, 0x2f, 0xfd]);

/**
 * The body of an answer, which HAR has decoded and some recorders keep as it was sent; `undefined` where it can't be
 * decoded. `encoding` is its `Content-Encoding`.
 */
export function decodedBody(
  bytes: Uint8Array,
  encoding: string | undefined,
  status: number,
): Uint8Array | undefined {
  const options = { maxOutputLength: mostOf(status) };
  const attempt = (decode: typeof gunzipSync) => {
    try {
      return decode(bytes, options);
    } catch {
      // It is decoded already, or is none of this encoding.
      return bytes;
    }
  };
  switch (encoding?.trim().toLowerCase()) {
    case "gzip":
    case "x-gzip":
      return attempt(gunzipSync);
    case "br":
      return attempt(brotliDecompressSync);
    case "deflate":
      return attempt(inflateSync);
    case "zstd":
      return zstandard.equals(bytes.subarray(0, 4)) ? undefined : bytes;
    default:
      return bytes;
  }
}
