import { describe, expect, it } from "vitest";
import { blobBody } from "../../../scripts/runtime/client/decode.ts";
import * as encode from "../../../scripts/runtime/client/encode.ts";
import { type AnyResult, ResultError, stoppedBy } from "../../../scripts/runtime/client/result.ts";

type Parts = encode.InputParts;
const route = { method: "POST", path: "/things/{id}", parts: (input: Parts) => input, repeatable: true };
const made = (
  parts: Parts,
  more: Partial<encode.RequestRoute<Parts>> = {},
  fields: Record<string, string> = {},
) => encode.outgoingOf({ ...route, ...more }, parts, "http://host/v1", fields);
const id = { id: "a" };

describe("where a request goes", () => {
  it.each<[what: string, parts: Parts, wanted: string]>([
    ["a name", { path: id }, "/things/a"],
    ["what a segment can't hold", { path: { id: "a/b?c#d e" } }, "/things/a%2Fb%3Fc%23d%20e"],
    ["a list", { path: { id: ["a,b", 3, true] } }, "/things/a%2Cb,3,true"],
    ["three dots", { path: { id: "..." } }, "/things/..."],
    [
      "a query",
      { path: id, query: { q: "a b", n: 0, no: undefined, l: ["x", "&"] } },
      "/things/a?q=a%20b&n=0&l=x&l=%26",
    ],
    ["a query of nothing", { path: id, query: { no: undefined, l: [] } }, "/things/a"],
    ["an odd name in a query", { path: id, query: { "a[b]": 1 } }, "/things/a?a%5Bb%5D=1"],
  ])("%s", (_, parts, wanted) => {
    expect(made(parts)).toMatchObject({ url: `http://host/v1${wanted}`, repeatable: true });
  });

  it.each<[what: string, parts: Parts, pointer: string]>([
    ["no name", {}, "/id"],
    ["an empty name", { path: { id: "" } }, "/id"],
    ["an empty list", { path: { id: [] } }, "/id"],
    ["a dot", { path: { id: "." } }, "/id"],
    ["two dots", { path: { id: ".." } }, "/id"],
    ["half a character in a path", { path: { id: "\ud800" } }, ""],
    ["half a character in a query", { path: id, query: { q: "\ud800" } }, ""],
  ])("is refused: %s", (_, parts, pointer) => {
    expect(made(parts)).toMatchObject({ failure: { status: "invalid-request", pointer } });
  });
});

describe("what a request holds", () => {
  const sent = (
    parts: Parts,
    more: Partial<encode.RequestRoute<Parts>> = {},
    fields: Record<string, string> = {},
  ) => {
    const request = made({ path: id, ...parts }, more, fields);
    if (!("init" in request)) throw request;
    return {
      ...request.init,
      headers: Object.fromEntries(request.init.headers as Headers),
      repeatable: request.repeatable,
    };
  };

  it("fields of the client, of the body and of the call, the later ones first", () => {
    const header = { "X-A": 1, "x-b": undefined, "X-C": ["a", "b"] };
    expect(sent({ header, body: {} }, { encode: encode.asJson }, { "X-A": "0", "X-D": "d" }).headers).toEqual(
      {
        "content-type": "application/json",
        "x-a": "1",
        "x-c": "a,b",
        "x-d": "d",
      },
    );
  });

  it.each<
    [
      what: string,
      encoding: encode.Encode | undefined,
      body: unknown,
      said: string | undefined,
      wanted: object,
    ]
  >([
    ["none", encode.asJson, undefined, undefined, { type: undefined, body: undefined, repeatable: true }],
    [
      "none, by the contract",
      undefined,
      {},
      undefined,
      { type: undefined, body: undefined, repeatable: true },
    ],
    [
      "JSON",
      encode.asJson,
      { a: 1 },
      undefined,
      { type: "application/json", body: '{"a":1}', repeatable: true },
    ],
    [
      "JSON of a type",
      encode.asJsonType("a/b+json"),
      [],
      "text/plain",
      { type: "a/b+json", body: "[]", repeatable: true },
    ],
    [
      "bytes",
      encode.asBytes("image/png"),
      "x",
      undefined,
      { type: "image/png", body: "x", repeatable: true },
    ],
    [
      "bytes within a range, of which nothing is known",
      encode.asBytesWithin("image/*"),
      "x",
      undefined,
      { type: "image/octet-stream" },
    ],
    ["bytes of any type", encode.asBytesWithin("*/*"), "x", undefined, { type: "application/octet-stream" }],
    ["bytes whose type is said", encode.asBytesWithin("image/*"), "x", "IMAGE/gif", { type: "IMAGE/gif" }],
    [
      "bytes whose type is said wrongly",
      encode.asBytesWithin("image/*"),
      "x",
      "text/plain",
      { type: "image/octet-stream" },
    ],
    [
      "bytes whose type is a range",
      encode.asBytesWithin("image/*"),
      "x",
      "image/*",
      { type: "image/octet-stream" },
    ],
    [
      "a blob within a range",
      encode.asBytesWithin("image/*"),
      new Blob([], { type: "image/png" }),
      "image/gif",
      { type: "image/png" },
    ],
    [
      "a stream",
      encode.asBytes("image/png"),
      new Blob(["x"]).stream(),
      undefined,
      { type: "image/png", duplex: "half", repeatable: false },
    ],
  ])("a body: %s", (_, encoding, body, said, wanted) => {
    const { headers, ...rest } = sent(
      { body },
      encoding ? { encode: encoding } : {},
      said === undefined ? {} : { "Content-Type": said },
    );
    expect({ type: headers["content-type"], body: rest.body, duplex: undefined, ...rest }).toMatchObject(
      wanted,
    );
  });

  it("what can't be written as JSON is refused", () => {
    const circle: Record<string, unknown> = {};
    circle["self"] = circle;
    const refused = made({ path: id, body: circle }, { encode: encode.asJson });
    expect(refused).toMatchObject({ failure: { status: "invalid-request", pointer: "" } });
  });

  it.each<[value: unknown, isCarried: boolean]>([
    ["a b", true],
    ["é", true],
    ["a", true],
    [7, true],
    [undefined, true],
    ["", true],
    [" a", false],
    ["a ", false],
    ["a\nb", false],
    ["€", false],
    [["a", "b"], true],
  ])("a field with %j is carried: %s", (value, isCarried) => {
    if (isCarried) expect(encode.headerField("X", value)).toBe(value);
    else expect(() => encode.headerField("X", value)).toThrow(/header field/);
  });
});

