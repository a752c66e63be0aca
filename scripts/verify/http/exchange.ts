import * as plain from "node:http";
import * as secure from "node:https";
import type { Socket } from "node:net";
import { coversType, isEndless } from "../../lib/media-types.ts";
import { decodedBody } from "./decoded.ts";
import type { HttpOutcome, HttpRequest } from "./message.ts";

/**
 * One request and what comes back, on a connection of its own where `fresh` is set; `stale`: the connection was an old
 * one, which the server may have closed.
 */
export type HttpExchange = (
  request: HttpRequest,
  fresh?: boolean,
) => Promise<HttpOutcome & { readonly stale?: boolean }>;

/** The most bytes that are read of a body, of an error's body, and of all header fields together. */
const mostBytes = 8 * 1_048_576;
const mostOfError = 262_144;
const mostOfHeaders = 65_536;
/** How many bytes of an answer's body are read. */
export function mostOf(status: number): number {
  return status >= 400 ? mostOfError : mostBytes;
}

/** How long, in milliseconds, the first event of a stream is waited for, the next one after some have come, and all of it. */
const streamPauses = { first: 500, next: 100, all: 1000 };

/** The bytes that are kept of a larger body: enough to show it, and to find the name of the object that was created. */
const shown = 65_536;

/**
 * Sends requests byte by byte: `fetch` would normalise paths and refuse header fields. Never rejects,
 * and always ends after `timeout` milliseconds, or after those that the operation allows if these are more.
 */
export function createExchange(
  server: string,
  { connections, timeout }: { readonly connections: number; readonly timeout: number },
): { readonly exchange: HttpExchange; readonly close: () => void } {
  const base = new URL(server);
  const prefix = base.pathname.replace(/\/$/, "");
  const http = base.protocol === "https:" ? secure : plain;
  const agent = new http.Agent({ keepAlive: true, maxSockets: connections });
  const once = new http.Agent({ keepAlive: false });
  // Node's `reusedSocket` is not set where a request waited for the connection.
  const used = new WeakSet<Socket>();

  const exchange: HttpExchange = (request, fresh = false) =>
    new Promise((resolve) => {
      const { method, target } = request;
      const path = prefix + target;
      const options = { agent: fresh ? once : agent, method, path, maxHeaderSize: mostOfHeaders };
      let outgoing: plain.ClientRequest | undefined;
      const most = Math.max(timeout, request.timeout ?? 0);
      const timer = setTimeout(() => fail("timeout", `no answer within ${most} ms`), most);
      const done = (outcome: HttpOutcome & { readonly stale?: boolean }) => {
        clearTimeout(timer);
        resolve(outcome);
      };
      const fail = (failure: "timeout" | "closed" | "unreachable", words: string, stale = false) => {
        done({ failure, words, stale });
        outgoing?.destroy();
      };
      try {
        outgoing = http.request(base, options);
        write(outgoing, request);
      } catch (error) {
        // A request that is given up emits an error, which would end the process if nothing listened.
        outgoing?.on("error", () => {});
        fail("unreachable", `the request can't be sent: ${wordsOf(error)}`);
        return;
      }
      const sent = outgoing;
      let answered = false;
      let isOld = false;
      sent.on("socket", (socket) => {
        isOld = used.has(socket);
        used.add(socket);
      });
      sent.on("response", (incoming) => {
        answered = true;
        const type = incoming.headers["content-type"] ?? "";
        const isStream = isEndless(type) || (request.streams?.some((one) => coversType(one, type)) ?? false);
        readAnswer(incoming, isStream, (outcome) => {
          done(outcome);
          if (!incoming.complete) sent.destroy();
        });
      });
      sent.on("upgrade", (incoming, socket) => {
        socket.destroy();
        fail(
          "closed",
          `the server answered ${incoming.statusCode} and changed the protocol, which nobody asked for`,
        );
      });
      sent.on("error", (error: NodeJS.ErrnoException) => {
        // After the answer has begun, its own end decides.
        if (answered) return;
        const { code = "" } = error;
        if (unreachable.has(code)) fail("unreachable", wordsOf(error));
        else if (code.startsWith("HPE_")) fail("closed", `what came is no HTTP answer: ${wordsOf(error)}`);
        else fail("closed", "the connection was closed without an answer", isOld);
      });
      sent.on("close", () => {
        if (!answered) fail("closed", "the connection was closed without an answer", isOld);
      });
    });
  const close = () => {
    agent.destroy();
    once.destroy();
  };
  return { exchange, close };
}

const unreachable: ReadonlySet<string> = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
]);

function write(outgoing: plain.ClientRequest, request: HttpRequest): void {
  const { method, headers, body = new Uint8Array(), chunked } = request;
  for (const { name, value } of headers) outgoing.setHeader(name, value);
  if (chunked) outgoing.setHeader("Transfer-Encoding", "chunked");
  else if (body.byteLength > 0 || !["GET", "HEAD", "OPTIONS"].includes(method))
    outgoing.setHeader("Content-Length", body.byteLength);
  outgoing.end(body);
}

function readAnswer(
  incoming: plain.IncomingMessage,
  isStream: boolean,
  done: (outcome: HttpOutcome) => void,
): void {
  const { statusCode: status = 0, headersDistinct } = incoming;
  const headers = joined(headersDistinct);
  const chunks: Buffer[] = [];
  let bytes = 0;
  const give = (bytes: Uint8Array, isPart: boolean) => {
    const read = decodedBody(bytes, headers["content-encoding"], most);
    if ("wrong" in read) done({ failure: "closed", words: read.wrong });
    else done({ status, headers, body: read.body, ...(isPart || read.cut ? { cut: true } : {}) });
  };
  const stop = () => {
    clearTimeout(pause);
    clearTimeout(whole);
    give(Buffer.from(Buffer.concat(chunks).subarray(0, shown)), true);
    chunks.length = 0;
  };
  let pause = isStream ? setTimeout(stop, streamPauses.first) : undefined;
  const whole = isStream ? setTimeout(stop, streamPauses.all) : undefined;
  const most = isStream ? shown : mostOf(status);
  incoming.on("data", (chunk: Buffer) => {
    bytes += chunk.byteLength;
    if (bytes <= most) chunks.push(chunk);
    else if (chunks.length > 0) stop();
    if (pause === undefined || bytes > most) return;
    clearTimeout(pause);
    pause = setTimeout(stop, streamPauses.next);
  });
  incoming.on("error", () => {});
  incoming.on("close", () => {
    clearTimeout(pause);
    clearTimeout(whole);
    if (incoming.complete) give(Buffer.concat(chunks), false);
    else done({ failure: "closed", words: "the answer was broken off" });
  });
}

function joined(headers: Readonly<Record<string, string[] | undefined>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, values = []]) => [name, values.join(", ")]));
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message || error.name : String(error);
}
