import { decodedBody } from "../http/decoded.ts";
import { mostOf } from "../http/exchange.ts";

const zstandard = Buffer.from([0x28, 0xb5, 0x2f, 0xfd]);

/**
 * The body of an answer, which HAR has decoded and some recorders keep as it was sent; `undefined` where it can't be
 * decoded. `encoding` is its `Content-Encoding`.
 */
export function recordedBody(
  bytes: Uint8Array,
  encoding: string | undefined,
  status: number,
): Uint8Array | undefined {
  if (zstandard.equals(bytes.subarray(0, 4)) && encoding?.trim().toLowerCase() === "zstd") return undefined;
  const decoded = decodedBody(bytes, encoding, mostOf(status));
  // It is decoded already, or is none of this encoding.
  return "wrong" in decoded || decoded.cut ? bytes : decoded.body;
}
