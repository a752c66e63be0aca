import { connect } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Started, start } from "./command.ts";
import { ids, items, keys, rename } from "./sink.ts";

let server: Started;
beforeAll(async () => {
  server = await start("--quiet");
});
afterAll(() => void server.child.kill("SIGKILL"));

const smuggled = patch([], '{"name":"smuggled"}');

/** A rename as it travels; `fields` are further header lines, the body's length among them. */
function patch(fields: readonly string[], body: string, length = true): string {
  return [
    `PATCH ${items}/${ids.own} HTTP/1.1`,
    "Host: localhost",
    `Authorization: Bearer ${keys.own}`,
    "Content-Type: application/json",
    ...(length ? [`Content-Length: ${body.length}`] : []),
    ...fields,
    "",
    body,
  ].join("\r\n");
}

/** All that comes back until the server ends the connection, which it must, whatever this side does. */
function sent(bytes: string): Promise<string> {
  const { port, hostname } = new URL(server.url);
  return new Promise((resolve) => {
    let answer = "";
    const socket = connect({ port: Number(port), host: hostname, allowHalfOpen: true }, () =>
      socket.write(bytes),
    );
    socket.setEncoding("latin1").on("data", (text: string) => {
      answer += text;
    });
    socket.on("end", () => resolve(answer)).on("error", () => resolve(answer));
    socket.on("close", () => socket.destroy());
  });
}

// RFC 9112, sections 6.3 and 11.2: who reads the message's end otherwise than a proxy takes what follows for a request.
it.each<[what: string, bytes: string]>([
  ["a length and chunks", patch(["Transfer-Encoding: chunked"], `0\r\n\r\n${smuggled}`)],
  [
    "chunks and a length after them",
    patch(["Transfer-Encoding: chunked", "Content-Length: 5"], `0\r\n\r\n${smuggled}`, false),
  ],
  ["two lengths", patch(["Content-Length: 0"], `{}${smuggled}`)],
  ["a list of lengths", patch(["Content-Length: 2, 200"], `{}${smuggled}`, false)],
  ["a length with a sign", patch(["Content-Length: +2"], `{}${smuggled}`, false)],
  ["chunks under another name", patch(["Transfer-Encoding: xchunked"], `0\r\n\r\n${smuggled}`, false)],
  [
    "chunks that are not the last encoding",
    patch(["Transfer-Encoding: chunked, identity"], `0\r\n\r\n${smuggled}`, false),
  ],
  [
    "chunks twice",
    patch(["Transfer-Encoding: chunked", "Transfer-Encoding: identity"], `0\r\n\r\n${smuggled}`, false),
  ],
  ["chunks after a vertical tab", patch(["Transfer-Encoding:\u000bchunked"], `0\r\n\r\n${smuggled}`, false)],
  [
    "chunks with a blank before the colon",
    patch(["Transfer-Encoding : chunked"], `0\r\n\r\n${smuggled}`, false),
  ],
  ["chunks on a folded line", patch(["Transfer-Encoding:\r\n chunked"], `0\r\n\r\n${smuggled}`, false)],
  ["a chunk of a negative size", patch(["Transfer-Encoding: chunked"], `-1\r\n${smuggled}`, false)],
  [
    "a chunk of a size beyond all",
    patch(["Transfer-Encoding: chunked"], `ffffffffffffffffff\r\n${smuggled}`, false),
  ],
  ["a chunk with 0x", patch(["Transfer-Encoding: chunked"], `0x2\r\n{}\r\n0\r\n\r\n${smuggled}`, false)],
  ["a chunk with a bare line feed", patch(["Transfer-Encoding: chunked"], `2\n{}\n0\n\n${smuggled}`, false)],
  ["a chunk that is longer than it says", patch(["Transfer-Encoding: chunked"], `2\r\n{}${smuggled}`, false)],
  ["an extension without an end", patch(["Transfer-Encoding: chunked"], `2;${"x".repeat(100_000)}`, false)],
  [
    "a field that ends at a carriage return",
    patch(["X: a\rTransfer-Encoding: chunked"], `0\r\n\r\n${smuggled}`, false),
  ],
])("%s: refused once, and what follows is no request", async (_, bytes) => {
  const answer = await sent(bytes);
  expect([...answer.matchAll(/^HTTP\/1\.1 (\d+)/gm)].map(([, status]) => status)).toEqual([
    expect.stringMatching(/^4/),
  ]);
  expect(answer).not.toContain("smuggled");
  expect((await rename(server.url, "still there")).status).toBe(200);
});
