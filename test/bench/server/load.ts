import { connect, type Socket } from "node:net";
import type { Work } from "./work.ts";

export interface LoadOptions {
  readonly connections: number;
  /** Requests that a connection sends at once, before it waits for their answers: else most time is the client's. */
  readonly pipelining: number;
  readonly milliseconds: number;
}

/**
 * Sends the work's request over and over; gives the number of answers per second. Throws for an
 * answer that is no 200.
 */
export async function load(
  port: number,
  { method, request: { path, body }, key }: Work,
  { connections, pipelining, milliseconds }: LoadOptions,
): Promise<number> {
  const request = [
    `${method} ${path} HTTP/1.1`,
    "Host: localhost",
    `Authorization: Bearer ${key}`,
    "Content-Type: application/json",
    `Content-Length: ${Buffer.byteLength(body)}`,
    "",
    body,
  ].join("\r\n");
  const bytes = Buffer.from(request.repeat(pipelining));
  const start = performance.now();
  const end = start + milliseconds;
  const counts = await Promise.all(
    Array.from({ length: connections }, () => requests(connect(port, "127.0.0.1"), bytes, pipelining, end)),
  );
  return counts.reduce((sum, count) => sum + count, 0) / ((performance.now() - start) / 1000);
}

/** Requests on one connection until `end`; all answers of a server have the length of its first. */
function requests(socket: Socket, bytes: Buffer, pipelining: number, end: number): Promise<number> {
  return new Promise((resolve, reject) => {
    let count = 0;
    let received = 0;
    let length = 0;
    socket.setNoDelay();
    socket.on("error", reject);
    socket.on("connect", () => socket.write(bytes));
    socket.on("data", (chunk) => {
      if (received === 0 && chunk.toString("latin1", 0, 12) !== "HTTP/1.1 200")
        return void socket.destroy(new Error(chunk.toString()));
      received += chunk.length;
      length ||= pipelining * lengthOf(chunk);
      if (received < length) return;
      received = 0;
      count += pipelining;
      if (performance.now() < end) return void socket.write(bytes);
      socket.destroy();
      resolve(count);
    });
  });
}

/** The length of the whole answer whose head is in `chunk`. */
function lengthOf(chunk: Buffer): number {
  const head = chunk.indexOf("\r\n\r\n");
  const [, length] = /content-length: (\d+)/i.exec(chunk.toString("latin1", 0, head)) ?? [];
  if (length === undefined) throw new Error("an answer without Content-Length");
  return head + 4 + Number(length);
}
