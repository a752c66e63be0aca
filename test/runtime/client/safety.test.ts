import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { call, type Route } from "../../../scripts/runtime/client/call.ts";
import type { Judge } from "../../../scripts/runtime/client/check.ts";
import { createCaller, type Options } from "../../../scripts/runtime/client/client.ts";
import * as decode from "../../../scripts/runtime/client/decode.ts";
import { openapiFetchOf } from "../../../scripts/runtime/client/openapi-fetch.ts";
import {
  type AnyResult,
  createClient,
  openapiFetch,
  unwrap,
  updateGadget,
  WorkshopError,
} from "../../fixtures/workshop/expected/client/src/index.ts";
import { gadget, input } from "./rename.ts";
import { answer, type Handler, serve } from "./server.ts";

const secret = "nr_4c8Zt0pS3cr3t";

/** All that a person or a program can see of a value. */
const shown = (value: unknown) =>
  [
    inspect(value, { depth: 12, showHidden: true, getters: true }),
    JSON.stringify(value),
    value instanceof Error ? `${value.stack} ${value}` : "",
  ].join("\n");

/** A server that says what it was told, the credential included. */
const echo =
  (status: number): Handler =>
  (response, { headers, url }) =>
    answer(
      status,
      { error: `bad key ${headers.authorization} for ${url}`, headers },
      { "x-echo": `${headers.authorization} ${url}` },
    )(response, {} as never);

const throwing = (request: Request): never => {
  throw Object.assign(new TypeError(`can't send ${request.headers.get("authorization")}`), {
    cause: new Error(`to ${request.url} with ${request.headers.get("authorization")}`),
  });
};

describe("the key is not in what a call leaves behind", () => {
  it.each<[what: string, handler: Handler, options: object, status: number | string]>([
    ["a success", answer(200, gadget), {}, 200],
    ["a documented error that repeats it", echo(401), {}, 401],
    ["a status that is not documented", echo(418), {}, "undocumented"],
    ["a success that is none", echo(200), {}, "contract-breach"],
    [
      "a reason phrase",
      (response, { headers }) => response.writeHead(404, `${headers.authorization}`).end('{"error":"x"}'),
      {},
      404,
    ],
    ["text", (response, { headers }) => response.writeHead(500).end(headers.authorization), {}, "not-json"],
    ["an error of a `fetch` that repeats it", answer(200), { fetch: throwing }, "network-error"],
    ["an answer that breaks off", (response) => response.destroy(), {}, "network-error"],
    ["a timeout", () => {}, { timeout: 50 }, "timeout"],
    ["a key from a function", echo(401), { apiKey: async () => secret }, 401],
  ])("%s", async (_what, handler, options, status) => {
    const { baseUrl, seen } = await serve(handler);
    const lines: string[] = [];
    const log = (line: string) => void lines.push(line);
    const logger = { debug: log, info: log, warn: log, error: log };
    const client = createClient({
      apiKey: secret,
      baseUrl,
      retries: 1,
      logger,
      logLevel: "debug",
      ...options,
    });
    const result = await updateGadget(client, input);
    expect(result.status).toBe(status);
    for (const { headers } of seen) expect(headers.authorization).toBe(`Bearer ${secret}`);
    expect(lines.length).toBeGreaterThan(0);
    expect(shown({ result, client, lines })).not.toContain(secret);
    if (result.ok) return;
    const thrown = await new Promise((resolve) => resolve(unwrap(result))).catch((error: unknown) => error);
    expect(thrown).toBeInstanceOf(WorkshopError);
    expect(shown(thrown)).not.toContain(secret);
  });

  it("a call by path that fails", async () => {
    const http = openapiFetch(createClient({ apiKey: secret, fetch: throwing, retries: 0 }));
    const thrown: unknown = await http
      .PATCH("/api/public/v1/gadgets/{id}", {
        params: { path: { id: input.id } },
        body: { name: "a" },
      })
      .catch((error: unknown) => error);
    expect(thrown).toMatchObject({ message: expect.stringContaining("can't send Bearer [redacted]") });
    expect(shown(thrown)).not.toContain(secret);
  });

  it("a key that JSON escapes", async () => {
    const apiKey = 'a"b\\c';
    const { baseUrl } = await serve(echo(401), echo(418));
    const client = createClient({ apiKey, baseUrl, retries: 0 });
    const results = [await updateGadget(client, input), await updateGadget(client, input)];
    expect(results).toMatchObject([
      { status: 401, error: expect.stringContaining("bad key Bearer [redacted] for") },
      { status: "undocumented", raw: expect.stringContaining("bad key Bearer [redacted] for") },
    ]);
  });

  it.each([["straight"], ["through openapi-fetch"]])("a key in the URL, %s", async (way) => {
    const { baseUrl, seen } = await serve(echo(200), (response) => response.destroy());
    const caller = createCaller(
      {
        baseUrl,
        schemes: { key: { in: "query", name: "api_key", prefix: "" } },
        security: ["key"],
        closed: true,
        textField: "error",
      },
      { key: secret } as Options,
    );
    if (way !== "straight") openapiFetchOf(caller);
    const route: Route<object> = {
      method: "GET",
      path: "/a",
      parts: () => ({ query: { b: "c" } }),
      answers: { 200: decode.jsonBody },
      errors: [],
      repeatable: false,
      security: ["key"],
    };
    const judge: Judge = (part) => (part === 200 ? { pointer: "", expected: "nothing" } : undefined);
    const results = [
      await call<object, AnyResult>(caller, route, {}, {}, judge),
      await call<object, AnyResult>(caller, route),
    ];
    expect(results.map(({ status }) => status)).toEqual(["contract-breach", "network-error"]);
    expect(seen.map(({ url }) => url)).toEqual(Array(2).fill(`/a?b=c&api_key=${secret}`));
    expect(results.map(({ request }) => request.url)).toEqual(Array(2).fill(`${baseUrl}/a?b=c`));
    expect(shown(results)).not.toContain(secret);
  });

  it.each([`${secret}\r\nX: y`, `${secret} `, `${secret}é`, ""])(
    "a key that can't be sent: %j",
    async (apiKey) => {
      const client = createClient({ apiKey: () => apiKey });
      const thrown = await updateGadget(client, input).catch((error: unknown) => error);
      expect(thrown).toBeInstanceOf(TypeError);
      expect((thrown as Error).message).toBe(
        "option `apiKey` is empty or no key: only visible ASCII can be sent",
      );
      expect(shown(thrown)).not.toContain(secret);
    },
  );

  it("a function that gives no key", async () => {
    const client = createClient({ apiKey: async () => undefined as unknown as string });
    await expect(updateGadget(client, input)).rejects.toThrow("option `apiKey` is empty or no key");
  });

  it("a function for the key that fails is a result", async () => {
    const apiKey = () => Promise.reject(new Error("the vault is closed"));
    const result = await updateGadget(createClient({ apiKey, retries: 0 }), input);
    expect(result).toMatchObject({ status: "network-error", reason: "the vault is closed" });
  });
});

