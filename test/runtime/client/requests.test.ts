import { describe, expect, it } from "vitest";
import * as sink from "../../fixtures/kitchen-sink/expected/client/src/index.ts";
import { serve } from "./server.ts";

const item_id = "0b6e2f0e-3f4c-4c39-9f0e-0d5ad3a7a1c4";

type Call = (client: sink.Client) => Promise<unknown>;

interface Wanted {
  readonly method: string;
  readonly url: string;
  readonly headers?: object;
  readonly body?: string;
}

const apple: sink.NewItem = {
  kind: "perishable",
  best_before: "2026-12-01",
  name: "Apple",
  price: 0.4,
  season: null,
};

const cases: readonly (readonly [what: string, call: Call, wanted: Wanted])[] = [
  ["nothing", (client) => sink.listItems(client), { method: "GET", url: "/v2/items" }],
  [
    "query parameters: arrays, numbers, booleans, and what must be encoded",
    (client) =>
      sink.listItems(client, { limit: 5, cursor: "a b&c=d/é", tag: ["fresh", "heavy"], in_stock: false }),
    {
      method: "GET",
      url: "/v2/items?limit=5&cursor=a%20b%26c%3Dd%2F%C3%A9&tag=fresh&tag=heavy&in_stock=false",
    },
  ],
  [
    "undefined",
    (client) => sink.listItems(client, { limit: undefined }),
    { method: "GET", url: "/v2/items" },
  ],
  [
    "a header field",
    (client) => sink.listItems(client, { "X-Trace-Id": "0123456789abcdef" }),
    { method: "GET", url: "/v2/items", headers: { "x-trace-id": "0123456789abcdef" } },
  ],
  [
    "a body of its own, as it is a union",
    (client) => sink.createItem(client, { body: apple }),
    {
      method: "POST",
      url: "/v2/items",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(apple),
    },
  ],
  [
    "body fields beside parameters, `null` among them",
    (client) =>
      sink.updateItem(client, { item_id, "If-Match": '"7"', price: 1, note: null, name: undefined }),
    {
      method: "PATCH",
      url: `/v2/items/${item_id}`,
      headers: { "content-type": "application/json", "if-match": '"7"' },
      body: '{"price":1,"note":null}',
    },
  ],
  [
    "body fields of which none is given",
    (client) => sink.updateItem(client, { item_id }),
    {
      method: "PATCH",
      url: `/v2/items/${item_id}`,
      headers: { "content-type": "application/json" },
      body: "{}",
    },
  ],
  [
    "no body",
    (client) => sink.deleteItem(client, { item_id }),
    { method: "DELETE", url: `/v2/items/${item_id}`, headers: { "content-type": undefined }, body: "" },
  ],
  [
    "another credential",
    (client) => sink.listCategories(client),
    { method: "GET", url: "/v2/categories", headers: { "x-shop-key": "s1", authorization: undefined } },
  ],
  [
    "no credential",
    (client) => sink.getHealth(client),
    { method: "GET", url: "/v2/health", headers: { "x-shop-key": undefined, authorization: undefined } },
  ],
  [
    "bytes",
    (client) => sink.replacePhoto(client, { item_id, photo_id: "front", body: new Uint8Array([104, 105]) }),
    {
      method: "PUT",
      url: `/v2/items/${item_id}/photos/front/content`,
      headers: { "content-type": "image/png" },
      body: "hi",
    },
  ],
  [
    "a stream",
    (client) => sink.replacePhoto(client, { item_id, photo_id: "front", body: new Blob(["hi"]).stream() }),
    {
      method: "PUT",
      url: `/v2/items/${item_id}/photos/front/content`,
      headers: { "content-type": "image/png", "transfer-encoding": "chunked" },
      body: "hi",
    },
  ],
  [
    "an id that would lead elsewhere",
    (client) => sink.getPhoto(client, { item_id, photo_id: "../a?b#c\r\nX: y/%2e%2e" }),
    { method: "GET", url: `/v2/items/${item_id}/photos/..%2Fa%3Fb%23c%0D%0AX%3A%20y%2F%252e%252e/content` },
  ],
];

