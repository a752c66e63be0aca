import { describe, expect, it } from "vitest";
import { createApp } from "../../fixtures/workshop/expected/server/index.ts";
import type { LoggedEntry } from "./logged.ts";
import { id, key, rename, renameApp, url } from "./rename-app.ts";

const internal = [500, '{"error":"internal server error"}'];

async function statusAndText(response: Promise<Response>): Promise<[number, string]> {
  const { status } = await response;
  return [status, await (await response).text()];
}

describe("a body's limit", () => {
  const body = (bytes: number) => `{"name":"${"x".repeat(bytes - 11)}"}`;
  const tooLarge = [413, '{"error":"request body too large"}'];

  it.each([
    ["1 MiB", {}, 1_048_576, 200],
    ["a byte more", {}, 1_048_577, 413],
    ["a limit of one's own", { bodyLimit: 20 }, 20, 200],
    ["a byte more than that", { bodyLimit: 20 }, 21, 413],
  ])("%s", async (_, options, bytes, status) => {
    const { fetch } = renameApp(options);
    expect((await fetch(rename(body(bytes)))).status).toBe(status);
  });

  it("is decided by the length that the caller declares", async () => {
    const { fetch } = renameApp({ bodyLimit: 20 });
    const request = rename(body(16), { headers: { "content-length": "21" } });
    expect(await statusAndText(fetch(request))).toEqual(tooLarge);
    expect(request.bodyUsed).toBe(false);
  });

  it("does not believe a length that is too small", async () => {
    const { fetch } = renameApp({ bodyLimit: 20 });
    expect(await statusAndText(fetch(rename(body(30), { headers: { "content-length": "5" } })))).toEqual(
      tooLarge,
    );
  });

  it("stops reading an endless body", async () => {
    let pulled = 0;
    let cancelled = false;
    const endless = new ReadableStream({
      pull: (controller) => {
        pulled += 1024;
        controller.enqueue(new Uint8Array(1024));
      },
      cancel: () => {
        cancelled = true;
      },
    });
    const { fetch } = renameApp();
    const request = new Request(url, {
      method: "PATCH",
      headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
      body: endless,
      ...{ duplex: "half" },
    });
    expect(await statusAndText(fetch(request))).toEqual(tooLarge);
    expect(cancelled).toBe(true);
    expect(pulled).toBeLessThan(1_048_576 + 10 * 1024);
  });

  it("is not reached by callers without a key", async () => {
    const request = rename(body(2_000_000), { headers: { authorization: "" } });
    expect((await renameApp().fetch(request)).status).toBe(401);
    expect(request.bodyUsed).toBe(false);
  });
});

