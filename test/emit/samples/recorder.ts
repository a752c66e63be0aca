import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";

/** A request as it arrived. */
export interface Received {
  readonly method: string;
  /** Path and query, as sent. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface Answer {
  readonly status: number;
  readonly mediaType?: string;
  readonly location?: string;
  readonly body: Buffer;
}

/** A request, and what it was answered. */
export interface Exchange {
  readonly request: Received;
  readonly answer: Answer;
}

export interface Recorder {
  readonly url: string;
  /** What arrived and was answered, in its order. */
  readonly exchanges: readonly Exchange[];
  readonly close: () => Promise<void>;
}

/**
 * A server on loopback that writes down what it is asked, and how it was answered. `answer` is told
 * how many requests came before.
 */
export async function startRecorder(
  answer: (request: Received, index: number) => Promise<Answer>,
): Promise<Recorder> {
  const exchanges: Exchange[] = [];
  const server = createServer({ maxHeaderSize: 2 ** 20 }, async (incoming, outgoing) => {
    const { method = "", url = "", headers } = incoming;
    const request: Received = { method, url, headers, body: await buffer(incoming) };
    const given = await answer(request, exchanges.length);
    exchanges.push({ request, answer: given });
    const { status, mediaType, location, body } = given;
    const fields = {
      ...(mediaType ? { "Content-Type": mediaType } : {}),
      ...(location ? { Location: location } : {}),
    };
    outgoing.writeHead(status, fields).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    exchanges,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
