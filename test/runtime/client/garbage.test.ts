import { createServer, type Socket } from "node:net";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { createClient, updateGadget } from "../../fixtures/workshop/expected/client/src/index.ts";
import { gadget, input, path } from "./rename.ts";
import { answer, type Handler, listen, serve } from "./server.ts";

const json = JSON.stringify(gadget);

async function resultOf(baseUrl: string, options: object = {}) {
  const client = createClient({ apiKey: "nr_1", baseUrl, retries: 0, ...options });
  const result = await updateGadget(client, input);
  const { response, request, ...rest } = result as typeof result & { response?: Response };
  expect(request).toEqual({ method: "PATCH", url: baseUrl + path });
  return { ...rest, response: response?.status };
}

/** A server that writes these bytes to each connection once something has come, and then does what is said. */
async function raw(bytes: string, then: (socket: Socket) => void = () => {}): Promise<string> {
  return listen(
    createServer((socket) => {
      socket.once("data", () => socket.write(bytes, () => then(socket)));
    }),
  );
}

const head = (length: number) =>
  `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ${length}\r\n\r\n`;

describe("a broken connection is a result", () => {
  it("nobody listens", async () => {
    const server = createServer();
    const baseUrl = await listen(server);
    await new Promise((resolve) => server.close(resolve));
    expect(await resultOf(baseUrl)).toMatchObject({
      status: "network-error",
      code: "ECONNREFUSED",
      attempts: 1,
    });
  });

  it.each([
    ["reset before the answer", "", (socket: Socket) => socket.resetAndDestroy(), undefined],
    [
      "reset in the header",
      "HTTP/1.1 200 OK\r\nContent-Ty",
      (socket: Socket) => socket.resetAndDestroy(),
      undefined,
    ],
    [
      "reset in the body",
      head(json.length) + json.slice(0, 9),
      (socket: Socket) => socket.resetAndDestroy(),
      200,
    ],
    ["less than Content-Length says", head(json.length + 9) + json, (socket: Socket) => socket.end(), 200],
    [
      "an end in the middle of a chunk",
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\n{",
      (socket: Socket) => socket.end(),
      200,
    ],
    ["no HTTP", "220 ready for mail\r\n", (socket: Socket) => socket.end(), undefined],
  ])("%s", async (_what, bytes, then, response) => {
    expect(await resultOf(await raw(bytes, then))).toEqual({
      ok: false,
      status: "network-error",
      reason: expect.stringMatching(/./),
      code: expect.stringMatching(/./),
      attempts: 1,
      response,
    });
  });

  it("more than Content-Length says", async () => {
    const wanted = { ok: false, status: "not-json", raw: json.slice(0, -3), response: 200 };
    expect(await resultOf(await raw(head(json.length - 3) + json))).toMatchObject(wanted);
  });
});

describe("a slow server is a result", () => {
  const limits = { timeout: 300 };
  const timeout = { ok: false, status: "timeout", reason: "no answer in 300 ms", attempts: 1 };

  it("that says nothing", async () => {
    const baseUrl = await raw("");
    expect(await resultOf(baseUrl, limits)).toEqual({ ...timeout, limit: "attempt" });
    expect(await resultOf(baseUrl, { deadline: 300 })).toEqual({ ...timeout, limit: "deadline" });
  });

  it("that drips", async () => {
    const drip: Handler = (response) => {
      response.writeHead(200, { "content-type": "application/json" });
      const timer = setInterval(() => response.write(" "), 5);
      response.on("close", () => clearInterval(timer));
    };
    const { baseUrl } = await serve(drip);
    // Long enough for the head to arrive on a busy machine.
    expect(await resultOf(baseUrl, { timeout: 1500 })).toEqual({
      ...timeout,
      reason: "no answer in 1500 ms",
      limit: "attempt",
      response: 200,
    });
  });
});

describe("a huge answer", () => {
  const large = JSON.stringify({ ...gadget, extra: "x".repeat(10_000_000) });
  const refused = {
    ok: false,
    status: "network-error",
    reason: "the body is larger than 1000000 bytes",
    code: "BODY_TOO_LARGE",
    attempts: 1,
    response: 200,
  };

  it("of 10 MB is read, and can be refused", async () => {
    const { baseUrl } = await serve(answer(200, large));
    expect(await resultOf(baseUrl)).toMatchObject({ status: 200 });
    expect(await resultOf(baseUrl, { maxBytes: 1_000_000, retries: 2 })).toEqual(refused);
  });

  it.each([
    ["as large as the limit is read", 0, 200],
    ["one byte larger is refused", -1, "network-error"],
  ] as const)("%s", async (_what, spare, status) => {
    const { baseUrl } = await serve(answer(200, gadget));
    const size = JSON.stringify(gadget).length;
    expect(await resultOf(baseUrl, { maxBytes: size + spare, retries: 0 })).toMatchObject({ status });
  });

  it("that comes small is not unpacked beyond the limit", async () => {
    let sent = 0;
    const bomb = gzipSync(Buffer.alloc(100_000_000));
    const { baseUrl } = await serve((response) => {
      response.writeHead(200, { "content-type": "application/json", "content-encoding": "gzip" });
      response.end(bomb);
      sent = bomb.length;
    });
    const before = process.memoryUsage().arrayBuffers;
    expect(await resultOf(baseUrl, { maxBytes: 1_000_000 })).toEqual(refused);
    expect(sent).toBeLessThan(200_000);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(30_000_000);
  });
});

describe("a redirect is not followed", () => {
  it("as browsers answer it: without a status", async () => {
    const client = createClient({ apiKey: "nr_1", fetch: () => Response.error(), retries: 0 });
    const result = await updateGadget(client, input);
    expect(result).toMatchObject({ status: "network-error", reason: "a redirect", attempts: 1 });
  });

  it.each([301, 302, 303, 307, 308])("%i to another origin", async (status) => {
    const other = await serve(answer(200, gadget));
    const { baseUrl, seen } = await serve(answer(status, "", { location: `${other.baseUrl}${path}` }));
    expect(await resultOf(baseUrl)).toMatchObject({ status: "undocumented", response: status, attempts: 1 });
    expect(seen).toHaveLength(1);
    expect(other.seen).toEqual([]);
  });
});
