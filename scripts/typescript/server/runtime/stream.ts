import type { Answer } from "./answer.ts";
import type { ErrorAnswer } from "./contract.ts";

/**
 * The body of an answer as it leaves for `method`. `onFailure` is told why a stream breaks off, the
 * caller only that it does.
 */
export function bodyOf(
  { body }: Answer,
  method: string,
  { text }: ErrorAnswer,
  onFailure: (cause: unknown) => void,
): Answer["body"] {
  const isStream = body instanceof ReadableStream;
  if (method === "HEAD") {
    // Nobody will read it, and who makes it must not wait.
    if (isStream) body.cancel().catch(onFailure);
    return null;
  }
  return isStream ? watched(body, text, onFailure) : body;
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
        else controller.enqueue(value);
      } catch (cause) {
        onFailure(cause);
        controller.error(new Error(text));
      }
    },
    cancel: (reason) => reader.cancel(reason),
  });
}
