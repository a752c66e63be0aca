import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import type { App } from "./app.ts";
import { answerMalformed, type ErrorWords } from "./malformed.ts";
import { type Connections, connectionsOf } from "./node-connections.ts";
import { nodeListener } from "./node-listener.ts";

export interface ServeOptions {
  /** `0` takes any port that is free; 8080 where absent. */
  readonly port?: number;
  /** The address to listen on; loopback where absent. */
  readonly hostname?: string;
  /**
   * Milliseconds in which a request must have arrived as a whole, and after which a caller who does not
   * read on is given up; 30,000 where absent. Its header fields get 10,000 at most.
   */
  readonly requestTimeout?: number;
  /** Milliseconds that requests in flight get to finish on `close`; 10,000 where absent. */
  readonly grace?: number;
}

export interface Served {
  /** `http://127.0.0.1:8080` */
  readonly url: string;
  readonly port: number;
  /** Takes no more connections, and resolves when the requests in flight are answered. */
  readonly close: () => Promise<void>;
}

/** Milliseconds in which the header fields must have arrived: they are short. */
const headersTimeout = 10_000;

/** Serves an app on a port of this machine. Rejects where it can't listen, with Node's error. */
export async function serveContract(
  contract: ErrorWords,
  app: App,
  { port = 8080, hostname = "127.0.0.1", requestTimeout = 30_000, grace = 10_000 }: ServeOptions = {},
): Promise<Served> {
  const listener = nodeListener(contract, app);
  const onRequest: RequestListener = (incoming, outgoing) => {
    connections.began(incoming, outgoing);
    // Node tells of a connection on which nothing moves: a handler may take its time, a reader may not.
    outgoing.on("timeout", (socket: Socket) => {
      if (socket.writableLength > 0) socket.destroy();
    });
    // Once the server closes: whoever keeps a connection alive is told to open another one elsewhere.
    outgoing.shouldKeepAlive &&= server.listening;
    listener(incoming, outgoing);
  };
  const server = createServer(
    {
      requestTimeout,
      headersTimeout: Math.min(requestTimeout, headersTimeout),
      connectionsCheckingInterval: Math.min(requestTimeout, 1000),
      // Without a host, or with two, there is no URL: the listener refuses it, and says so.
      requireHostHeader: false,
      joinDuplicateHeaders: true,
    },
    onRequest,
  );
  server.timeout = requestTimeout;
  const connections = connectionsOf(server);
  // An expectation that is not known may be ignored (RFC 9110, section 10.1.1).
  server.on("checkExpectation", onRequest);
  server.on("clientError", (error, socket) => answerMalformed(contract, error, socket));
  await listening(server, port, hostname);
  const address = server.address() as AddressInfo;
  const host = address.family === "IPv6" ? `[${address.address}]` : address.address;
  return {
    url: `http://${host}:${address.port}`,
    port: address.port,
    close: () => closeServer(server, connections, grace),
  };
}

function listening(server: Server, port: number, hostname: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, hostname, () => {
      server.off("error", reject);
      resolve();
    });
  });
}

function closeServer(server: Server, { closeIdle }: Connections, grace: number): Promise<void> {
  return new Promise((resolve) => {
    // A connection that is kept alive ends only when it is asked to, once its request is answered.
    // Node itself calls it, too.
    server.closeIdleConnections = closeIdle;
    const idle = setInterval(closeIdle, 20);
    const late = setTimeout(() => server.closeAllConnections(), grace);
    server.close(() => {
      clearInterval(idle);
      clearTimeout(late);
      resolve();
    });
  });
}