describe("a key does not travel in the clear", () => {
  const insecure = "option `baseUrl` must be an `https:` URL; `allowInsecure` allows `http:`";
  it.each([
    ["http://api.example", {}, insecure],
    ["http://localhost.example", {}, insecure],
    ["http://127.0.0.1.example", {}, insecure],
    ["http://10.0.0.1", {}, insecure],
    ["ftp://localhost", { allowInsecure: true }, insecure],
    ["javascript:alert(1)", { allowInsecure: true }, insecure],
    ["/api", {}, "option `baseUrl` must be an absolute URL"],
    ["", {}, "option `baseUrl` must be an absolute URL"],
  ])("%s is refused", (baseUrl, options, message) => {
    expect(() => createClient({ apiKey: secret, baseUrl, ...options })).toThrow(
      expect.objectContaining({ name: "TypeError", message }),
    );
  });

  it.each([
    ["https://api.example", {}],
    ["http://localhost:8080", {}],
    ["http://a.localhost", {}],
    ["http://127.0.0.1:1234/", {}],
    ["http://127.9.9.9", {}],
    ["http://[::1]:80/base//", {}],
    ["http://api.example", { allowInsecure: true }],
  ])("%s is taken", (baseUrl, options) => {
    expect(createClient({ apiKey: secret, baseUrl, ...options })).toBeDefined();
  });

  it("what a base URL holds beside origin and path is not sent", async () => {
    const { baseUrl, seen } = await serve(answer(200, gadget));
    const client = createClient({ apiKey: secret, baseUrl: `${baseUrl}/base/?a=b#c` });
    expect(await updateGadget(client, input)).toMatchObject({ status: 200 });
    expect(seen[0]?.url).toBe(`/base/api/public/v1/gadgets/${input.id}`);
  });
});
