import { brotliCompressSync, deflateRawSync, gzipSync } from "node:zlib";
import { plainly, type Writer } from "../http.ts";

/** What servers and proxies do with a connection, and HTTP lets them do. */

const hasNone = (status: number) => status === 204 || status === 304;

/** Line by line, and then the connection ends. */
function byLines(first: (status: number) => string, hasLength: boolean, ...more: readonly string[]): Writer {
  return ({ status, headers = {}, body = "" }, _, { socket, method }) => {
    const bytes = method === "HEAD" || hasNone(status) ? Buffer.alloc(0) : Buffer.from(body);
    const fields = Object.entries(headers)
      .filter(([name]) => !/^transfer-encoding$/i.test(name))
      .map(([name, value]) => `${name}: ${value}`);
    const length = hasLength && !hasNone(status) ? [`Content-Length: ${bytes.length}`] : [];
    socket.write(`${[first(status), ...fields, ...length, ...more].join("\r\n")}\r\n\r\n`);
    socket.end(bytes);
  };
}

/** The connection ends after an answer, and no field of the answer says so; `turns`: after each so-manieth. */
function closing(turns: number, how: (close: () => void) => void): Writer {
  let count = 0;
  return (answer, response, message) => {
    const isLast = ++count % turns === 0;
    if (isLast) response.on("finish", () => how(() => message.socket.destroySoon()));
    plainly(answer, response, message);
  };
}

/** Coded, whether it was asked for or not (RFC 9110, section 12.5.3). */
function coded(coding: string, ...encode: readonly ((bytes: Buffer) => Uint8Array)[]): Writer {
  return (answer, response, message) => {
    const { headers = {}, body } = answer;
    if (!body || headers["content-encoding"]) return plainly(answer, response, message);
    const bytes = encode.reduce((so, one) => Buffer.from(one(so)), Buffer.from(body));
    plainly(
      { ...answer, headers: { ...headers, "content-encoding": coding }, body: bytes },
      response,
      message,
    );
  };
}

const inChunks = (headers: Readonly<Record<string, string>> = {}) =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !/^content-length$/i.test(name)));

/** Fields after the body. */
const trailed: Writer = (answer, response, message) => {
  const { status, headers, body } = answer;
  if (hasNone(status)) return plainly(answer, response, message);
  response.writeHead(status, {
    ...inChunks(headers),
    "transfer-encoding": "chunked",
    trailer: "x-checksum, server-timing",
  });
  if (body) response.write(body);
  response.addTrailers({ "x-checksum": "c4ca4238", "server-timing": "db;dur=1" });
  response.end();
};

/** What says that the answer is still to come, though nobody asked. */
const announced: Writer = (answer, response, message) => {
  response.writeContinue();
  response.writeProcessing();
  response.writeEarlyHints({ link: "</style.css>; rel=preload" });
  plainly(answer, response, message);
};

/** Fields of lists on several lines. */
const severalLines: Writer = ({ status, headers = {}, body }, response) => {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  response.setHeader("cache-control", ["no-store", "private"]);
  response.setHeader("vary", ["accept", "origin"]);
  response.setHeader("set-cookie", ["lb=7; Path=/", "seen=1"]);
  response.setHeader("x-request-id", ["proxy-1", "app-1"]);
  response.writeHead(status).end(body);
};

/** A few bytes at a time. */
const dripping: Writer = ({ status, headers, body = "" }, response) => {
  response.writeHead(status, headers);
  const bytes = Buffer.from(body);
  const next = (at: number) => {
    if (at >= bytes.length) return void response.end();
    response.write(bytes.subarray(at, at + 7));
    setImmediate(next, at + 7);
  };
  next(0);
};

export const writers: Readonly<Record<string, Writer>> = {
  "HTTP/1.0, and the body ends with the connection": byLines((status) => `HTTP/1.0 ${status} Done`, false),
  "HTTP/1.0, with a length": byLines((status) => `HTTP/1.0 ${status} Done`, true),
  "no reason beside the status": byLines((status) => `HTTP/1.1 ${status} `, true, "Connection: close"),
  "each third connection ends after its answer": closing(3, (close) => close()),
  "idle connections end at once": closing(1, (close) => void setTimeout(close, 1)),
  "fields come after the body": trailed,
  "answers are announced": announced,
  "fields stand on several lines": severalLines,
  "a 204 has a length of 0": (answer, ...rest) =>
    plainly(
      answer.status === 204 ? { ...answer, headers: { ...answer.headers, "content-length": "0" } } : answer,
      ...rest,
    ),
  "bodies are zipped unasked": coded("gzip", gzipSync),
  "bodies are Brotli unasked": coded("br", brotliCompressSync),
  "bodies are deflated without a header": coded("deflate", deflateRawSync),
  "bodies have two codings": coded("gzip, br", gzipSync, brotliCompressSync),
  "bodies have no coding, which is told": coded("identity"),
  "bodies come a few bytes at a time": dripping,
};
