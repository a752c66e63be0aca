import type { Answer } from "./answer.ts";
import type { ErrorAnswer } from "./contract.ts";

/**
 * A body as it leaves for `method`. `onFailure` is told why a stream breaks off, the caller only that it
 * does. Throws for a stream that somebody else reads.
 */
export function bodyOf(
  body: Answer["body"],
  method: string,
  { text }: ErrorAnswer,
  onFailure: (cause: unknown) => void,
): Answer["body"] {
  if (method === "HEAD") {
    // Nobody will read it, and who makes it must not wait.
    if (body instanceof ReadableStream) body.cancel().catch(onFailure);
    return null;
  }
  if (body instanceof ReadableStream) return watched(body, text, onFailure);
  return body instanceof Blob ? watched(body.stream(), text, onFailure) : body;
}

function watched(
  body: ReadableStream<Uint8Array>,
  text: string,
  onFailure: (cause: unknown) => void,
): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  return new ReadableStream({
    pull: async (controller) => {
      try {
        const { done, value } = await reader.read();
        if (done) controller.close();
        else controller.enqueue(bytesOf(value));
      } catch (cause) {
        onFailure(cause);
        controller.error(new Error(text));
        reader.cancel(cause).catch(() => {});
      }
    },
    cancel: (reason) => reader.cancel(reason).catch(onFailure),
  });
}

function bytesOf(chunk: unknown): Uint8Array {
  if (chunk instanceof Uint8Array && ArrayBuffer.isView(chunk)) return chunk;
  throw new TypeError("a stream of a body gave something else than bytes");
}
