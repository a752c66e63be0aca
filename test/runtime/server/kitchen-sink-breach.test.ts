import { describe, expect, it } from "vitest";
import { apple } from "../../fixtures/kitchen-sink/items/schemas.ts";
import { item, page, type Result, token, useKitchenSink, ways } from "./sink.ts";

describe.each(ways)("what must not leave, %s", (way) => {
  const sink = useKitchenSink(way);

  it.each<[what: string, path: string, result: Result, pointer: string, message: string]>([
    ["a status", item, { status: 418 }, "responses/418", "expected a documented status"],
    [
      "a text",
      item,
      { status: 404, error: "gone" },
      "responses/404/error",
      "expected one of the documented texts",
    ],
    [
      "no text of several",
      item,
      { status: 422 },
      "responses/422/error",
      "expected one of the documented texts",
    ],
    ["no body", item, { status: 200 }, "responses/200/body", "Invalid input"],
    [
      "a field",
      item,
      { status: 200, body: { ...apple, created_at: "today" } },
      "responses/200/body/created_at",
      "Invalid ISO datetime",
    ],
    [
      "no header field",
      "/v2/items",
      { ...page, headers: {} },
      "responses/200/headers/X-Total-Count",
      "Invalid input: expected number, received undefined",
    ],
    [
      "a line break in a header field",
      "/v2/items",
      { ...page, headers: { "X-Total-Count": 0, Link: "a\r\nSet-Cookie: b" } },
      "responses/200/headers/Link",
      "expected a header field",
    ],
    [
      "another type than the body's",
      "/v2/items",
      { ...page, headers: { "X-Total-Count": 0, "Content-Type": "text/html" } },
      "responses/200/headers/Content-Type",
      "the server sets it",
    ],
    [
      "another length than the body's",
      item,
      { status: 404, headers: { "content-length": 1 } },
      "responses/404/headers/content-length",
      "the server sets it",
    ],
    [
      "no bytes",
      `${item}/photos/front/content`,
      { status: 200, body: "text" },
      "responses/200/body",
      "expected bytes",
    ],
  ])("%s", async (_, path, result, pointer, message) => {
    const { send, errors } = sink(result);
    const response = await send(path, { headers: token });
    expect([response.status, await response.json()]).toEqual([500, { message: "the server failed" }]);
    expect(errors).toEqual([
      expect.objectContaining({ event: "breach", pointer, message: expect.stringContaining(message) }),
    ]);
  });

  it("is the handler's concern where responses are not checked", async () => {
    const { send } = sink({ status: 200, body: { status: "odd", more: 1 } }, { validateResponses: false });
    expect(await (await send("/v2/health")).json()).toEqual({ status: "odd", more: 1 });
  });
});
