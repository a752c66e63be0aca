import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { type BytesRead, joined, readBytes } from "./bytes.ts";
import type { Incoming } from "./incoming.ts";

/** A request of Node's HTTP server. */
export class NodeIncoming implements Incoming {
  readonly url: string;
  readonly #incoming: IncomingMessage;
  readonly #outgoing: ServerResponse;
  #request: Request | undefined;
  #isRead = false;

  /** `url` is the one that {@link urlOf} gives. */
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
    const { headers } = this.#incoming;
    const lower = name.toLowerCase();
    return Object.hasOwn(headers, lower) ? String(headers[lower]) : null;
  }

  bytes(limit: number) {
    // Whoever asked for the request before may have read its body, or a clone of it.
    if (this.#request) return readBytes(this.#request, limit);
    this.#isRead = true;
    return bytesOf(this.#incoming, limit);
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
    const hasBody = this.method !== "GET" && this.method !== "HEAD";
    const body = this.#isRead ? new Blob().stream() : (Readable.toWeb(this.#incoming) as ReadableStream);
    const request = new Request(this.url, {
      method: this.method,
      headers,
      signal: gone.signal,
      ...(hasBody && { body, duplex: "half" }),
    } as RequestInit);
    // As everywhere else, the body of a request that was read can't be read again.
    if (hasBody && this.#isRead) void request.arrayBuffer();
    return request;
  }
}

function bytesOf(incoming: IncomingMessage, limit: number): Promise<BytesRead> {
  if (Number(incoming.headers["content-length"]) > limit) return Promise.resolve("too large");
  // Whoever left while something else was awaited left without a further word.
  if (incoming.destroyed) return Promise.resolve("broken off");
  return new Promise((resolve) => {
    const chunks: Uint8Array[] = [];
    let length = 0;
    incoming.on("data", (chunk: Buffer) => {
      length += chunk.byteLength;
      // Without what Node's `Buffer` has beyond the bytes of everywhere else.
      if (length <= limit) chunks.push(new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength));
      else resolve("too large");
    });
    incoming.on("end", () => resolve(joined(chunks, length)));
    incoming.on("close", () => resolve("broken off"));
  });
}

const authority = /^(?:[\w.-]+|\[[\da-f:.]+\])(?::\d+)?$/i;
const absolute = /^https?:\/\//i;

/** The URL that a request asks for (RFC 9112, section 3.3); `undefined` where its target and `Host` make none. */
export function urlOf({
  headers: { host = "" },
  url: target = "",
  socket,
}: IncomingMessage): string | undefined {
  const isPath = target.startsWith("/");
  if (!(isPath ? authority.test(host) : absolute.test(target))) return undefined;
  // Some take a backslash for a slash: a proxy before us must not have seen another path.
  if (/^[^?]*\\/.test(target)) return undefined;
  try {
    return new URL(isPath ? `${"encrypted" in socket ? "https" : "http"}://${host}${target}` : target).href;
  } catch {
    return undefined;
  }
}