describe.each([["straight"], ["through openapi-fetch"]])("on the wire, %s", (way) => {
  const seenOf = async (call: Call) => {
    const { baseUrl, seen } = await serve((response) => response.writeHead(418).end());
    const client = sink.createClient({
      token: "t1",
      shopKey: "s1",
      baseUrl,
      retries: 0,
      headers: { "X-All": "1" },
    });
    if (way !== "straight") sink.openapiFetch(client);
    const result = await call(client);
    return { result, request: seen[0], count: seen.length };
  };

  it.each(cases)("%s", async (_what, call, wanted) => {
    const { result, request, count } = await seenOf(call);
    expect(result).toMatchObject({ status: "undocumented", attempts: 1 });
    const { method, url, headers = {}, body } = request ?? {};
    const named = Object.keys(wanted.headers ?? {}).map((name) => [name, headers[name]]);
    expect({ method, url, headers: Object.fromEntries(named), body: String(body), count }).toEqual({
      headers: {},
      body: "",
      count: 1,
      ...wanted,
    });
    expect(headers["x-all"]).toBe("1");
  });

  it("the form of a multipart body", async () => {
    const { request } = await seenOf((client) =>
      sink.uploadPhoto(client, {
        item_id,
        file: new File(["png"], "a.png", { type: "image/png" }),
        caption: "Ä",
        position: 2,
      }),
    );
    const { body, headers } = request ?? {};
    const form = await new Response(body as BodyInit, {
      headers: { "Content-Type": String(headers?.["content-type"]) },
    }).formData();
    const file = form.get("file") as File;
    expect([file.name, file.type, await file.text()]).toEqual(["a.png", "image/png", "png"]);
    expect([...form.entries()].slice(1)).toEqual([
      ["caption", "Ä"],
      ["position", "2"],
    ]);
  });

  it.each([
    ["", "a segment of a path"],
    [".", "a segment of a path"],
    ["..", "a segment of a path"],
  ])("an id %j, which no encoding keeps in its place, is not sent", async (photo_id, expected) => {
    const { result, count } = await seenOf((client) =>
      sink.getPhoto({ ...client, open: (...open) => unchecked(client.open(...open)) }, { item_id, photo_id }),
    );
    expect(result).toMatchObject({ status: "invalid-request", pointer: "/photo_id", expected, attempts: 0 });
    expect(count).toBe(0);
  });
});

/** The call without its checks, which refuse some of these ids first. */
function unchecked(opened: ReturnType<sink.Client["open"]>): typeof opened {
  return { ...opened, validate: false };
}

describe("what can't be sent is a result", () => {
  const client = sink.createClient({ token: "t1", baseUrl: "http://127.0.0.1:9" });
  const cyclic: Record<string, unknown> = { ...apple };
  cyclic["labels"] = cyclic;

  it.each<[what: string, call: Promise<object>, pointer: string, expected: RegExp]>([
    ["a wrong id", sink.getItem(client, { item_id: "7" }), "/item_id", /^a uuid$/],
    [
      "a wrong number",
      sink.listItems(client, { limit: 0 }),
      "/limit",
      /^an integer of at least 1, of at most 100$/,
    ],
    [
      "a wrong element",
      sink.listItems(client, { tag: ["fresh", "new" as "heavy"] }),
      "/tag/1",
      /^one of \["fresh"/,
    ],
    [
      "a wrong header field",
      sink.listItems(client, { "X-Trace-Id": "x" }),
      "/X-Trace-Id",
      /^a string matching/,
    ],
    [
      "a field of the body",
      sink.updateItem(client, { item_id, name: "" }),
      "/name",
      /^a string of at least 1/,
    ],
    [
      "a field of a body in `body`",
      sink.createItem(client, { body: { ...apple, price: -1 } }),
      "/body/price",
      /^a number of at least 0$/,
    ],
    [
      "an unknown kind",
      sink.createItem(client, { body: { ...apple, kind: "odd" } as never }),
      "/body/kind",
      /^one of \["perishable","durable"\]$/,
    ],
    ["no input", sink.getItem(client, undefined as never), "/item_id", /^a value$/],
    [
      "an empty list in a query",
      sink.listItems(client, { tag: [] }),
      "/tag",
      /^an array of at least 1, of at most 3$/,
    ],
    [
      "a line break in a header field",
      sink.updateItem(client, { item_id, "If-Match": "a\r\nX: y" }),
      "/If-Match",
      /^text that a header field can carry$/,
    ],
    [
      "a space around a header field, which would be lost",
      sink.updateItem(client, { item_id, "If-Match": " a" }),
      "/If-Match",
      /^text that a header field can carry$/,
    ],
    ["half a character in a URL", sink.listItems(client, { cursor: "\uD800" }), "", /^text that a URL can/],
    ["a body in a circle", sink.createItem(client, { body: cyclic as never }), "/body/labels/price", /./],
    ["a big integer", sink.updateItem(client, { item_id, price: 1n as never }), "/price", /^a number/],
  ])("%s", async (_what, call, pointer, expected) => {
    expect(await call).toEqual({
      ok: false,
      status: "invalid-request",
      pointer,
      expected: expect.stringMatching(expected),
      reason: expect.stringContaining(pointer || "the input"),
      attempts: 0,
      request: { method: expect.any(String), url: expect.stringContaining("http://127.0.0.1:9") },
    });
  });
});