describe("what throws", () => {
  const cause = new Error("the password is swordfish");
  const thrower = () => {
    throw cause;
  };
  it.each([
    ["a handler", { operations: { updateGadget: thrower } }],
    ["a handler's promise", { operations: { updateGadget: () => Promise.reject(cause) } }],
    ["authenticate", { authenticate: thrower }],
  ])("%s: the caller gets the 500, the logger the cause", async (_, options) => {
    const { fetch, log } = renameApp(options);
    expect(await statusAndText(fetch(rename()))).toEqual(internal);
    expect(log).toEqual([
      expect.objectContaining({ event: "failure", operationId: "updateGadget", cause }),
      expect.objectContaining({ event: "request", status: 500 }),
    ]);
    expect(log[0]?.requestId).toBe(log[1]?.requestId);
  });

  const revoked = () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    return proxy;
  };
  it.each<[what: string, authenticate: () => unknown, status: number]>([
    ...[null, undefined, false, 0, Number.NaN, "", 0n].map((nobody): [string, () => unknown, number] => [
      `nobody: ${String(nobody)}`,
      () => nobody,
      401,
    ]),
    ["a promise of nobody", () => Promise.resolve(false), 401],
    ["a promise that is refused with nothing", () => Promise.reject(), 500],
    ["what throws a symbol", () => Promise.reject(Symbol("no")), 500],
    // biome-ignore lint/suspicious/noThenProperty: that is what is tried.
    ["a `then` that throws", () => Object.defineProperty({}, "then", { get: thrower }), 500],
    ["a proxy that is no more", revoked, 500],
    ["a proxy whose traps throw", () => new Proxy({}, { get: thrower }), 500],
    ["a symbol, which is somebody", () => Symbol("me"), 200],
  ])("authenticate gives %s", async (_, authenticate, status) => {
    const { fetch, log } = renameApp({ authenticate: authenticate as never });
    expect((await fetch(rename())).status).toBe(status);
    expect(log.map(({ event }) => event)).toEqual(status === 500 ? ["failure", "request"] : ["request"]);
  });

  it.each<[what: string, authenticate: () => unknown]>([
    ["a promise", () => new Promise(() => {})],
    // biome-ignore lint/suspicious/noThenProperty: that is what is tried.
    ["what only looks like a promise", () => ({ then: () => {} })],
  ])("authenticate gives %s that never resolves: its caller does not wait", async (_, authenticate) => {
    const { fetch, log } = renameApp({ authenticate: authenticate as never, authenticateTimeout: 1 });
    expect(await statusAndText(fetch(rename()))).toEqual(internal);
    expect(log).toEqual([
      expect.objectContaining({
        event: "failure",
        operationId: "updateGadget",
        cause: new Error("`authenticate` has given no answer in 1 ms"),
      }),
      expect.objectContaining({ event: "request", status: 500 }),
    ]);
  });

  it("an authenticate that is refused after its time is heard of no more", async () => {
    let refuse = (_cause: unknown) => {};
    const authenticate = () =>
      new Promise<never>((_, reject) => {
        refuse = reject;
      });
    const { fetch, log } = renameApp({ authenticate, authenticateTimeout: 1 });
    await fetch(rename());
    refuse(cause);
    await new Promise((resolve) => setImmediate(resolve));
    expect(log.map(({ event }) => event)).toEqual(["failure", "request"]);
  });

  it("a hook: the caller does not notice", async () => {
    const { fetch, log } = renameApp({ onRequest: thrower });
    expect((await fetch(rename())).status).toBe(200);
    expect(log.map(({ event }) => event)).toEqual(["request", "failure"]);
  });

  it("a logger: the caller does not notice", async () => {
    const { fetch } = renameApp({ logger: { info: thrower, error: thrower } });
    expect((await fetch(rename())).status).toBe(200);
  });

  it("a body that breaks off is malformed", async () => {
    const broken = new ReadableStream({
      start: (controller) => {
        controller.enqueue(new TextEncoder().encode('{"name":'));
        controller.error(new Error("gone"));
      },
    });
    const request = new Request(url, {
      method: "PATCH",
      headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
      body: broken,
      ...{ duplex: "half" },
    });
    const { fetch, log } = renameApp();
    expect(await statusAndText(fetch(request))).toEqual([400, '{"error":"invalid request body"}']);
    expect(log.map(({ event }) => event)).toEqual(["request"]);
  });

  it("a body that somebody has read before is our fault, not the caller's", async () => {
    const request = rename();
    await request.text();
    const { fetch, log } = renameApp();
    expect(await statusAndText(fetch(request))).toEqual(internal);
    expect(log[0]).toMatchObject({ event: "failure", cause: expect.any(TypeError) });
  });

  it("a handler that answers nothing breaks the contract", async () => {
    const { fetch, log } = renameApp({ operations: { updateGadget: (() => undefined) as never } });
    expect(await statusAndText(fetch(rename()))).toEqual(internal);
    expect(log[0]).toMatchObject({ event: "breach", pointer: "responses", message: "expected a result" });
  });
});

describe("the log", () => {
  it("has method, route, status and time, and neither key, body nor path", async () => {
    const { fetch, log } = renameApp();
    const response = await fetch(rename('{"name":"secret name"}'));
    await fetch(rename(undefined, { path: "/secret/path?token=x" }));
    const [known, unknown] = log as LoggedEntry[];
    expect(known).toEqual({
      event: "request",
      requestId: response.headers.get("x-request-id"),
      method: "PATCH",
      route: "/api/public/v1/gadgets/{id}",
      operationId: "updateGadget",
      status: 200,
      ms: expect.any(Number),
    });
    expect(unknown).toEqual({
      event: "request",
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      method: "PATCH",
      status: 404,
      ms: expect.any(Number),
    });
    expect(JSON.stringify(log)).not.toMatch(new RegExp(`secret|${key}|${id}`));
  });

  it.each(["a b", "x".repeat(129), "a,b", 'a"b'])("does not take over the request id %j", async (given) => {
    const { fetch } = renameApp();
    const request = rename(undefined, { headers: { "x-request-id": given } });
    expect((await fetch(request)).headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
  });

  it("feeds the hook", async () => {
    const entries: unknown[] = [];
    await renameApp({ onRequest: (entry) => entries.push(entry) }).fetch(rename("{}"));
    expect(entries).toEqual([expect.objectContaining({ operationId: "updateGadget", status: 400 })]);
  });
});

describe("createApp", () => {
  const updateGadget = () => ({ status: 404 }) as const;
  it.each([
    ["without a handler", { operations: {} }, "no handler for the operation `updateGadget`"],
    [
      "with a handler too many",
      { operations: { updateGadget, other: updateGadget } },
      "a handler for `other`, which the contract does not have",
    ],
    ["without `authenticate`", { authenticate: undefined }, "no `authenticate`"],
  ])("%s throws", (_, options, message) => {
    const all = { authenticate: () => null, operations: { updateGadget }, ...options };
    expect(() => createApp(all as never)).toThrow(message);
  });
});
