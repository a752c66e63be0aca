import { describe, expect, it } from "vitest";
import { form, item, json, newItem, page, type Result, token, useKitchenSink, ways } from "./sink.ts";

describe.each(ways)("what a handler gets, %s", (way) => {
  const sink = useKitchenSink(way);

  it.each<[what: string, path: string, init: RequestInit, result: Result, call: object]>([
    [
      "defaults of a query",
      "/v2/items",
      { headers: token },
      page,
      {
        operationId: "listItems",
        principal: "token:t",
        query: { limit: 20, sort: "created_at" },
        headers: {},
      },
    ],
    [
      "numbers, booleans and lists of a query, and a header",
      "/v2/items?limit=5&in_stock=false&max_price=1.5&tag=fresh&tag=heavy&cursor=7&unknown=1",
      { headers: { ...token, "x-trace-id": "0123456789abcdef" } },
      page,
      {
        operationId: "listItems",
        principal: "token:t",
        query: {
          limit: 5,
          cursor: "7",
          tag: ["fresh", "heavy"],
          sort: "created_at",
          in_stock: false,
          max_price: 1.5,
        },
        headers: { "X-Trace-Id": "0123456789abcdef" },
      },
    ],
    [
      "a list of one",
      "/v2/items?tag=fresh",
      { headers: token },
      page,
      { query: { limit: 20, sort: "created_at", tag: ["fresh"] } },
    ],
    [
      "defaults within a body",
      "/v2/items",
      {
        method: "POST",
        headers: json,
        body: '{"kind":"durable","warranty_months":0,"name":"Ladder","price":1,"season":null,"extra":1}',
      },
      { status: 409 },
      {
        operationId: "createItem",
        principal: "token:t",
        body: {
          kind: "durable",
          warranty_months: 0,
          name: "Ladder",
          tags: [],
          price: 1,
          quantity: 1,
          season: null,
        },
      },
    ],
    [
      "a key in a header",
      "/v2/categories",
      { headers: { "x-shop-key": "s" } },
      { status: 200, body: [] },
      { operationId: "listCategories", principal: "shopKey:s" },
    ],
    [
      "nothing of a caller whom nobody asked",
      "/v2/health",
      { headers: token },
      { status: 200, body: { status: "ok" } },
      { operationId: "getHealth", principal: undefined },
    ],
    [
      "two names in a path, and bytes",
      `${item}/photos/front%20side/content`,
      {
        method: "PUT",
        headers: { ...token, "content-type": "image/png" },
        body: new Uint8Array([1, 0, 255]),
      },
      { status: 202 },
      {
        operationId: "replacePhoto",
        principal: "token:t",
        params: { item_id: "0b6e2f0e-3f4c-4c39-9f0e-0d5ad3a7a1c4", photo_id: "front side" },
        body: new Uint8Array([1, 0, 255]),
      },
    ],
  ])("%s", async (_, path, init, result, call) => {
    const { send, calls } = sink(result);
    const response = await send(path, init);
    expect(response.status).toBe(result.status);
    expect(calls).toEqual([expect.objectContaining(call)]);
  });

  it("files and texts of a form", async () => {
    const { send, calls } = sink({ status: 201, body: { id: "front", caption: "On the tree" } });
    const file = new File([new Uint8Array([137, 80])], "a.png", { type: "image/png" });
    const body = form({ file, caption: "On the tree", position: "3", unknown: "x" });
    const response = await send(`${item}/photos`, { method: "POST", headers: token, body });
    expect(response.status).toBe(201);
    const got = calls[0]?.["body"] as { file: File; caption: string; position: number };
    expect([got.caption, got.position, got.file.name, got.file.type]).toEqual([
      "On the tree",
      3,
      "a.png",
      "image/png",
    ]);
    expect(new Uint8Array(await got.file.arrayBuffer())).toEqual(new Uint8Array([137, 80]));
    expect(Object.keys(got)).toEqual(["file", "caption", "position"]);
  });

  it("the request, whose body was read", async () => {
    const { send, requests } = sink({ status: 422 });
    await send("/v2/items?a=b", { method: "POST", headers: { ...json, "x-seen": "yes" }, body: newItem });
    const [request] = requests;
    expect([request?.method, new URL(request?.url ?? "").search, request?.headers.get("x-seen")]).toEqual([
      "POST",
      "?a=b",
      "yes",
    ]);
    await expect(request?.text()).rejects.toThrow(TypeError);
  });

  it("the body, also where `authenticate` looked at it before", async () => {
    const seen: string[] = [];
    const authenticate = async (_: string, { request }: { readonly request: Request }) => {
      seen.push(await request.clone().text());
      return "signed";
    };
    const { send, calls } = sink({ status: 422 }, { authenticate });
    await send("/v2/items", { method: "POST", headers: json, body: newItem });
    expect([seen, calls]).toEqual([[newItem], [expect.objectContaining({ principal: "signed" })]]);
  });
});
