import { connect } from "node:net";
import { key, operationPath } from "./rename-app.ts";

/** Writes pieces to a socket, one after the other, and gives all that comes back until it is closed. */
export function sendRaw(port: number, ...pieces: readonly (string | Uint8Array)[]): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = "";
    const socket = connect(port, "127.0.0.1");
    socket.setEncoding("latin1");
    socket.on("data", (text: string) => {
      answer += text;
    });
    socket.on("close", () => resolve(answer));
    socket.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "ECONNRESET" && error.code !== "EPIPE") reject(error);
    });
    socket.on("connect", async () => {
      for (const piece of pieces) {
        socket.write(piece);
        await new Promise((next) => setImmediate(next));
      }
    });
  });
}

/** The statuses of the answers in what came over a socket. */
export function statuses(answer: string): number[] {
  return [...answer.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status));
}

/** The body of the last answer. */
export function lastBody(answer: string): string {
  return answer.slice(answer.lastIndexOf("\r\n\r\n") + 4);
}

/** A rename as it travels; `fields` are further header lines. */
export function rawRename(
  fields: readonly string[] = [],
  body = '{"name":"raw"}',
  { path = operationPath, length = true, version = "HTTP/1.1", close = true } = {},
): string {
  return [
    `PATCH ${path} ${version}`,
    "Host: localhost",
    `Authorization: Bearer ${key}`,
    "Content-Type: application/json",
    ...(length ? [`Content-Length: ${Buffer.byteLength(body)}`] : []),
    ...(close ? ["Connection: close"] : []),
    ...fields,
    "",
    body,
  ].join("\r\n");
}
