import type { Middleware } from "openapi-fetch";
import { describe, expect, it } from "vitest";
import { createCaller } from "../../../scripts/runtime/client/client.ts";
import { openapiFetchOf } from "../../../scripts/runtime/client/openapi-fetch.ts";
import {
  type ClientOptions,
  createClient,
  openapiFetch,
  updateGadget,
} from "../../fixtures/workshop/expected/client/src/index.ts";
import { gadget, input, path } from "./rename.ts";
import { answer, serve } from "./server.ts";

const template = "/api/public/v1/gadgets/{id}";

describe("openapi-fetch's middleware", () => {
  it("sees each call of an operation once, above the repetitions and the key", async () => {
    const { baseUrl, seen } = await serve(answer(503, "", { "retry-after": "0" }), answer(200, gadget));
    const client = createClient({ apiKey: "k", baseUrl });
    const events: unknown[] = [];
    openapiFetch(client).use({
      onRequest({ request, schemaPath, params }) {
        events.push([request.method, schemaPath, params.path, request.headers.get("authorization")]);
        request.headers.set("X-From", "middleware");
      },
      onResponse({ response }) {
        events.push([response.status, response.url]);
      },
    });
    expect(await updateGadget(client, input)).toMatchObject({ status: 200, attempts: 2 });
    expect(events).toEqual([
      ["PATCH", template, { id: input.id }, null],
      [200, baseUrl + path],
    ]);
    expect(seen.map(({ headers }) => [headers["x-from"], headers.authorization])).toEqual(
      Array(2).fill(["middleware", "Bearer k"]),
    );
  });

  it.each<[what: string, middleware: Middleware, wanted: object]>([
    [
      "answers in place of the server",
      { onRequest: () => Response.json(gadget) },
      { ok: true, status: 200, data: gadget, attempts: 0 },
    ],
    [
      "answers with an error in place of the server",
      { onRequest: () => Response.json({ error: "name is required" }, { status: 400 }) },
      { ok: false, status: 400, error: "name is required", attempts: 0 },
    ],
    [
      "gives another answer",
      { onResponse: () => new Response("gone", { status: 404 }) },
      { ok: false, status: "not-json", raw: "gone", attempts: 1 },
    ],
    [
      "reads a copy of the answer",
      { onResponse: async ({ response }) => void (await response.clone().json()) },
      { ok: true, status: 200, data: gadget, attempts: 1 },
    ],
    [
      "throws",
      {
        onRequest: () => {
          throw new Error("no luck");
        },
      },
      { ok: false, status: "network-error", reason: "no luck", attempts: 0 },
    ],
  ])("that %s", async (_what, middleware, wanted) => {
    const { baseUrl } = await serve(answer(200, gadget));
    const client = createClient({ apiKey: "k", baseUrl });
    openapiFetch(client).use(middleware);
    expect(await updateGadget(client, input)).toMatchObject(wanted);
  });

  it("may turn a failed connection into an answer", async () => {
    const { baseUrl } = await serve((response) => response.destroy());
    const client = createClient({ apiKey: "k", baseUrl, retries: 0 });
    openapiFetch(client).use({ onError: () => Response.json(gadget) });
    expect(await updateGadget(client, input)).toMatchObject({ status: 200, attempts: 1 });
  });
});

describe("a call by path", () => {
  it("has the key, the types and the repetitions of what HTTP says is idempotent", async () => {
    const { baseUrl, seen } = await serve(
      answer(503, { error: "busy" }, { "retry-after": "0" }),
      answer(200, gadget),
    );
    const http = openapiFetch(createClient({ apiKey: "k", baseUrl, headers: { "X-All": "1" } }));
    const first = await http.PATCH(template, {
      params: { path: { id: input.id } },
      body: { name: input.name },
    });
    expect(first.response.status).toBe(503);
    const second = await http.PATCH(template, { params: { path: { id: input.id } }, body: { name: "b" } });
    expect(second.data?.updated_at).toBe(gadget.updated_at);
    expect(
      seen.map(({ url, headers, body }) => [url, headers.authorization, headers["x-all"], String(body)]),
    ).toEqual([
      [path, "Bearer k", "1", JSON.stringify({ name: input.name })],
      [path, "Bearer k", "1", '{"name":"b"}'],
    ]);
  });

  it("ends with its signal", async () => {
    const sent: Request[] = [];
    const fetch = (request: Request) => {
      sent.push(request);
      return Response.json(gadget);
    };
    const http = openapiFetch(createClient({ apiKey: "k", fetch }));
    const signal = AbortSignal.abort(new Error("changed my mind"));
    const call = http.PATCH(template, { params: { path: { id: input.id } }, body: { name: "b" }, signal });
    await expect(call).rejects.toMatchObject({ message: "changed my mind", failure: { status: "aborted" } });
    expect(sent).toEqual([]);
  });

  it("is the same client each time", () => {
    const client = createClient({ apiKey: "k" });
    expect(openapiFetch(client)).toBe(openapiFetch(client));
  });
});

describe("the log", () => {
  const run = async (options: Partial<ClientOptions>) => {
    const { baseUrl } = await serve(
      answer(503, "", { "retry-after": "0" }),
      answer(404, { error: "gone" }),
      (response) => response.writeHead(418).end(),
    );
    const lines: string[] = [];
    const to = (level: string) => (line: string) =>
      void lines.push(`${level} ${line.replaceAll(baseUrl + path, "URL")}`);
    const logger = { debug: to("debug"), info: to("info"), warn: to("warn"), error: to("error") };
    const client = createClient({ apiKey: "k", baseUrl, logger, ...options });
    await updateGadget(client, input);
    await updateGadget(client, input);
    return lines;
  };
  const debug = ["debug PATCH URL: 404", "debug PATCH URL: 418"] as const;
  const info = "info PATCH URL: 404";
  const warn = "warn PATCH URL: 503; again in 0 ms";
  const error = "error PATCH URL: undocumented";

  it.each([
    ["debug", [warn, debug[0], info, debug[1], error]],
    ["info", [warn, info, error]],
    ["warn", [warn, error]],
    ["error", [error]],
    [undefined, [warn, error]],
  ] as const)("from level %s", async (logLevel, lines) => {
    expect(await run({ logLevel })).toEqual(lines);
  });

  it("needs no method, and may throw", async () => {
    const warn = () => {
      throw new Error("the disk is full");
    };
    expect(await run({ logger: { warn }, logLevel: "debug" })).toEqual([]);
  });
});

it.each([
  ["/answers?beta=true", { limit: 1, q: "a?b" }, "/answers?beta=true&limit=1&q=a%3Fb"],
  ["/answers?beta=true", {}, "/answers?beta=true"],
  ["/answers", { limit: 1 }, "/answers?limit=1"],
])("a call by the path %s with the query %j", async (path, query, wanted) => {
  const seen: unknown[] = [];
  const caller = createCaller(
    { baseUrl: "https://a.example", schemes: {}, security: [], closed: false },
    {
      fetch: async (request) => {
        seen.push([request.method, request.url, await request.text()]);
        return Response.json({});
      },
    },
  );
  const http = openapiFetchOf<object>(caller) as unknown as Record<
    "PUT",
    (path: string, options: object) => Promise<unknown>
  >;
  await http.PUT(path, { params: { query }, body: { a: 1 } });
  expect(seen).toEqual([["PUT", `https://a.example${wanted}`, '{"a":1}']]);
});
