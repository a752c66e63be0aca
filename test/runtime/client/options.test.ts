import { describe, expect, it } from "vitest";
import { createCaller } from "../../../scripts/runtime/client/client.ts";
import * as sink from "../../fixtures/kitchen-sink/expected/client/src/index.ts";
import { createClient, updateGadget } from "../../fixtures/workshop/expected/client/src/index.ts";
import { gadget, input, path } from "./rename.ts";

const typeError = (message: string) => expect.objectContaining({ name: "TypeError", message });

describe("a wrong option is thrown, by its name", () => {
  it.each<[options: object, message: string]>([
    [{}, "option `apiKey` is missing"],
    [{ apiKey: undefined }, "option `apiKey` is missing"],
    [{ apiKey: "" }, "option `apiKey` is missing"],
    [{ apiKey: 7 }, "option `apiKey` is empty or no key: only visible ASCII can be sent"],
    [{ apiKey: "a b" }, "option `apiKey` is empty or no key: only visible ASCII can be sent"],
    [{ apiKey: "k", apikey: "k" }, "`apikey` is not an option"],
    [{ apiKey: "k", toString: "k" }, "`toString` is not an option"],
    [{ apiKey: "k", baseUrl: 7 }, "option `baseUrl` must be of type string"],
    [{ apiKey: "k", retries: "2" }, "option `retries` must be of type number, 0 or more"],
    [{ apiKey: "k", retries: -1 }, "option `retries` must be of type number, 0 or more"],
    [{ apiKey: "k", timeout: Number.NaN }, "option `timeout` must be of type number, 0 or more"],
    [{ apiKey: "k", deadline: null }, "option `deadline` must be of type number, 0 or more"],
    [{ apiKey: "k", maxBytes: true }, "option `maxBytes` must be of type number, 0 or more"],
    [{ apiKey: "k", validate: "no" }, "option `validate` must be of type boolean"],
    [{ apiKey: "k", fetch: {} }, "option `fetch` must be of type function"],
    [{ apiKey: "k", headers: "a: b" }, "option `headers` must be of type object"],
    [{ apiKey: "k", logLevel: "verbose" }, "option `logLevel` must be one of debug,info,warn,error"],
    [{ apiKey: "k", logger: () => {} }, "option `logger` must be of type object"],
  ])("%o: %s", (options, message) => {
    expect(() => createClient(options)).toThrow(typeError(message));
  });

  it.each<[options: object, message: string]>([
    [{ retries: "2" }, "option `retries` must be of type number, 0 or more"],
    [{ apiKey: "k" }, "`apiKey` is not an option"],
    [{ tries: 2 }, "`tries` is not an option"],
  ])("of a call, %o: %s", async (options, message) => {
    const client = createClient({ apiKey: "k" });
    await expect(updateGadget(client, input, options)).rejects.toThrow(typeError(message));
  });

  it("a key is needed where the operation needs it", async () => {
    const client = sink.createClient({ shopKey: "s", fetch: () => Response.json({ status: "ok" }) });
    expect(await sink.getHealth(client)).toMatchObject({ status: 200 });
    await expect(sink.listItems(client)).rejects.toThrow(typeError("option `token` is missing"));
  });
});

describe("an option of undefined is no option", () => {
  it("of a client, and of a call", async () => {
    const fetch = () => Response.json(gadget);
    const client = createClient({ apiKey: "k", fetch, retries: undefined, baseUrl: undefined });
    const result = await updateGadget(client, input, { timeout: undefined, signal: undefined });
    expect(result).toMatchObject({ status: 200, request: { url: `https://api.workshop.example${path}` } });
  });
});

describe("a `fetch` of one's own", () => {
  it("gets a Request, and may answer at once", async () => {
    const seen: Request[] = [];
    const fetch = (request: Request) => {
      seen.push(request);
      return Response.json(gadget);
    };
    const client = createClient({ apiKey: "k", fetch });
    expect(await updateGadget(client, input)).toMatchObject({ status: 200, data: gadget });
    expect(seen).toHaveLength(1);
    expect(seen[0]).toBeInstanceOf(Request);
    expect(seen[0]?.headers.get("authorization")).toBe("Bearer k");
    expect(await seen[0]?.json()).toEqual({ name: input.name });
  });

  it("is called by itself, as browsers want it", async () => {
    function fetch(this: unknown) {
      return this === undefined ? Response.json(gadget) : new Response(null, { status: 404 });
    }
    expect(await updateGadget(createClient({ apiKey: "k", fetch }), input)).toMatchObject({
      status: 200,
    });
  });

  it("the platform's gets a URL and what is sent there: a request of ours would be made twice", async () => {
    const seen: Parameters<typeof globalThis.fetch>[] = [];
    const { fetch } = globalThis;
    try {
      globalThis.fetch = async (...given) => {
        seen.push(given);
        return Response.json(gadget, {
          status: seen.length === 1 ? 503 : 200,
          headers: { "Retry-After": "0" },
        });
      };
      const keys = ["first", "second"];
      const client = createClient({ apiKey: () => keys[seen.length] ?? "" });
      expect(await updateGadget(client, input)).toMatchObject({ status: 200, attempts: 2 });
    } finally {
      globalThis.fetch = fetch;
    }
    expect(seen.map(([url]) => url)).toEqual(Array(2).fill(`https://api.workshop.example${path}`));
    // Those of the first attempt are as they were: each has its own.
    expect(seen.map(([, init]) => new Headers(init?.headers).get("Authorization"))).toEqual([
      "Bearer first",
      "Bearer second",
    ]);
    for (const [, init] of seen)
      expect(init).toMatchObject({
        ...{ method: "PATCH", redirect: "manual", body: JSON.stringify({ name: input.name }) },
        signal: expect.any(AbortSignal),
      });
  });

  it("the platform's is looked up at each call", async () => {
    const client = createClient({ apiKey: "k" });
    const { fetch } = globalThis;
    try {
      globalThis.fetch = async () => Response.json(gadget);
      expect(await updateGadget(client, input)).toMatchObject({ status: 200 });
    } finally {
      globalThis.fetch = fetch;
    }
  });
});

it("an option that is missing is named with those that would do, too", () => {
  const scheme = { in: "header", name: "X-Key", prefix: "" } as const;
  const config = {
    baseUrl: "https://a.example",
    schemes: { a: scheme, b: scheme },
    security: [],
    closed: true,
    textField: "error",
  };
  expect(() => createCaller(config, {})).toThrow(
    expect.objectContaining({ name: "TypeError", message: "option `a` or `b` is missing" }),
  );
});

it("a header field of the call stands in place of the client's", async () => {
  const seen: (string | null)[] = [];
  const fetch = (request: Request) => {
    seen.push(request.headers.get("X-A"), request.headers.get("X-B"));
    return Response.json(gadget);
  };
  const client = createClient({ apiKey: "k", fetch, headers: { "X-A": "1", "X-B": "1" } });
  await updateGadget(client, input, { headers: { "x-a": "2" } });
  expect(seen).toEqual(["2", "1"]);
});
