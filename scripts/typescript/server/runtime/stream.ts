import type { ErrorAnswer } from "./contract.ts";

/** The body of an answer to `method`: `onFailure` is told why it breaks off, the caller only that it does. */
export function streamOf(
  body: ReadableStream<Uint8Array>,
  method: string,
  { text }: ErrorAnswer,
  onFailure: (cause: unknown) => void,
): ReadableStream<Uint8Array> | null {
  if (method === "HEAD") {
    // Nobody will read it, and who makes it must not wait.
    body.cancel().catch(onFailure);
    return null;
  }
  const reader = body.getReader();
  return new ReadableStream({
    pull: async (controller) => {
      try {
        const { done, value } = await reader.read();
        if (done) controller.close();
        else controller.enqueue(value);
      } catch (cause) {
        onFailure(cause);
        controller.error(new Error(text));
      }
    },
    cancel: (reason) => reader.cancel(reason),
  });
}
