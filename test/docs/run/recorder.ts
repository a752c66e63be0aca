import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";

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
  readonly body?: string | Buffer;
}

export interface Recorder {
  readonly url: string;
  /** What arrived since the last call, in its order. */
  readonly take: () => Received[];
  readonly close: () => Promise<void>;
}

/** A server on loopback that writes down what it is asked, and answers what it is told to. */
export async function startRecorder(answer: (request: Received) => Answer): Promise<Recorder> {
  let received: Received[] = [];
  const server = createServer({ maxHeaderSize: 2 ** 20 }, (request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const { method = "", url = "", headers } = request;
      const whole: Received = { method, url, headers, body: Buffer.concat(chunks) };
      received.push(whole);
      const { status, mediaType, body } = answer(whole);
      response.writeHead(status, mediaType ? { "Content-Type": mediaType } : {}).end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    take: () => {
      const taken = received;
      received = [];
      return taken;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
