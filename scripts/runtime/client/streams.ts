import type { Caller } from "./client.ts";
import type { Decode } from "./decode.ts";
import { asBytes, type Bytes, type Encode } from "./encode.ts";
import { covers } from "./media.ts";

/** Stands for the body of a stream in a result, until the call is over. */
class Unread {
  readonly bytes: Uint8Array<ArrayBuffer>;
  constructor(bytes: Uint8Array<ArrayBuffer>) {
    this.bytes = bytes;
  }
}

/** The body of a stream, which has not been read yet; a body of another media type has been. */
export const streamBody: Decode = ({ bytes }) => new Unread(bytes);

/** A body that is sent as it is produced: a stream, or the chunks of an iterable. It can be sent only once. */
export const asStream =
  (type: string): Encode =>
  (body) => {
    // Asking a stream for its iterator would start to read it.
    const isStream = body instanceof ReadableStream;
    const chunks = isStream
      ? undefined
      : (body as Partial<AsyncIterable<Uint8Array>>)[Symbol.asyncIterator]?.();
    if (!chunks) return asBytes(type)(body);
    const stream = new ReadableStream<Uint8Array>({
      pull: async (controller) => {
        const { done, value } = await chunks.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      cancel: async () => void (await chunks.return?.()),
    });
    return asBytes(type)(stream satisfies Bytes);
  };

/**
 * Calls an operation that may be answered with a stream of one of these media types. Its body is passed on as it
 * arrives: no deadline and no size limit applies to it, but the caller's signal ends it.
 */
export const unread = async <Result>(
  client: Caller,
  types: readonly string[],
  called: (client: Caller) => Promise<Result>,
): Promise<Result> => {
  let body: ReadableStream<Uint8Array> | null = null;
  const open: Caller["open"] = (security, options) => {
    const context = client.open(security, options);
    return {
      ...context,
      fetch: async (request) => {
        const answer = await context.fetch(request);
        const sent = answer.headers.get("Content-Type") ?? "";
        const isStream = types.some((type) => covers(type, sent));
        if (!answer.ok || !answer.body || !isStream) return answer;
        const { signal } = context;
        body = signal ? answer.body.pipeThrough(new TransformStream(), { signal }) : answer.body;
        return new Response(null, answer);
      },
    };
  };
  const result = await called({ ...client, open });
  const { data } = result as { readonly data?: unknown };
  return data instanceof Unread ? { ...result, data: body ?? new Blob([data.bytes]).stream() } : result;
};
