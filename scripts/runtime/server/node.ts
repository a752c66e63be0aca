import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
  STATUS_CODES,
} from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { type Duplex, pipeline, Readable } from "node:stream";
import { answerOf, errorWriter, type ServerAnswer } from "./answer.ts";
import { type Answerer, type App, answererOf, failuresOnly } from "./app.ts";
import { type BytesRead, concatenated, type Incoming, readBytes, requestIdOf } from "./request.ts";
import type { ServerContract } from "./types.ts";

export interface ServeOptions {
  /** `0` takes any free port; 8080 if absent. */
  readonly port?: number;
  /** The address to listen on; loopback if absent. */
  readonly hostname?: string;
  /**
   * Milliseconds in which a whole request must arrive, and after which the connection of a caller that stops
   * reading is closed; 30,000 if absent. Its header fields get at most 10,000.
   */
  readonly requestTimeout?: number;
  /** Milliseconds that requests in flight get to finish on `close`; 10,000 if absent. */
  readonly grace?: number;
}

export interface Served {
  /** `http://127.0.0.1:8080` */
  readonly url: string;
  readonly port: number;
  /** Takes no more connections, and resolves when the requests in flight are answered. */
  readonly close: () => Promise<void>;
}

/** The contract's errors, and the form of their bodies. */
export type ServerWords = Pick<ServerContract, "errors" | "textField" | "form" | "forms">;

/** Milliseconds in which the header fields must arrive: they are short. */
const headersTimeout = 10_000;

/** Milliseconds in which unread bytes may still arrive after the answer. */
const patience = 500;

/** Serves an app on a port of this machine. Rejects if it can't listen, with Node's error. */
export async function serveContract(
  contract: ServerWords,
  app: App,
  { port = 8080, hostname = "127.0.0.1", requestTimeout = 30_000, grace = 10_000 }: ServeOptions = {},
): Promise<Served> {
  const listener = nodeListener(contract, app);
  const onRequest: RequestListener = (incoming, outgoing) => {
    connections.began(incoming, outgoing);
    // Node reports an idle connection. It is closed if the caller doesn't read its answer; a handler may take its time.
    outgoing.on("timeout", (socket: Socket) => {
      if (socket.writableLength > 0) socket.destroy();
    });
    // While the server closes, callers are told not to keep the connection alive.
    outgoing.shouldKeepAlive &&= server.listening;
    listener(incoming, outgoing);
  };
  const server = createServer(
    {
      requestTimeout,
      headersTimeout: Math.min(requestTimeout, headersTimeout),
      connectionsCheckingInterval: Math.min(requestTimeout, 1000),
      // A request without a host, or with two, has no URL: the listener refuses it with an answer.
      requireHostHeader: false,
      joinDuplicateHeaders: true,
    },
    onRequest,
  );
  server.timeout = requestTimeout;
  const connections = connectionsOf(server);
  // An unknown expectation may be ignored (RFC 9110, section 10.1.1).
  server.on("checkExpectation", onRequest);
  server.on("clientError", (error, socket) => answerNoHttp(contract, error, socket));
  await listening(server, port, hostname);
  const address = server.address() as AddressInfo;
  const host = address.family === "IPv6" ? `[${address.address}]` : address.address;
  return {
    url: `http://${host}:${address.port}`,
    port: address.port,
    close: () => closeServer(server, connections, grace),
  };
}

/** Returns the listener with which an app answers the requests of Node's HTTP server. */
export function nodeListener(contract: ServerWords, app: App): RequestListener {
  const answer = answererOf(app) ?? foreignAnswerer(contract, app);
  return async (incoming, outgoing) => {
    const url = urlOf(incoming);
    const answered =
      url === undefined ? malformedAnswer(contract) : await answer(new NodeIncoming(incoming, outgoing, url));
    if (!incoming.complete) outgoing.once("finish", () => abandon(incoming));
    try {
      write(answered, outgoing);
    } catch (cause) {
      const other = answered.instead?.(cause);
      if (other && !outgoing.headersSent) write(other, outgoing);
      else outgoing.destroy();
    }
  };
}

/** The answerer for an app that is not ours, or is wrapped: only its `fetch` is known, and it may throw. */
function foreignAnswerer(words: ServerWords, app: App): Answerer {
  const instead = (cause: unknown): ServerAnswer => {
    failuresOnly.error({ event: "failure", requestId: requestIdOf(null), cause });
    return errorWriter(words)(words.errors.internal);
  };
  return async ({ request }) => {
    try {
      const answer = answerOf(await app.fetch(request));
      const { body } = answer;
      return { ...answer, body: body instanceof ReadableStream ? await wholeIfThere(body) : body, instead };
    } catch (cause) {
      return instead(cause);
    }
  };
}

