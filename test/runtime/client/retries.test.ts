import { getEventListeners } from "node:events";
import { describe, expect, it } from "vitest";
import { call, type Route } from "../../../scripts/runtime/client/call.ts";
import {
  type CallOptions,
  type Config,
  createCaller,
  type Options,
} from "../../../scripts/runtime/client/client.ts";
import * as decode from "../../../scripts/runtime/client/decode.ts";
import * as encode from "../../../scripts/runtime/client/encode.ts";
import type { AnyResult } from "../../../scripts/runtime/client/result.ts";
import {
  createClient,
  openapiFetch,
  updateGadget,
} from "../../fixtures/workshop/expected/client/src/index.ts";
import { createFakeClock } from "./fake-clock.ts";
import { gadget, input } from "./rename.ts";
import { answer, serve } from "./server.ts";

const config: Config = {
  baseUrl: "https://api.example",
  schemes: { key: { in: "header", name: "Authorization", prefix: "Bearer " } },
  security: ["key"],
  closed: true,
  textField: "error",
};

const route: Route<{ body?: unknown }> = {
  method: "PUT",
  path: "/thing",
  parts: ({ body }) => ({ body }),
  encode: encode.asJson,
  answers: { 200: decode.jsonBody },
  errors: [408, 429, 500],
  repeatable: true,
  security: ["key"],
};

type Step = number | Error | "never" | readonly [status: number, retryAfter: string];

interface Given {
  readonly steps: readonly Step[];
  readonly options?: Partial<Options & { key: () => string }>;
  readonly call?: CallOptions;
  readonly route?: Partial<Route<{ body?: unknown }>>;
  readonly body?: unknown;
}

/** Runs a call against these steps, the last of them for ever: its result, and when each attempt was made. */
async function run({ steps, options = {}, call: callOptions, body = { a: 1 }, ...given }: Given) {
  const clock = createFakeClock();
  const start = clock.now();
  const times: number[] = [];
  const bodies: string[] = [];
  const caller = createCaller(
    config,
    {
      key: "k1",
      fetch: async (request: Request) => {
        const step = steps[Math.min(times.push(clock.now() - start), steps.length) - 1] ?? 200;
        bodies.push(await request.text());
        if (step === "never") return new Promise(() => {});
        if (step instanceof Error) throw step;
        const [status, retryAfter] = typeof step === "number" ? [step] : step;
        return Response.json(
          { error: "busy" },
          { status, headers: retryAfter ? { "Retry-After": retryAfter } : {} },
        );
      },
      ...options,
    } as Options,
    clock,
  );
  const work = call<{ body?: unknown }, AnyResult>(
    caller,
    { ...route, ...given.route },
    { body },
    callOptions,
  );
  const { status, attempts } = await clock.run(work);
  expect(attempts).toBe(times.length);
  return { status, times, bodies };
}

const refused = Object.assign(new TypeError("fetch failed"), { cause: new Error("connect ECONNREFUSED") });

