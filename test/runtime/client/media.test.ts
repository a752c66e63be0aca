import { describe, expect, it } from "vitest";
import { asText, asUrlencoded, textBody } from "../../../scripts/runtime/client/media.ts";

describe("a URL-encoded form", () => {
  it.each<[what: string, fields: object, wanted: string]>([
    ["texts", { a: "x y", b: "&=+é", c: "" }, "a=x+y&b=%26%3D%2B%C3%A9&c="],
    ["numbers and booleans", { a: 1.5, b: false }, "a=1.5&b=false"],
    ["a list", { a: ["x", 1] }, "a=x&a=1"],
    ["objects, as JSON", { a: { b: 1 }, c: [{ d: 2 }] }, "a=%7B%22b%22%3A1%7D&c=%7B%22d%22%3A2%7D"],
    ["what is absent", { a: undefined, b: null, c: "x" }, "c=x"],
    ["nothing", {}, ""],
  ])("of %s", (_, fields, wanted) => {
    expect(asUrlencoded(fields)).toEqual({ body: wanted, type: "application/x-www-form-urlencoded" });
  });

  it("refuses an empty list, which would leave no trace", () => {
    expect(() => asUrlencoded({ tags: [] })).toThrow("expected a list that is not empty, or none at /tags");
  });

  it("refuses half a surrogate pair", () => {
    expect(() => asUrlencoded({ a: "\ud800" })).toThrow(URIError);
  });
});

it("a text is sent as it is", () => {
  expect(asText("text/csv; header=present")("a,é\r\n")).toEqual({
    body: "a,é\r\n",
    type: "text/csv; header=present",
  });
  expect(() => asText("text/csv")("\ud800")).toThrow(URIError);
});

it("a text is read as UTF-8", () => {
  const response = new Response();
  expect(textBody({ response, bytes: new TextEncoder().encode("é\n") })).toBe("é\n");
  expect(textBody({ response, bytes: new Uint8Array([0x61, 0xff]) })).toBe("a\ufffd");
});
