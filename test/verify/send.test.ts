import { createServer, type RequestListener } from "node:http";
import { type AddressInfo, createServer as createTcpServer, type Socket } from "node:net";
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { afterEach, describe, expect, it, vi } from "vitest";
import { createExchange } from "../../scripts/verify/http/exchange.ts";
import { type HttpOutcome, type HttpRequest, isAnswer } from "../../scripts/verify/http/message.ts";
import { createSender } from "../../scripts/verify/http/send.ts";
import type { Tokens } from "../../scripts/verify/http/tokens.ts";

const noTokens: Tokens = {
  ...{ own: undefined, other: undefined, failure: () => undefined, printed: () => [] },
  current: (request) => request,
  took: () => {},
  renew: async () => false,
};
const get: HttpRequest = { method: "GET", target: "/a", headers: [] };
const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

async function listening(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closers.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A sender to a server that answers with these statuses, one after the other, and then with 200. */
async function senderTo(
  statuses: readonly number[],
  options: Partial<Parameters<typeof createSender>[1]> = {},
  headers: Record<string, string> = { "retry-after": "0" },
) {
  let count = 0;
  const server = await listening((_request, response) => {
    response.writeHead(statuses[count++] ?? 200, headers).end();
  });
  const sender = createSender(server, {
    timeout: 5000,
    over: new AbortController().signal,
    tokens: noTokens,
    traced: (request) => ({ request, trace: {} }),
    isWithheld: () => false,
    ...options,
  });
  closers.push(sender.close);
  return sender;
}

const shown = (outcome: HttpOutcome) => (isAnswer(outcome) ? outcome.status : outcome.failure);

describe("a 429", () => {
  it.each<[what: string, statuses: readonly number[], wanted: readonly unknown[], sent: number]>([
    ["once is sent again", [429], [200, 200], 3],
    ["five times in a row is waited for", [429, 429, 429, 429, 429], [200, 200], 7],
    [
      "that comes six times in a row is the answer, and those after it are not waited for",
      [429, 429, 429, 429, 429, 429, 429],
      [429, 429],
      7,
    ],
    [
      "is waited for as often as before once there was another answer",
      [429, 429, 429, 200, 429, 429, 429],
      [200, 200],
      8,
    ],
    ["does not hide an answer that is another", [404, 429], [404, 200], 3],
  ])("%s", async (_, statuses, wanted, sent) => {
    const { send, count } = await senderTo(statuses);
    const found = [shown(await send(get)), shown(await send(get))];
    expect([found, count()]).toEqual([wanted, sent]);
  });

  it("is the answer once the time is over while it was waited for", async () => {
    const over = new AbortController();
    const { send, count } = await senderTo(
      [429],
      { over: over.signal, traced: (request) => ({ request, trace: {} }) },
      { "retry-after": "60" },
    );
    const sent = send(get);
    await vi.waitUntil(() => count() === 1);
    over.abort();
    expect([shown(await sent), count()]).toEqual([429, 1]);
  });

  it("is waited for a moment by what is sent when the time is over", async () => {
    const { send, count } = await senderTo([429], { over: AbortSignal.abort() });
    expect([shown(await send(get)), count()]).toEqual([200, 2]);
  });
});

describe("a 503 that says when to come back", () => {
  it.each<[what: string, statuses: readonly number[], wanted: readonly unknown[], sent: number]>([
    ["is waited for", [503, 503, 503], [200, 200], 5],
    ["is the answer where it comes four times", [503, 503, 503, 503, 200], [503, 200], 5],
    ["is an answer at once where it is one of two requests", Array(10).fill(503), [503, 503, 503], 9],
  ])("%s", async (_, statuses, wanted, sent) => {
    const { send, count } = await senderTo(statuses);
    const found: unknown[] = [];
    for (const _one of wanted) found.push(shown(await send(get)));
    expect([found, count()]).toEqual([wanted, sent]);
  });

  it("is an answer where it does not say so", async () => {
    const { send, count } = await senderTo([503], {}, {});
    expect([shown(await send(get)), count()]).toEqual([503, 1]);
  });
});

describe("a sender", () => {
  it("does not send what is withheld", async () => {
    const { send, count } = await senderTo([], { isWithheld: () => true });
    expect([await send(get), count()]).toEqual([{ failure: "withheld", words: "it must not be touched" }, 0]);
  });

  it("lets no more pass in a second than it may", async () => {
    const { send } = await senderTo([], { rate: 100 });
    const start = performance.now();
    await Promise.all([send(get), send(get), send(get)]);
    expect(performance.now() - start).toBeGreaterThanOrEqual(19);
  });

  it("gives a request that had no answer as long again, and others no time at all", async () => {
    const quick = await senderTo([]);
    await quick.send(get);
    await quick.settle();
    const silent = createSender(await listening(() => {}), {
      timeout: 30,
      over: new AbortController().signal,
      tokens: noTokens,
      traced: (request) => ({ request, trace: {} }),
      isWithheld: () => false,
    });
    closers.push(silent.close);
    expect(await silent.send(get)).toMatchObject({ failure: "timeout", words: "no answer within 30 ms" });
    const start = performance.now();
    await silent.settle();
    expect(performance.now() - start).toBeGreaterThanOrEqual(29);
  });

  it("sends once more what an old connection has lost", async () => {
    const sockets: Socket[] = [];
    let count = 0;
    const url = await listening(({ socket }, response) => {
      // The second request of a connection is what it is closed by.
      if (sockets.includes(socket)) return void socket.destroy();
      sockets.push(socket);
      count++;
      response.end();
    });
    const sender = createSender(url, {
      timeout: 5000,
      over: new AbortController().signal,
      tokens: noTokens,
      traced: (request) => ({ request, trace: {} }),
      isWithheld: () => false,
    });
    closers.push(sender.close);
    expect([shown(await sender.send(get)), shown(await sender.send(get)), count]).toEqual([200, 200, 2]);
    // Several old ones at once: a new one is opened, and not another old one taken.
    const [before, both] = [count, () => Promise.all([sender.send(get), sender.send(get), sender.send(get)])];
    expect([(await both()).map(shown), (await both()).map(shown)]).toEqual([
      [200, 200, 200],
      [200, 200, 200],
    ]);
    expect(count - before).toBeLessThanOrEqual(6);
  });
});

describe("an exchange", () => {
  it("leaves no timer behind, which would close a connection that others use", async () => {
    const url = await listening((_request, response) => void response.end("a"));
    const { exchange, close } = createExchange(url, { connections: 1, timeout: 60_000 });
    closers.push(close);
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    try {
      expect(shown(await exchange(get))).toBe(200);
      expect(vi.getTimerCount()).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });

  /** A server that answers every connection with this text, or closes it. */
  async function raw(text: string): Promise<string> {
    const server = createTcpServer((socket) => {
      socket.on("error", () => {});
      socket.once("data", () => socket.end(text));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    closers.push(() => server.close());
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  const head = (length: number) => `HTTP/1.1 200 OK\r\ncontent-length: ${length}\r\n\r\n`;
  it.each<[what: string, text: string, wanted: object]>([
    ["a whole answer", `${head(1)}a`, { status: 200, body: Buffer.from("a") }],
    ["nothing", "", { failure: "closed", words: "the connection was closed without an answer" }],
    [
      "no HTTP",
      "hello\r\n\r\n",
      { failure: "closed", words: expect.stringMatching(/^what came is no HTTP/) },
    ],
    [
      "an answer that is broken off",
      `${head(9)}a`,
      { failure: "closed", words: "the answer was broken off" },
    ],
    [
      "another protocol",
      "HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: tea\r\n\r\n",
      {
        failure: "closed",
        words: expect.stringMatching(/^the server answered 101 and changed the protocol/),
      },
    ],
  ])("that gets %s", async (_, text, wanted) => {
    const { exchange, close } = createExchange(await raw(text), { connections: 1, timeout: 5000 });
    closers.push(close);
    expect(await exchange(get)).toMatchObject(wanted);
  });

  const json = '{"a":1}';
  const encoded = { failure: "closed", words: expect.stringMatching(/^its body can't be decoded as its/) };
  it.each<[what: string, encoding: string, body: Uint8Array, wanted: object]>([
    ["gzip", "gzip", gzipSync(json), { body: Buffer.from(json) }],
    ["gzip by its long name", "X-GZIP", gzipSync(json), { body: Buffer.from(json) }],
    ["Brotli", "br", brotliCompressSync(json), { body: Buffer.from(json) }],
    ["deflate", "deflate", deflateSync(json), { body: Buffer.from(json) }],
    ["deflate without the header of zlib", "deflate", deflateRawSync(json), { body: Buffer.from(json) }],
    ["two codings", "gzip, br", brotliCompressSync(gzipSync(json)), { body: Buffer.from(json) }],
    ["a coding that nobody knows", "utf-8", Buffer.from(json), { body: Buffer.from(json) }],
    ["nothing of a coding", "gzip", Buffer.alloc(0), { body: Buffer.alloc(0) }],
    ["what is not of its coding", "gzip", Buffer.from(json), encoded],
    ["one coding of two", "gzip, br", gzipSync(json), encoded],
    ["too much once it is decoded", "gzip", gzipSync(Buffer.alloc(9_000_000)), { status: 200, cut: true }],
  ])("decodes a body, though none was asked for: %s", async (_, encoding, body, wanted) => {
    const url = await listening((_request, response) => {
      response.writeHead(200, { "content-encoding": encoding }).end(body);
    });
    const { exchange, close } = createExchange(url, { connections: 1, timeout: 5000 });
    closers.push(close);
    expect(await exchange(get)).toMatchObject(wanted);
  });

  it("says why a request can't be sent, or reaches nothing", async () => {
    const url = await listening(() => {});
    for (const close of closers.splice(0)) close();
    const { exchange, close } = createExchange(url, { connections: 1, timeout: 5000 });
    closers.push(close);
    expect(await exchange(get)).toMatchObject({
      failure: "unreachable",
      words: expect.stringContaining("ECONNREFUSED"),
    });
    expect(await exchange({ ...get, headers: [{ name: "a b", value: "" }] })).toMatchObject({
      failure: "unreachable",
      words: expect.stringContaining("the request can't be sent: "),
    });
  });
});