describe("when an attempt is made again", () => {
  it.each<[what: string, given: Given, status: number | string, times: readonly number[]]>([
    ["a success", { steps: [200] }, 200, [0]],
    ["408", { steps: [408, 200] }, 200, [0, 250]],
    ["429", { steps: [429, 200] }, 200, [0, 250]],
    ["500", { steps: [500, 200] }, 200, [0, 250]],
    ["502", { steps: [502, 200] }, 200, [0, 250]],
    ["503", { steps: [503, 200] }, 200, [0, 250]],
    ["504", { steps: [504, 200] }, 200, [0, 250]],
    ["400, which stays", { steps: [400, 200] }, "undocumented", [0]],
    ["501, which stays", { steps: [501, 200] }, "undocumented", [0]],
    ["307, which stays", { steps: [307, 200] }, "undocumented", [0]],
    ["a failed connection", { steps: [refused, refused, 200] }, 200, [0, 250, 750]],
    ...["Failed to fetch", "NetworkError when attempting to fetch resource.", "Load failed"].map(
      (words): [string, Given, string, number[]] => [
        `what browsers say: ${words}`,
        { steps: [new TypeError(words)] },
        "network-error",
        [0, 250, 750],
      ],
    ),
    ...[
      new TypeError("x is not a function"),
      new TypeError("Cannot read properties of undefined (reading 'fetch')"),
      new ReferenceError("y is not defined"),
      new RangeError("Maximum call stack size exceeded"),
    ].map((error): [string, Given, string, number[]] => [
      `a mistake in a \`fetch\`, which stays: ${error.message}`,
      { steps: [error] },
      "network-error",
      [0],
    ]),
    [
      "an error of JavaScript with a cause",
      { steps: [new TypeError("no luck", { cause: new Error("socket hang up") }), 200] },
      200,
      [0, 250],
    ],
    ["twice by default", { steps: [500] }, 500, [0, 250, 750]],
    ["a failed connection to the end", { steps: [refused] }, "network-error", [0, 250, 750]],
    ["as often as is asked", { steps: [500], options: { retries: 1 } }, 500, [0, 250]],
    ["never, if that is asked", { steps: [500], options: { retries: 0 } }, 500, [0]],
    [
      "as the call asks, not the client",
      { steps: [500], options: { retries: 5 }, call: { retries: 0 } },
      500,
      [0],
    ],
    [
      "after longer and longer waits, up to a cap",
      { steps: [500], options: { retries: 7 } },
      500,
      [0, 250, 750, 1750, 3750, 7750, 11750, 15750],
    ],
    [
      "not where the operation is not repeatable",
      { steps: [500, 200], route: { repeatable: false } },
      500,
      [0],
    ],
    [
      "nor then on a failed connection",
      { steps: [refused, 200], route: { repeatable: false } },
      "network-error",
      [0],
    ],
    ["an attempt that takes too long", { steps: ["never", 200] }, 200, [0, 30_250]],
    ["an attempt with a limit of its own", { steps: ["never", 200], call: { timeout: 10 } }, 200, [0, 260]],
    ["attempts that all take too long", { steps: ["never"] }, "timeout", [0, 30_250, 60_750]],
    ["until the deadline", { steps: ["never"], options: { deadline: 40_000 } }, "timeout", [0, 30_250]],
    [
      "not when the wait would pass the deadline",
      { steps: [500], options: { deadline: 500 } },
      500,
      [0, 250],
    ],
    [
      "not a body that is a stream",
      { steps: [500, 200], route: { encode: encode.asBytes("text/plain") }, body: new Blob(["a"]).stream() },
      500,
      [0],
    ],
    ["after Retry-After in seconds", { steps: [[503, "2"], 200] }, 200, [0, 2000]],
    ["at once, if it says so", { steps: [[503, "0"], 200] }, 200, [0, 0]],
    ["after Retry-After as a date", { steps: [[429, "Thu, 01 Jan 2026 00:00:07 GMT"], 200] }, 200, [0, 7000]],
    ["a date that is past", { steps: [[429, "Wed, 31 Dec 2025 23:59:59 GMT"], 200] }, 200, [0, 250]],
    ["no more than the cap", { steps: [[503, "3600"], 200] }, 200, [0, 60_000]],
    [
      "not when Retry-After passes the deadline",
      { steps: [[503, "50"]], options: { deadline: 49_000 } },
      "undocumented",
      [0],
    ],
    ["Retry-After that is neither", { steps: [[503, "soon"], 200] }, 200, [0, 250]],
  ])("%s", async (_what, given, status, times) => {
    const done = await run(given);
    expect({ status: done.status, times: done.times }).toEqual({ status, times });
  });

  it("with the same body", async () => {
    expect((await run({ steps: [500, refused, 200] })).bodies).toEqual(['{"a":1}', '{"a":1}', '{"a":1}']);
  });

  it("with a credential asked anew", async () => {
    let asked = 0;
    await run({ steps: [500], options: { key: () => `k${++asked}` } });
    expect(asked).toBe(3);
  });
});

