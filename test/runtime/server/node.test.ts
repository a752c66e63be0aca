import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { App } from "../../fixtures/workshop/expected/server/index.ts";
import { type Served, serve } from "../../fixtures/workshop/expected/server/node.ts";
import { lastBody, rawRename, sendRaw, statuses } from "./raw.ts";
import { id, key, operationPath, renameApp } from "./rename-app.ts";

const malformed = '{"error":"invalid request body"}';
const headers = { authorization: `Bearer ${key}`, "content-type": "application/json" };

const at = "2026-02-20T14:00:00.000Z";
const forever = 2 ** 30;
/** More than the kernel takes at once. */
const large = { id, type: "drill", name: "x".repeat(15_000_000), created_at: at, updated_at: at };

type Wrap = (app: App) => App;
const wraps: readonly [what: string, wrap: Wrap][] = [
  ["an app of `createApp`", (app) => app],
  ["an app around one", ({ fetch }) => ({ fetch: (request) => fetch(request) })],
];

describe.each(wraps)("%s", (_, wrap) => {
  let served: Served;
  let app: ReturnType<typeof renameApp>;
  beforeAll(async () => {
    app = renameApp();
    served = await serve(wrap(app), { port: 0 });
  });
  afterAll(() => served.close());

  describe("over a socket", () => {
    it("answers the page's request", async () => {
      const response = await fetch(served.url + operationPath, {
        method: "PATCH",
        headers,
        body: '{"name":"x"}',
      });
      expect([response.status, ((await response.json()) as { name: string }).name]).toEqual([200, "x"]);
    });

    it("answers several requests that came at once, in their order", async () => {
      const answer = await sendRaw(
        served.port,
        rawRename([], '{"name":"one"}', { close: false }) +
          rawRename([], "{}", { close: false }) +
          rawRename([], '{"name":"three"}'),
      );
      expect(statuses(answer)).toEqual([200, 400, 200]);
      expect(lastBody(answer)).toContain('"three"');
    });

    it("shows one `Request` to all that ask for it, and its body is read once", async () => {
      const requests: Request[] = [];
      const seen = (request: Request) => {
        requests.push(request);
        return request.bodyUsed;
      };
      const watched = renameApp({
        authenticate: (_, { request }) => {
          expect(seen(request)).toBe(false);
          return { organization: "org" };
        },
        operations: {
          updateGadget: (call) => {
            expect([seen(call.request), seen(call.request)]).toEqual([true, true]);
            return { status: 404 };
          },
        },
      });
      const one = await serve(wrap(watched), { port: 0 });
      const { status } = await fetch(one.url + operationPath, {
        method: "PATCH",
        headers,
        body: '{"name":"x"}',
      });
      await one.close();
      expect([status, requests.length, new Set(requests).size]).toEqual([404, 3, 1]);
    });

    it("reads a body that comes in pieces, with and without a declared length", async () => {
      const body = ["7", '{"name"', "5", ':"ü"', "1", "}", "0", "", ""].join("\r\n");
      const chunked = rawRename(["Transfer-Encoding: chunked"], "", { length: false });
      expect(statuses(await sendRaw(served.port, chunked, ...body))).toEqual([200]);
      expect(statuses(await sendRaw(served.port, ...rawRename()))).toEqual([200]);
    });

    it("takes two fields with a credential for none, and several cookies for one field", async () => {
      const twice = await sendRaw(served.port, rawRename([`Authorization: Bearer ${key}`]));
      expect(statuses(twice)).toEqual([401]);
      expect(statuses(await sendRaw(served.port, rawRename(["Cookie: a=1", "Cookie: b=2"])))).toEqual([200]);
    });

    it.each<[what: string, sent: string, status: number]>([
      ["a whole URL", rawRename([], undefined, { path: `http://localhost${operationPath}` }), 200],
      ["HTTP/1.0", rawRename([], undefined, { version: "HTTP/1.0" }), 200],
      ["an expectation that nobody knows", rawRename(["Expect: 200-ok"]), 200],
      ["an upgrade that nobody offers", rawRename(["Upgrade: h2c"]), 200],
      ["two keys", rawRename([`Authorization: Bearer ${key}`]), 401],
      ["two content types", rawRename(["Content-Type: text/plain"]), 400],
      ["TRACE", rawRename([], "").replace("PATCH", "TRACE"), 405],
    ])("answers %s", async (_, sent, status) => {
      expect(statuses(await sendRaw(served.port, sent))).toEqual([status]);
    });

    it.each([
      ["with a declared length", rawRename([], '{"name":"x"}').slice(0, -1)],
      ["in chunks", rawRename(["Transfer-Encoding: chunked"], '5\r\n{"nam\r\n', { length: false })],
    ])("a body %s of a caller who goes away is malformed, and no failure of ours", async (_, sent) => {
      let arrived = () => {};
      const isThere = new Promise<void>((resolve) => {
        arrived = resolve;
      });
      let logged = (_entry: unknown) => {};
      const log = new Promise((resolve) => {
        logged = resolve;
      });
      const authenticate = () => {
        arrived();
        return { organization: "org" };
      };
      const left = await serve(wrap(renameApp({ authenticate, logger: { info: logged, error: logged } })), {
        port: 0,
      });
      const caller = connect(left.port, "127.0.0.1", () => caller.write(sent));
      await isThere;
      caller.destroy();
      expect(await log).toMatchObject({ event: "request", status: 400 });
      await left.close();
    });

    it("refuses a chunked body over the limit while it comes", async () => {
      const chunk = `10000\r\n${"x".repeat(0x10000)}\r\n`;
      const chunked = rawRename(["Transfer-Encoding: chunked"], "", { length: false });
      const answer = await sendRaw(served.port, chunked, ...Array.from({ length: 20 }, () => chunk));
      expect(statuses(answer)).toEqual([413]);
      expect(lastBody(answer)).toBe('{"error":"request body too large"}');
    });

    it.each([
      [14, 200],
      [13, 413],
    ])("takes a body of 14 bytes where %s may come: %s", async (bodyLimit, status) => {
      const body = '{"name":"raw"}';
      const limited = await serve(wrap(renameApp({ bodyLimit })), { port: 0 });
      const chunked = rawRename(["Transfer-Encoding: chunked"], `e\r\n${body}\r\n0\r\n\r\n`, {
        length: false,
      });
      expect(statuses(await sendRaw(limited.port, chunked))).toEqual([status]);
      await limited.close();
    });

    it("tells a handler that its caller is gone", async () => {
      let begin = () => {};
      const begun = new Promise<void>((resolve) => {
        begin = resolve;
      });
      let tell = () => {};
      const told = new Promise<void>((resolve) => {
        tell = resolve;
      });
      const patient = renameApp({
        operations: {
          updateGadget: ({ request: { signal } }) =>
            new Promise((resolve) => {
              signal.addEventListener("abort", () => {
                tell();
                resolve({ status: 404 });
              });
              begin();
            }),
        },
      });
      const left = await serve(wrap(patient), { port: 0 });
      const caller = connect(left.port, "127.0.0.1", () => caller.write(rawRename()));
      await begun;
      caller.destroy();
      await told;
      await left.close();
    });

    it("ends the connection of a body that is too large and does not come", async () => {
      const patient = await serve(wrap(renameApp()), { port: 0, requestTimeout: forever });
      const announced = rawRename(["Content-Length: 9000000"], "", { length: false, close: false });
      expect(statuses(await sendRaw(patient.port, announced))).toEqual([413]);
      await patient.close();
    });
  });

  describe("what is no request", () => {
    const twice = (field: string) => rawRename([field, field]);
    it.each<[what: string, sent: string, status: number, body: string]>([
      ["no HTTP", "hello\r\n\r\n", 400, malformed],
      ["no version", `PATCH ${operationPath}\r\n\r\n`, 400, malformed],
      ["no host", rawRename().replace("Host: localhost\r\n", ""), 400, malformed],
      ["a host that is none", rawRename().replace("Host: localhost", "Host: a b"), 400, malformed],
      ["two hosts", twice("Host: elsewhere").replace("Host: localhost\r\n", ""), 400, malformed],
      ["two lengths", twice("Content-Length: 14"), 400, malformed],
      ["a length and chunks", rawRename(["Transfer-Encoding: chunked"]), 400, malformed],
      ["a length that is no number", rawRename(["Content-Length: x"], "", { length: false }), 400, malformed],
      ["a negative length", rawRename(["Content-Length: -1"], "", { length: false }), 400, malformed],
      [
        "an encoding that is not the last",
        rawRename(["Transfer-Encoding: chunked, x"], "", { length: false }),
        400,
        malformed,
      ],
      [
        "a space before the colon",
        rawRename(["Content-Length : 14"], undefined, { length: false }),
        400,
        malformed,
      ],
      ["a folded field", rawRename(["X-A: b\r\n c"]), 400, malformed],
      ["a bare line feed", rawRename().replaceAll("\r\n", "\n"), 400, malformed],
      ["a NUL in a field", rawRename(["X-A: \u0000"]), 400, malformed],
      [
        "a chunk that is no chunk",
        rawRename(["Transfer-Encoding: chunked"], "zz\r\n", { length: false }),
        400,
        malformed,
      ],
      ["20 kB of fields", rawRename([`X-A: ${"x".repeat(20_000)}`]), 431, malformed],
      ["a backslash in the path", rawRename([], undefined, { path: "/a\\b" }), 400, malformed],
    ])("%s", async (_, sent, status, body) => {
      const answer = await sendRaw(served.port, sent);
      expect([statuses(answer), lastBody(answer)]).toEqual([[status], body]);
    });

    it("never reaches a handler through what follows it", async () => {
      const before = app.log.length;
      const smuggled = rawRename([], '{"name":"smuggled"}');
      const answer = await sendRaw(
        served.port,
        rawRename(["Transfer-Encoding: chunked"], `0\r\n\r\n${smuggled}`, { close: false }),
      );
      expect(statuses(answer)).toEqual([400]);
      expect(app.log.slice(before)).toEqual([]);
    });
  });

  describe("time", () => {
    it("ends for a body that does not come", async () => {
      const hasty = await serve(wrap(renameApp()), { port: 0, requestTimeout: 100 });
      const answer = await sendRaw(hasty.port, rawRename([], "{}").slice(0, -1));
      expect([statuses(answer), lastBody(answer)]).toEqual([[408], malformed]);
      await hasty.close();
    });

    it.each<[what: string, sent: string]>([
      ["sends no HTTP", "hello\r\n\r\n"],
      ["sends nothing", ""],
      ["sends half of the header fields", rawRename().slice(0, 60)],
      ["sends half of the body", rawRename().slice(0, -1)],
      ["is refused before its body has come", rawRename(["Content-Length: 9000000"], "", { length: false })],
      ["has its answer", rawRename()],
    ])("is not given to a caller who never ends, and %s", async (_, sent) => {
      const hasty = await serve(wrap(renameApp()), { port: 0, requestTimeout: 200, grace: forever });
      const caller = connect({ port: hasty.port, host: "127.0.0.1", allowHalfOpen: true });
      const told = new Promise((resolve) => caller.on("end", resolve).on("error", resolve).resume());
      caller.write(sent);
      await told;
      await hasty.close();
      caller.destroy();
    });

    it("is given to an answer that is made and not all sent when the server closes", async () => {
      const operations = { updateGadget: () => ({ status: 200 as const, body: large }) };
      const closing = await serve(wrap(renameApp({ operations })), { port: 0, grace: forever });
      const answer = await fetch(closing.url + operationPath, {
        method: "PATCH",
        headers,
        body: '{"name":"x"}',
      });
      const closed = closing.close();
      await new Promise((resolve) => setTimeout(resolve, 60));
      expect((await answer.json()) as object).toEqual(large);
      await closed;
    });

    it.each([
      ["has its answer is closed", rawRename([], undefined, { close: false }), ""],
      [
        "has sent half of a request is answered",
        rawRename([], '{"name":"first"}', { close: false }),
        rawRename([], '{"name":"second"}'),
      ],
    ])("on a connection that is kept: a caller who %s when the server closes", async (_, first, second) => {
      const closing = await serve(wrap(renameApp()), { port: 0, grace: forever });
      const caller = connect(closing.port, "127.0.0.1", () => caller.write(first));
      let answer = "";
      caller.setEncoding("latin1").on("data", (text: string) => {
        answer += text;
      });
      const isEnded = new Promise((resolve) => caller.once("close", resolve));
      const turns = async (count: number) => {
        for (let turn = 0; turn < count; turn++) await new Promise((resolve) => setImmediate(resolve));
      };
      while (!answer.includes("\r\n\r\n{")) await turns(1);
      await turns(20);
      caller.write(second.slice(0, 60));
      await turns(20);
      const closed = closing.close();
      await turns(20);
      caller.write(second.slice(60));
      await isEnded;
      await closed;
      expect(statuses(answer)).toEqual(second ? [200, 200] : [200]);
    });

    it("is not given to a caller who does not read", async () => {
      const operations = { updateGadget: () => ({ status: 200 as const, body: large }) };
      const hasty = await serve(wrap(renameApp({ operations })), {
        port: 0,
        requestTimeout: 100,
        grace: forever,
      });
      const caller = connect(hasty.port, "127.0.0.1", () =>
        caller.write(rawRename([], undefined, { close: false })),
      );
      await new Promise((resolve) => caller.once("readable", resolve));
      await hasty.close();
      caller.destroy();
    });

    it("is given to a handler that takes longer than a request may", async () => {
      const operations = {
        updateGadget: () =>
          new Promise<{ status: 404 }>((resolve) => setTimeout(resolve, 300, { status: 404 })),
      };
      const patient = await serve(wrap(renameApp({ operations })), { port: 0, requestTimeout: 100 });
      expect(statuses(await sendRaw(patient.port, rawRename()))).toEqual([404]);
      await patient.close();
    });

    it("is given to requests in flight when the server closes", async () => {
      let finish = () => {};
      let arrived = () => {};
      const isThere = new Promise<void>((resolve) => {
        arrived = resolve;
      });
      const slow = await serve(
        wrap(
          renameApp({
            operations: {
              updateGadget: () =>
                new Promise((resolve) => {
                  finish = () => resolve({ status: 404 });
                  arrived();
                }),
            },
          }),
        ),
        { port: 0 },
      );
      const idle = connect(slow.port, "127.0.0.1");
      await new Promise((resolve) => idle.once("connect", resolve));
      const answer = fetch(slow.url + operationPath, { method: "PATCH", headers, body: '{"name":"x"}' });
      await isThere;
      const closed = slow.close();
      await expect(fetch(slow.url)).rejects.toThrow();
      finish();
      expect((await answer).status).toBe(404);
      await closed;
      idle.destroy();
    });

    it("ends for those who take longer than the grace", async () => {
      let arrived = () => {};
      const isThere = new Promise<void>((resolve) => {
        arrived = resolve;
      });
      const stuck = await serve(
        wrap(
          renameApp({
            operations: {
              updateGadget: () => {
                arrived();
                return new Promise(() => {});
              },
            },
          }),
        ),
        { port: 0, grace: 50 },
      );
      const answer = fetch(stuck.url + operationPath, { method: "PATCH", headers, body: '{"name":"x"}' });
      await isThere;
      await Promise.all([stuck.close(), expect(answer).rejects.toThrow()]);
    });

    it("rejects with Node's error where the port is in use", async () => {
      await expect(serve(app, { port: served.port })).rejects.toMatchObject({ code: "EADDRINUSE" });
    });
  });
});