/** The bytes of a stream that has all of them ready, so that their length is known; otherwise the stream. */
async function wholeIfThere(stream: ReadableStream<Uint8Array>): Promise<ServerAnswer["body"]> {
  const reader = stream.getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  let next = reader.read();
  for (let turn = 0; turn < 2; turn++) {
    const read = await Promise.race([next, new Promise<void>((resolve) => setImmediate(resolve))]);
    if (!read) break;
    if (read.done) return concatenated(chunks, length) as Uint8Array<ArrayBuffer>;
    chunks.push(read.value);
    length += read.value.byteLength;
    next = reader.read();
  }
  // The reader of the stream gets the failure.
  next.catch(() => {});
  return new ReadableStream({
    start: (controller) => {
      for (const chunk of chunks) controller.enqueue(chunk);
    },
    pull: async (controller) => {
      const { done, value } = await next;
      if (done) return controller.close();
      controller.enqueue(value);
      next = reader.read();
      next.catch(() => {});
    },
    cancel: (reason) => reader.cancel(reason),
  });
}

function write({ status, fields, body }: ServerAnswer, outgoing: ServerResponse): void {
  if (body === null) outgoing.writeHead(status, fields).end();
  else if (typeof body === "string" || body instanceof Uint8Array) {
    fields["content-length"] = String(Buffer.byteLength(body));
    outgoing.writeHead(status, fields).end(body);
  } else {
    const stream = Readable.fromWeb((body instanceof Blob ? body.stream() : body) as never);
    outgoing.writeHead(status, fields).flushHeaders();
    // The app has already logged why a stream breaks off; the caller sees that it does.
    pipeline(stream, outgoing, () => {});
  }
}

/** Drops the rest of a body, and closes the connection if it does not arrive soon. */
function abandon(incoming: IncomingMessage): void {
  const late = setTimeout(() => incoming.destroy(), patience);
  incoming.once("close", () => clearTimeout(late));
  incoming.resume();
}

/** A request of Node's HTTP server. */
class NodeIncoming implements Incoming {
  readonly url: string;
  readonly #incoming: IncomingMessage;
  readonly #outgoing: ServerResponse;
  #request: Request | undefined;
  #isRead = false;

  /** `url` is the result of {@link urlOf}. */
  constructor(incoming: IncomingMessage, outgoing: ServerResponse, url: string) {
    this.#incoming = incoming;
    this.#outgoing = outgoing;
    this.url = url;
  }

  get method() {
    return this.#incoming.method ?? "GET";
  }

  get request() {
    this.#request ??= this.#makeRequest();
    return this.#request;
  }

  field(name: string) {
    const { headers, headersDistinct } = this.#incoming;
    const lower = name.toLowerCase();
    if (!Object.hasOwn(headers, lower)) return null;
    // `headers` has only the first one of several.
    return lower === "authorization" ? String(headersDistinct[lower]?.join(", ")) : String(headers[lower]);
  }

  bytes(limit: number) {
    // A reader of `request` may have read its body, or a clone of it.
    if (this.#request) return readBytes(this.#request, limit);
    this.#isRead = true;
    return nodeBytes(this.#incoming, limit);
  }

  #makeRequest(): Request {
    const gone = new AbortController();
    this.#outgoing.once("close", () => {
      if (!this.#outgoing.writableFinished) gone.abort();
    });
    const { rawHeaders } = this.#incoming;
    const headers = new Headers();
    for (let index = 0; index < rawHeaders.length; index += 2)
      headers.append(rawHeaders[index] ?? "", rawHeaders[index + 1] ?? "");
    const { method } = this;
    const hasBody = method !== "GET" && method !== "HEAD" && method !== "TRACE";
    const body = this.#isRead ? new Blob().stream() : (Readable.toWeb(this.#incoming) as ReadableStream);
    const request = new Request(this.url, {
      // The web's `Request` refuses the method `TRACE`.
      method: method === "TRACE" ? "GET" : method,
      headers,
      signal: gone.signal,
      ...(hasBody && { body, duplex: "half" }),
    } as RequestInit);
    if (method === "TRACE") Object.defineProperty(request, "method", { value: method });
    // As on other platforms, a body can't be read a second time.
    if (hasBody && this.#isRead) void request.arrayBuffer();
    return request;
  }
}

function nodeBytes(incoming: IncomingMessage, limit: number): Promise<BytesRead> {
  if (Number(incoming.headers["content-length"]) > limit) return Promise.resolve("too large");
  // The caller may have left while something else was awaited; no event follows then.
  if (incoming.destroyed) return Promise.resolve("broken off");
  return new Promise((resolve) => {
    const chunks: Uint8Array[] = [];
    let length = 0;
    incoming.on("data", (chunk: Buffer) => {
      length += chunk.byteLength;
      // Plain bytes as on other platforms, without the methods of Node's `Buffer`.
      if (length <= limit) chunks.push(new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength));
      else resolve("too large");
    });
    incoming.on("end", () => resolve(concatenated(chunks, length)));
    incoming.on("close", () => resolve("broken off"));
  });
}

