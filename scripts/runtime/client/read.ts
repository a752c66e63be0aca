/** The `code` of the failure when a body has more bytes than allowed. */
export const tooLarge = "BODY_TOO_LARGE";

/**
 * The bytes of a body, after decompression; throws when there are more than `most`, without
 * reading on: a small answer may unpack to a huge one. Reads no further once `signal` is aborted, also
 * where `fetch` does not heed it.
 */
export async function read(
  response: Response,
  most: number,
  signal: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  const reader = response.body?.getReader();
  const stop = () => void reader?.cancel().catch(() => {});
  signal.onabort = stop;
  if (signal.aborted) stop();
  for (let next = await reader?.read(); next?.value; next = await reader?.read()) {
    size += next.value.length;
    if (size > most) {
      stop();
      throw Object.assign(new Error(`the body is larger than ${most} bytes`), { code: tooLarge });
    }
    chunks.push(next.value);
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}
