import { brotliDecompressSync, constants, gunzipSync, inflateRawSync, inflateSync } from "node:zlib";

/** A body without its codings; `cut`: it is longer than what may be read; `wrong`: why it can't be decoded. */
type Decoded = { readonly body: Uint8Array; readonly cut?: boolean } | { readonly wrong: string };

type Decode = (bytes: Uint8Array, options: { readonly maxOutputLength: number }) => Uint8Array;

/** Of a stream, only the part that has arrived is decoded. */
const partly = { finishFlush: constants.Z_SYNC_FLUSH };
const zlibMethod = 8;
const decoders: Readonly<Record<string, Decode>> = {
  gzip: (bytes, options) => gunzipSync(bytes, { ...options, ...partly }),
  br: (bytes, options) =>
    brotliDecompressSync(bytes, { ...options, finishFlush: constants.BROTLI_OPERATION_FLUSH }),
  // Some servers leave out the header of zlib.
  deflate: (bytes, options) => {
    const inflate = ((bytes[0] ?? 0) & 0x0f) === zlibMethod ? inflateSync : inflateRawSync;
    return inflate(bytes, { ...options, ...partly });
  },
};

/**
 * Undoes the codings of a body: a server may choose one unasked (RFC 9110, section 12.5.3). As `fetch` does, it leaves a body
 * with a coding that it doesn't know as it is. `encoding`: the `Content-Encoding`; `most`: of how many bytes at most.
 */
export function decodedBody(bytes: Uint8Array, encoding: string | undefined, most: number): Decoded {
  const codings = (encoding ?? "").toLowerCase().split(",").map(nameOf).reverse();
  if (bytes.byteLength === 0 || !codings.every((coding) => coding in decoders)) return { body: bytes };
  try {
    return {
      body: codings.reduce(
        (body, coding) => decoders[coding]?.(body, { maxOutputLength: most }) ?? body,
        bytes,
      ),
    };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE")
      return { body: new Uint8Array(), cut: true };
    return { wrong: `its body can't be decoded as its \`Content-Encoding\` \`${encoding}\` says` };
  }
}

function nameOf(coding: string): string {
  return coding.trim().replace(/^x-(?=gzip$)/, "");
}