describe("a form", () => {
  const written = async (fields: object) => {
    const { body, type = "" } = encode.asForm(fields);
    const text = await (body as Blob).text();
    return text.replaceAll(type.split("boundary=")[1] ?? "", "B").replaceAll("\r\n", "\n");
  };
  const head = 'Content-Disposition: form-data; name="f"';
  it.each<[what: string, fields: object, wanted: string]>([
    ["nothing", {}, "--B--\n"],
    ["a text, its line breaks as they are", { f: "a\nb" }, `--B\n${head}\n\na\nb\n--B--\n`],
    ["what is not there", { f: null, g: undefined }, "--B--\n"],
    ["a number and a flag", { f: [0, false] }, `--B\n${head}\n\n0\n--B\n${head}\n\nfalse\n--B--\n`],
    ["an object", { f: { a: 1 } }, `--B\n${head}\nContent-Type: application/json\n\n{"a":1}\n--B--\n`],
    [
      "bytes",
      { f: new Blob(["x"]) },
      `--B\n${head}; filename="blob"\nContent-Type: application/octet-stream\n\nx\n--B--\n`,
    ],
    [
      "a file",
      { f: new File(["x"], 'a"\n.png', { type: "image/png" }) },
      `--B\n${head}; filename="a%22%0A.png"\nContent-Type: image/png\n\nx\n--B--\n`,
    ],
  ])("%s", async (_, fields, wanted) => {
    expect(await written(fields)).toBe(wanted);
  });

  it("refuses a list of nothing, and half a character", () => {
    expect(() => encode.asForm({ f: [] })).toThrow();
    expect(() => encode.asForm({ f: "\ud800" })).toThrow();
  });
});

it.each([null, "image/png"])("bytes of the type %s stay bytes", async (type) => {
  const response = new Response("x", type === null ? {} : { headers: { "Content-Type": type } });
  response.headers.delete(type === null ? "Content-Type" : "X");
  const blob = blobBody({ response, bytes: new Uint8Array([120]) }) as Blob;
  expect([blob.type, await blob.text()]).toEqual([type ?? "", "x"]);
});

it.each<[result: Partial<AnyResult>, wanted: string]>([
  [{ ok: true, status: 200 }, "GET /a: 200 "],
  [{ ok: false, status: 404, error: "gone" }, "GET /a: 404 gone"],
  [{ ok: false, status: "timeout", reason: "too long" }, "GET /a: timeout too long"],
])("the error of %j says what was asked and why it failed", (result, wanted) => {
  const whole = { request: { method: "GET", url: "/a" }, attempts: 1, ...result } as AnyResult;
  expect(new ResultError(whole).message).toBe(wanted);
});

it.each<[thrown: unknown, failure: object]>([
  ["no error", { status: "network-error" }],
  [new Error("a", { cause: Object.assign(new Error("b"), { code: "ECONNRESET" }) }), { code: "ECONNRESET" }],
])("what `fetch` throws is a network error: %s", (thrown, failure) => {
  expect(stoppedBy(thrown, (text) => text)).toMatchObject({ failure });
});
