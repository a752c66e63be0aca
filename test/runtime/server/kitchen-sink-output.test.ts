import { describe, expect, it } from "vitest";
import { apple } from "../../fixtures/kitchen-sink/items/schemas.ts";
import { item, json, newItem, type Result, token, useKitchenSink, ways } from "./sink.ts";

describe.each(ways)("what leaves, %s", (way) => {
  const sink = useKitchenSink(way);

  const patch = { method: "PATCH", headers: json, body: "{}" };
  it.each<[what: string, path: string, init: RequestInit, result: Result, want: object]>([
    [
      "the documented header fields, and further ones",
      item,
      patch,
      { status: 200, body: apple, headers: { ETag: '"1"', "Cache-Control": ["no-store", "private"] } },
      { status: 200, etag: '"1"', "cache-control": "no-store, private" },
    ],
    ["no body", item, { method: "DELETE", headers: token }, { status: 204 }, { status: 204, body: "" }],
    [
      "the one text that handlers decide",
      "/v2/items",
      { ...patch, method: "POST", body: newItem },
      { status: 422 },
      { status: 422, body: '{"message":"the stock is full"}' },
    ],
    [
      "the text that the handler chose",
      "/v2/items",
      { ...patch, method: "POST", body: newItem },
      { status: 422, error: "name must not be empty" },
      { status: 422, body: '{"message":"name must not be empty"}' },
    ],
    [
      "when an operation goes",
      "/v2/categories",
      { headers: { "x-shop-key": "s" } },
      { status: 200, body: [] },
      { status: 200, body: "[]", deprecation: "@1780272000", sunset: "Tue, 01 Jun 2027 00:00:00 GMT" },
    ],
    [
      "the same of its errors",
      "/v2/categories",
      {},
      { status: 200, body: [] },
      { status: 401, deprecation: "@1780272000", sunset: "Tue, 01 Jun 2027 00:00:00 GMT" },
    ],
    [
      "bytes",
      `${item}/photos/front/content`,
      { headers: token },
      { status: 200, body: new Uint8Array([104, 105]) },
      { status: 200, body: "hi", "content-type": "image/png" },
    ],
    [
      "nothing but the head",
      `${item}/photos/front/content`,
      { method: "HEAD", headers: token },
      { status: 200, body: new Blob(["hi"]) },
      { status: 200, body: "", "content-type": "image/png" },
    ],
    [
      "all methods of a path",
      "/v2/items",
      { method: "OPTIONS" },
      { status: 500 },
      { status: 204, body: "", allow: "GET, HEAD, OPTIONS, POST" },
    ],
  ])("%s", async (_, path, init, result, want) => {
    const { send, errors } = sink(result);
    const response = await send(path, init);
    const got = {
      ...Object.fromEntries(response.headers),
      status: response.status,
      body: await response.text(),
    };
    expect(got).toMatchObject(want);
    expect(errors).toEqual([]);
  });

  const photo = `${item}/photos/front/content`;

  it("is read piece by piece where it is a stream, until the caller goes", async () => {
    let cancel = (_: unknown) => {};
    const cancelled = new Promise((resolve) => {
      cancel = resolve;
    });
    const body = new ReadableStream({
      pull: (controller) => controller.enqueue(new Uint8Array(65_536).fill(104)),
      cancel,
    });
    const response = await sink({ status: 200, body }).send(photo, { headers: token });
    const reader = response.body?.getReader();
    expect((await reader?.read())?.value?.at(0)).toBe(104);
    await reader?.cancel("enough");
    await cancelled;
  });

  it("breaks off where its stream does: the logger gets the cause, the caller does not", async () => {
    const cause = new Error("the password is swordfish");
    const body = new ReadableStream({
      pull: () => {
        throw cause;
      },
    });
    const { send, errors } = sink({ status: 200, body });
    const response = await send(photo, { headers: token });
    await expect(response.text()).rejects.toThrow(way === "in process" ? "the server failed" : "terminated");
    expect(errors).toEqual([expect.objectContaining({ event: "failure", operationId: "getPhoto", cause })]);
  });

  it("lets go of a stream that nobody will read", async () => {
    let isCancelled = false;
    const body = new ReadableStream({
      cancel: () => {
        isCancelled = true;
      },
    });
    const response = await sink({ status: 200, body }).send(photo, { method: "HEAD", headers: token });
    expect([response.status, await response.text(), isCancelled]).toEqual([200, "", true]);
  });

  it("has a line for each cookie", async () => {
    const cookies = ["a=1; Path=/", "b=2"];
    const { send } = sink({ status: 200, body: { status: "ok" }, headers: { "Set-Cookie": cookies } });
    expect((await send("/v2/health")).headers.getSetCookie()).toEqual(cookies);
  });

  it("leaves out what the contract does not know", async () => {
    const { send } = sink({ status: 200, body: { secret: 1, status: "ok" } });
    expect(await (await send("/v2/health")).text()).toBe('{"status":"ok"}');
  });
});
