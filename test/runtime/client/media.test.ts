import { describe, expect, it } from "vitest";
import { object, string } from "../../../scripts/runtime/client/check.ts";
import { jsonBody } from "../../../scripts/runtime/client/decode.ts";
import { asJson } from "../../../scripts/runtime/client/encode.ts";
import {
  asText,
  asUrlencoded,
  byContentType,
  byType,
  decodeBy,
  encodeBy,
  textBody,
  typed,
} from "../../../scripts/runtime/client/media.ts";

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

describe("of several media types", () => {
  const encode = encodeBy({ "application/json": asJson, "text/csv": asText("text/csv") });

  it("a body is encoded as its own", () => {
    expect(encode({ contentType: "text/csv", body: "a" })).toEqual({ body: "a", type: "text/csv" });
    expect(encode({ contentType: "application/json", body: "a" })).toMatchObject({ body: '"a"' });
    expect(() => encode({ contentType: "toString", body: "a" })).toThrow(
      "expected one of application/json,text/csv",
    );
  });

  const decode = decodeBy({
    "application/*": textBody,
    "application/json": jsonBody,
    'application/json; profile="x"': textBody,
    "text/csv; charset=utf-8": textBody,
  });
  it.each([
    ["application/json", "application/json"],
    ["Application/JSON ; charset=utf-8", "application/json"],
    ["application/json;Profile=x", 'application/json; profile="x"'],
    ["application/pdf", "application/*"],
    ["text/csv", "text/csv; charset=utf-8"],
    ["text/html", "application/*"],
    ["", "application/*"],
  ])("an answer of %j is read as %s", (sent, wanted) => {
    const response = new Response(null, { headers: sent ? { "Content-Type": sent } : {} });
    const bytes = new TextEncoder().encode("7");
    expect(decode({ response, bytes })).toMatchObject({
      contentType: wanted,
      body: wanted === "application/json" ? 7 : "7",
    });
  });

  const check = byContentType("a/json", {
    "a/json": object({ body: object({}) }),
    "a/text": object({ body: string }),
  });
  it.each<[input: object, wanted: unknown]>([
    [{ body: {} }, undefined],
    [{ contentType: undefined, body: {} }, undefined],
    [{ contentType: "a/text", body: "x" }, undefined],
    [
      { contentType: "a/text", body: {} },
      { pointer: "/body", expected: "a string" },
    ],
    [{ body: "x" }, { pointer: "/body", expected: "an object" }],
    [
      { contentType: "a/xml", body: "x" },
      { pointer: "/contentType", expected: 'one of ["a/json","a/text"]' },
    ],
  ])("the input %j is checked as its type wants it", (input, wanted) => {
    expect(check(input, true)).toEqual(wanted);
  });
});

describe("what is said beside the body of an answer", () => {
  const answer = (type: string, text: string) => ({
    response: new Response(null, { headers: { "Content-Type": type } }),
    bytes: new TextEncoder().encode(text),
  });
  const decode = decodeBy({ "application/json": jsonBody, "text/csv": textBody });

  it("its judge is that of its media type; another part has the judge that it has anyway", () => {
    const asked: unknown[] = [];
    const judge = byType((part, value) => void asked.push([part, value]));
    judge(200, decode(answer("text/csv", "a")));
    judge(404, { error: "none" });
    judge("input", undefined);
    expect(asked).toEqual([
      ["200 text/csv", "a"],
      [404, { error: "none" }],
      ["input", undefined],
    ]);
  });

  it("an answer is of the type that the caller accepts, if its status has that", () => {
    const judge = (accepted: string, type: string) =>
      byType((part) => ({ pointer: "/", expected: String(part) }), accepted)(200, decode(answer(type, "1")));
    const wrong = { pointer: "", expected: "the media type text/csv" };
    expect(judge("text/csv", "application/json")).toEqual(wrong);
    expect(judge("text/csv", "text/csv; charset=utf-8")).toMatchObject({ expected: "200 text/csv" });
    // Another status has it.
    expect(judge("application/pdf", "text/csv")).toMatchObject({ expected: "200 text/csv" });
  });

  it.each([
    [
      { ok: true, data: decode(answer("text/csv", "a")) },
      { ok: true, contentType: "text/csv", data: "a" },
    ],
    [
      { ok: true, data: "a" },
      { ok: true, data: "a" },
    ],
    [
      { ok: false, error: "none" },
      { ok: false, error: "none" },
    ],
  ])("%#: the result has it", async (result, wanted) => {
    expect(await typed(Promise.resolve(result))).toEqual(wanted);
  });

  it("without decoders nothing is read, and an input that is absent has no body", () => {
    expect(decodeBy({})(answer("text/csv", "a"))).toEqual({ contentType: "", body: undefined, types: [] });
    const check = byContentType("a/text", { "a/text": object({ body: string }) });
    expect(check(undefined, true)).toMatchObject({ pointer: "/body" });
  });
});