describe("an abort", () => {
  it("before the call sends nothing", async () => {
    const signal = AbortSignal.abort(new Error("changed my mind"));
    expect(await run({ steps: [200], call: { signal } })).toMatchObject({ status: "aborted", times: [] });
  });

  it("ends an attempt that does not heed it", async () => {
    const controller = new AbortController();
    const work = run({
      steps: ["never"],
      call: { signal: controller.signal },
      options: { timeout: 0xffffffff, deadline: 0xffffffff },
    });
    controller.abort();
    expect(await work).toMatchObject({ status: "aborted" });
  });

  it.each([["straight"], ["through openapi-fetch"]])(
    "leaves nothing on a signal of many calls, %s",
    async (way) => {
      const { signal } = new AbortController();
      const client = createClient({ apiKey: "nr_1", fetch: () => Response.json(gadget) });
      if (way !== "straight") openapiFetch(client);
      let most = 0;
      for (let call = 0; call < 20; call++) {
        expect(await updateGadget(client, input, { signal })).toMatchObject({ status: 200 });
        most = Math.max(most, getEventListeners(signal, "abort").length);
      }
      expect(most).toBe(0);
    },
  );

  it("ends a wait", async () => {
    const { baseUrl, seen } = await serve((response, request) => {
      answer(503, "", { "retry-after": "60" })(response, request);
      response.on("finish", () => setTimeout(() => controller.abort(), 20));
    });
    const controller = new AbortController();
    const client = createClient({ apiKey: "nr_1", baseUrl });
    const result = await updateGadget(client, input, { signal: controller.signal });
    expect(result).toMatchObject({ status: "aborted", reason: "This operation was aborted", attempts: 1 });
    expect(seen).toHaveLength(1);
  });
});

describe("an attempt that was given up", () => {
  const late = { apiKey: "nr_1", timeout: 20, retries: 1 };

  it("does not leave its answer with the next one", async () => {
    let answerFirst: (response: Response) => void = () => {};
    let calls = 0;
    const fetch = async () => {
      if (++calls === 1) return new Promise<Response>((resolve) => (answerFirst = resolve));
      answerFirst(Response.json(gadget));
      await new Promise((resolve) => setImmediate(resolve));
      throw new Error("no luck");
    };
    const result = await updateGadget(createClient({ ...late, fetch }), input);
    expect(result).toMatchObject({ status: "network-error", reason: "no luck", attempts: 2 });
    expect(result).not.toHaveProperty("response");
  });

  it("is not read on, also where `fetch` does not heed the signal", async () => {
    let cancelled = 0;
    const fetch = () =>
      new Response(new ReadableStream({ pull: () => new Promise(() => {}), cancel: () => void cancelled++ }));
    const result = await updateGadget(createClient({ ...late, fetch }), input);
    expect(result).toMatchObject({ status: "timeout", attempts: 2 });
    expect(cancelled).toBe(2);
  });
});

describe("an answer that comes after its attempt was given up", () => {
  it("is not read", async () => {
    let answerNow: (response: Response) => void = () => {};
    const fetch = () => new Promise<Response>((resolve) => (answerNow = resolve));
    const client = createClient({ apiKey: "nr_1", timeout: 10, retries: 0, fetch });
    expect(await updateGadget(client, input)).toMatchObject({ status: "timeout", attempts: 1 });
    await new Promise<void>((cancel) =>
      answerNow(
        new Response(new ReadableStream({ pull: () => new Promise(() => {}), cancel: () => cancel() })),
      ),
    );
  });
});

describe("with a real clock", () => {
  it("an attempt that is late is made again", async () => {
    const { baseUrl, seen } = await serve(
      () => {},
      answer(500, { error: "no" }, { "retry-after": "0" }),
      answer(200, gadget),
    );
    const client = createClient({ apiKey: "nr_1", baseUrl, timeout: 300 });
    expect(await updateGadget(client, input)).toMatchObject({ status: 200, attempts: 3 });
    expect(seen.map(({ body }) => String(body))).toEqual(Array(3).fill(JSON.stringify({ name: input.name })));
  });

  it("a connection that breaks is made again", async () => {
    const { baseUrl } = await serve((response) => response.destroy(), answer(200, gadget));
    const client = createClient({ apiKey: "nr_1", baseUrl });
    expect(await updateGadget(client, input)).toMatchObject({ status: 200, attempts: 2 });
  });

  it("a long limit is not taken for none", async () => {
    const { baseUrl } = await serve(answer(200, gadget));
    const client = createClient({ apiKey: "nr_1", baseUrl, timeout: Infinity, deadline: 2 ** 40 });
    expect(await updateGadget(client, input)).toMatchObject({ status: 200, attempts: 1 });
  });
});