const authority = /^(?:[\w.-]+|\[[\da-f:.]+\])(?::\d+)?$/i;
const absolute = /^https?:\/\//i;

/** The URL of a request (RFC 9112, section 3.3); `undefined` if its target and `Host` do not make one. */
function urlOf({ headers: { host = "" }, url: target = "", socket }: IncomingMessage): string | undefined {
  const isPath = target.startsWith("/");
  if (!(isPath ? authority.test(host) : absolute.test(target))) return undefined;
  // Some programs read a backslash as a slash, so a proxy in front may have seen another path.
  if (/^[^?]*\\/.test(target)) return undefined;
  try {
    return new URL(isPath ? `${"encrypted" in socket ? "https" : "http"}://${host}${target}` : target).href;
  } catch {
    return undefined;
  }
}

/** The answer to a request that is HTTP but has no usable URL. */
function malformedAnswer(words: ServerWords): ServerAnswer {
  return errorWriter(words)(words.errors.invalid);
}

/** Statuses for errors of Node's HTTP parser; the others get the contract's `invalid`. */
const refusals: Readonly<Record<string, number>> = {
  HPE_HEADER_OVERFLOW: 431,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};

/** Answers input that is not HTTP, and closes the connection: where the next request begins is unknown. */
function answerNoHttp(contract: ServerWords, error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === "ECONNRESET" || !socket.writable || isAnswering(socket)) {
    socket.destroy();
    return;
  }
  const status = refusals[error.code ?? ""] ?? contract.errors.invalid.status;
  const body = String(malformedAnswer(contract).body);
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ""}`,
    "Content-Type: application/json",
    `Content-Length: ${Buffer.byteLength(body)}`,
    "Connection: close",
  ];
  socket.end(`${head.join("\r\n")}\r\n\r\n${body}`);
  // Closing it at once, with bytes unread, could cost a caller that still sends the answer (RFC 9112, section
  // 9.6); but not every caller closes its side.
  const late = setTimeout(() => socket.destroy(), patience);
  socket.once("close", () => clearTimeout(late));
  socket.resume();
}

/** Whether an answer has begun, so that no other may be written. Node has no public API for this. */
function isAnswering(socket: Duplex): boolean {
  return Boolean((socket as { readonly _httpMessage?: ServerResponse })._httpMessage?.headersSent);
}

/** The state of an open connection. */
interface Connection {
  /** Requests whose answers are not complete. */
  inFlight: number;
  /** Bytes that had arrived when the last request in flight was finished. */
  settled: number;
}

interface Connections {
  /** Counts a request before it is answered. */
  readonly began: (...request: Parameters<RequestListener>) => void;
  /**
   * Ends the connections on which no request is in flight or arriving. Node's `closeIdleConnections` also cuts
   * off answers that are not completely sent. Which bytes belong to a request that was pipelined, Node does not
   * tell: if they arrived before the answer ahead of it was complete, its connection counts as idle, and its
   * client sends it again (RFC 9112, section 9.3.2).
   */
  readonly closeIdle: () => void;
}

/** Follows the connections of a server. */
function connectionsOf(server: Server): Connections {
  const open = new Map<Socket, Connection>();
  server.on("connection", (socket: Socket) => {
    open.set(socket, { inFlight: 0, settled: 0 });
    socket.on("close", () => open.delete(socket));
  });
  return {
    began: ({ socket }, outgoing) => {
      const connection = open.get(socket);
      if (!connection) return;
      connection.inFlight++;
      outgoing.once("close", () => {
        connection.inFlight--;
        connection.settled = socket.bytesRead;
      });
    },
    closeIdle: () => {
      for (const [socket, { inFlight, settled }] of open)
        if (inFlight === 0 && socket.bytesRead === settled) socket.destroy();
    },
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
    // A connection that is kept alive must be closed explicitly, once its request is answered.
    // Node itself calls it as well.
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

// Coverage: the unit tests have no TLS, no IPv6, and no connection that ends between two steps of an answer.
