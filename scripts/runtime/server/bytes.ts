/** The bytes of a body, or why there are none. */
export type BytesRead = Uint8Array | "too large" | "broken off";

/**
 * Reads a request's body, and no further than `limit` bytes. Throws a `TypeError` when somebody has
 * read it before.
 */
export async function readBytes(request: Request, limit: number): Promise<BytesRead> {
  const declared = Number(request.headers.get("content-length") ?? Number.NaN);
  if (declared > limit) return "too large";
  try {
    if (!(declared >= 0)) return await (request.body ? readStream(request.body, limit) : new Uint8Array());
    const bytes = await request.arrayBuffer();
    return bytes.byteLength > limit ? "too large" : new Uint8Array(bytes);
  } catch (error) {
    if (error instanceof TypeError) throw error;
    return "broken off";
  }
}

async function readStream(stream: ReadableStream<Uint8Array>, limit: number): Promise<BytesRead> {
  const reader = stream.getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.byteLength;
    if (length > limit) {
      reader.cancel().catch(() => {});
      return "too large";
    }
    chunks.push(value);
  }
  return joined(chunks, length);
}

/** The bytes of chunks that have `length` bytes together. */
export function joined(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const [only] = chunks;
  if (chunks.length === 1 && only) return only;
  const bytes = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return bytes;
}
