import { describe, expect, it } from "vitest";
import { form, item, json, token, useKitchenSink, ways } from "./sink.ts";

describe.each(ways)("what is refused, %s", (way) => {
  const sink = useKitchenSink(way);

  const upload = (body: BodyInit, headers: Record<string, string> = token) =>
    ({ method: "POST", headers, body }) as const;
  it.each<[what: string, path: string, init: RequestInit, status: number, message: string]>([
    ["a number out of bounds", "/v2/items?limit=0", { headers: token }, 422, "limit must be 1 to 100"],
    ["no number", "/v2/items?limit=ten", { headers: token }, 422, "the request is not valid"],
    ["an empty number", "/v2/items?limit=", { headers: token }, 422, "the request is not valid"],
    ["a number that JSON lacks", "/v2/items?limit=0x10", { headers: token }, 422, "the request is not valid"],
    ["two numbers for one", "/v2/items?limit=1&limit=2", { headers: token }, 422, "the request is not valid"],
    ["no boolean", "/v2/items?in_stock=yes", { headers: token }, 422, "the request is not valid"],
    [
      "too long a list",
      "/v2/items?tag=fresh&tag=fresh&tag=fresh&tag=fresh",
      { headers: token },
      422,
      "the request is not valid",
    ],
    ["a header", "/v2/items", { headers: { ...token, "x-trace-id": "x" } }, 422, "the request is not valid"],
    ["a path", "/v2/items/7", { headers: token }, 422, "item id must be a UUID"],
    ["a key in the wrong header", "/v2/categories", { headers: token }, 401, "credentials are required"],
    [
      "a wrong key",
      "/v2/categories",
      { headers: { "x-shop-key": "wrong" } },
      401,
      "credentials are required",
    ],
    ["an unknown kind", "/v2/items", upload('{"kind":"x"}', json), 422, "the request is not valid"],
    [
      "a form without its file",
      `${item}/photos`,
      upload(form({ caption: "x" })),
      422,
      "the request is not valid",
    ],
    [
      "a text for a file",
      `${item}/photos`,
      upload(form({ caption: "x", file: "y" })),
      422,
      "the request is not valid",
    ],
    [
      "a text in a form",
      `${item}/photos`,
      upload(form({ caption: "", file: new Blob(["y"]) })),
      422,
      "caption must not be empty",
    ],
    [
      "two texts for one in a form",
      `${item}/photos`,
      upload(form({ caption: ["x", "y"], file: new Blob(["y"]) })),
      422,
      "the request is not valid",
    ],
    [
      "a form that ends early",
      `${item}/photos`,
      upload('--b\r\nContent-Disposition: form-data; name="caption"\r\n\r\nx', {
        ...token,
        "content-type": "multipart/form-data; boundary=b",
      }),
      422,
      "the request is not valid",
    ],
    [
      "a form without a boundary",
      `${item}/photos`,
      upload("x", { ...token, "content-type": "multipart/form-data" }),
      422,
      "the request is not valid",
    ],
    [
      "bytes of another type",
      `${item}/photos/front/content`,
      { method: "PUT", headers: { ...token, "content-type": "image/gif" }, body: "x" },
      422,
      "the request is not valid",
    ],
  ])("%s", async (_, path, init, status, message) => {
    const { send, calls } = sink({ status: 500 });
    const response = await send(path, init);
    expect([response.status, await response.json()]).toEqual([status, { message }]);
    expect(calls).toEqual([]);
  });
});
