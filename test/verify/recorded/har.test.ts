import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { ProblemError } from "../../../scripts/lib/problem.ts";
import { readHar } from "../../../scripts/verify/recorded/har.ts";
import { entry, harText } from "./traffic.ts";

const read = (value: unknown) => readHar(harText([value]), "t.har")[0];
const plain = entry();

describe("a request is read", () => {
  const posted = (postData: unknown, more: object = {}) =>
    read({ ...plain, request: { ...plain.request, postData, ...more } })?.request;
  const bodyOf = (postData: unknown, more: object = {}) => {
    const { body } = posted(postData, more) ?? {};
    return body && Buffer.from(body).toString();
  };

  it("with its body, whatever form the recorder gave it", () => {
    expect(bodyOf({ mimeType: "application/json", text: "{}" })).toBe("{}");
    expect(bodyOf({ mimeType: "application/json", text: "e30=", encoding: "base64" })).toBe("{}");
    expect(
      bodyOf({ mimeType: "application/x-www-form-urlencoded", params: [{ name: "a", value: "b c" }] }),
    ).toBe("a=b+c");
    expect(bodyOf({ mimeType: "multipart/form-data", params: [{ name: "file" }] })).toBeUndefined();
    expect(bodyOf(undefined)).toBeUndefined();
    expect(bodyOf(undefined, { bodySize: 0 })).toBe("");
    const sized = (length: string) => ({
      bodySize: -1,
      headers: [{ name: "Content-Length", value: length }],
    });
    expect(bodyOf(null, sized("0"))).toBe("");
    expect(bodyOf(null, sized("41"))).toBeUndefined();
    // Of HTTP/2, nothing may tell whether there was one.
    expect(bodyOf(null, { bodySize: -1 })).toBeUndefined();
    expect(bodyOf(null, { bodySize: -1, method: "GET" })).toBe("");
  });

  it("with names in lower case, the type of its body, and the query that the URL may lack", () => {
    const request = posted(
      { mimeType: "text/a", text: "x" },
      {
        method: "put",
        url: "http://a/b#c",
        headers: [
          { name: ":method", value: "PUT" },
          { name: "X-A", value: "1\n2" },
        ],
        queryString: [{ name: "q", value: "a b" }],
      },
    );
    expect(request).toMatchObject({
      method: "PUT",
      url: "http://a/b?q=a+b",
      headers: [
        { name: "x-a", value: "1" },
        { name: "x-a", value: "2" },
        { name: "content-type", value: "text/a" },
      ],
    });
  });
});

it("an answer is read, fields of one name joined", () => {
  const headers = [
    { name: "ETag", value: "a" },
    { name: "X-A", value: "1" },
    { name: "x-a", value: "2" },
  ];
  expect(read({ ...plain, response: { status: 200, headers } })?.answer).toEqual({
    status: 200,
    headers: { etag: "a", "x-a": "1, 2" },
    mediaType: "",
    cached: false,
  });
});

describe("the body of an answer is read", () => {
  const json = '{"a":1}';
  const zstd = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0, 0]);
  it.each<[what: string, encoding: string, body: Uint8Array, wanted: string | undefined]>([
    ["decoded, as HAR has it", "gzip", Buffer.from(json), json],
    ["compressed, as some proxies keep it", "gzip", gzipSync(json), json],
    ["compressed, by the long name", "X-GZip", gzipSync(json), json],
    ["compressed otherwise", "br", brotliCompressSync(json), json],
    ["deflated", "deflate", deflateSync(json), json],
    ["not compressed, whatever the header field says", "br", Buffer.from(json), json],
    ["of Zstandard, which is not read", "zstd", zstd, undefined],
    ["of another encoding", "identity", Buffer.from(json), json],
  ])("%s", (_, encoding, bytes, wanted) => {
    const headers = [{ name: "Content-Encoding", value: encoding }];
    const content = { size: 7, text: Buffer.from(bytes).toString("base64"), encoding: "base64" };
    const { body } = read({ ...plain, response: { status: 200, headers, content } })?.answer ?? {};
    expect(body && Buffer.from(body).toString()).toBe(wanted);
  });

  it.each(["_file", "_sha1"])("not where it stands in a file of its own (%s)", (member) => {
    const content = { size: 0, mimeType: "application/json", [member]: "b1946ac9.json" };
    expect(read({ ...plain, response: { status: 200, headers: [], content } })?.answer.body).toBeUndefined();
  });
});

describe("what is not HAR is refused", () => {
  it.each<[what: string, text: string, wanted: readonly string[]]>([
    ["an empty file", "", ["har-not-json 1:1"]],
    ["JSON that is broken", '{\n  "log": nope\n}', ["har-not-json 2:10"]],
    ["JSON that is cut off", '{"log":\n{"entries":[', ["har-not-json 2:13"]],
    ["another JSON", "[]", ["har-unusable "]],
    ["no entries", '{"log":{}}', ["har-unusable /log/entries"]],
    ["another version", harText([], "2.0"), ["har-unusable /log/version"]],
    ["an entry that is none", harText([plain, 1]), ["har-unusable /log/entries/1"]],
    [
      "two faults",
      harText([
        { ...plain, request: { method: "GET", headers: [] } },
        { ...plain, response: {} },
      ]),
      [
        "har-unusable /log/entries/0/request/url",
        "har-unusable /log/entries/1/response/status",
        "har-unusable /log/entries/1/response/headers",
      ],
    ],
    [
      "many faults",
      harText(Array.from({ length: 50 }, () => 1)),
      Array.from({ length: 10 }, (_, index) => `har-unusable /log/entries/${index}`),
    ],
  ])("%s", (_, text, wanted) => {
    let problems: ProblemError["problems"] = [];
    try {
      readHar(text, "t.har");
    } catch (error) {
      if (error instanceof ProblemError) problems = error.problems;
    }
    const seen = problems.map(
      ({ code, pointer, line, column }) => `${code} ${pointer ?? `${line}:${column}`}`,
    );
    expect(seen).toEqual(wanted);
    for (const { file } of problems) expect(file).toBe("t.har");
  });
});

it("a byte order mark is skipped", () => {
  expect(readHar(`\ufeff${harText([plain])}`, "t.har")).toHaveLength(1);
});
