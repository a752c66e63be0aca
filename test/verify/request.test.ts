import { describe, expect, it } from "vitest";
import type { OperationModel, ParameterModel, PayloadModel } from "../../scripts/model/model.ts";
import type { SecuritySchemeModel } from "../../scripts/model/security.ts";
import { curlOf } from "../../scripts/verify/http/curl.ts";
import {
  encodedAs,
  httpRequest,
  withCredential,
  withHeader,
  withoutHeader,
  withQuery,
} from "../../scripts/verify/http/request.ts";
import type { RequestInput } from "../../scripts/verify/request-input.ts";

const payload = (kind: PayloadModel["kind"], mediaType: string): PayloadModel => ({
  kind,
  mediaType,
  examples: {},
  files: [],
});
const parameter = (place: ParameterModel["in"], name: string, more: Partial<ParameterModel> = {}) =>
  ({
    ...{ in: place, name, required: false, schema: { type: "string" }, examples: {} },
    ...{ style: ["path", "header"].includes(place) ? "simple" : "form", explode: true, allowReserved: false },
    ...more,
  }) as ParameterModel;
const operation = (own: Partial<OperationModel> = {}) =>
  ({
    ...{ method: "POST", path: "/a/{id}", parameters: [], responses: [], errors: [], idempotent: false },
    ...own,
  }) as unknown as OperationModel;
const input = (own: Partial<RequestInput> = {}): RequestInput => ({
  params: {},
  query: {},
  headers: {},
  ...own,
});

/** Method, target, header fields and the body's text. */
function written(own: Partial<OperationModel>, given: Partial<RequestInput>) {
  const { method, target, headers, body } = httpRequest(operation(own), input(given));
  const text = body && Buffer.from(body).toString();
  return [
    `${method} ${target}`,
    ...headers.map(({ name, value }) => `${name}: ${value}`),
    ...(text === undefined ? [] : [text]),
  ];
}

describe("where an input goes in a request", () => {
  const all = [
    parameter("path", "id"),
    parameter("query", "q"),
    parameter("query", "r"),
    parameter("header", "X-A"),
    parameter("cookie", "c"),
    parameter("cookie", "d"),
  ];
  const json = { ...parameter("query", "j"), mediaType: "application/json" } as ParameterModel;
  it.each<[what: string, own: Partial<OperationModel>, given: Partial<RequestInput>, wanted: string[]]>([
    ["nothing, whose place in the path is empty", { parameters: all }, {}, ["POST /a/"]],
    [
      "each by its location",
      { parameters: all },
      {
        params: { id: "a/b" },
        query: { r: "2", q: "1 &" },
        headers: { "X-A": "h" },
        cookies: { d: "2", c: "1" },
      },
      ["POST /a/a%2Fb?q=1%20%26&r=2", "X-A: h", "Cookie: c=1; d=2"],
    ],
    [
      "one of a query alone",
      { parameters: all },
      { params: { id: "1" }, query: { r: "2" } },
      ["POST /a/1?r=2"],
    ],
    [
      "one cookie alone",
      { parameters: all },
      { params: { id: "1" }, cookies: { d: "2" } },
      ["POST /a/1", "Cookie: d=2"],
    ],
    [
      "what the path has in its query comes first",
      { path: "/a?beta=true", parameters: [parameter("query", "q")] },
      { query: { q: "1" } },
      ["POST /a?beta=true&q=1"],
    ],
    ["what the path has in its query, alone", { path: "/a?beta=true" }, {}, ["POST /a?beta=true"]],
    [
      "what no parameter has goes nowhere",
      { path: "/a" },
      { query: { q: "1" }, headers: { x: "y" } },
      ["POST /a"],
    ],
    ["`null` as JSON", { path: "/a", parameters: [json] }, { query: { j: null } }, ["POST /a?j=null"]],
    [
      "`null` as a text, which there is none for",
      { path: "/a", parameters: [parameter("query", "q")] },
      { query: { q: null } },
      ["POST /a"],
    ],
    [
      "values that read as false",
      { path: "/a", parameters: [parameter("query", "q"), parameter("query", "r")] },
      { query: { q: "", r: 0 } },
      ["POST /a?q=&r=0"],
    ],
  ])("%s", (_, own, given, wanted) => {
    expect(written(own, given)).toEqual(wanted);
  });

  it.each<[kind: PayloadModel["kind"], mediaType: string, body: unknown, wanted: string[]]>([
    ["json", "application/json", { a: ["é", null] }, ["Content-Type: application/json", '{"a":["é",null]}']],
    ["json", "application/merge-patch+json", null, ["Content-Type: application/merge-patch+json", "null"]],
    ["json", "application/json", "text", ["Content-Type: application/json", '"text"']],
    ["text", "text/csv", "a,b", ["Content-Type: text/csv", "a,b"]],
    ["text", "text/csv", "", ["Content-Type: text/csv", ""]],
    [
      "form",
      "application/x-www-form-urlencoded",
      { a: "1 2", b: ["x", "y"] },
      ["Content-Type: application/x-www-form-urlencoded", "a=1+2&b=x&b=y"],
    ],
    ["binary", "image/png", Buffer.from("PNG"), ["Content-Type: image/png", "PNG"]],
    [
      "binary",
      "image/*",
      Buffer.from("PNG"),
      [expect.stringMatching(/^Content-Type: image\/[\w.-]+$/) as never, "PNG"],
    ],
    ["binary", "*/*", Buffer.from(""), [expect.stringMatching(/^Content-Type: \w+\/[\w.-]+$/) as never, ""]],
  ])("a body of %s, %s", (kind, mediaType, body, wanted) => {
    const content = [payload(kind, mediaType), payload("text", "text/other")] as const;
    const own = { path: "/a", requestBody: { required: true, content } } as Partial<OperationModel>;
    expect(written(own, { body }).slice(1)).toEqual(wanted);
    expect(written(own, {})).toEqual(["POST /a"]);
    expect(written({ path: "/a" }, { body })).toEqual(["POST /a"]);
  });

  it("a form of parts names its boundary, and has each part", () => {
    const own = {
      path: "/a",
      requestBody: { required: true, content: [payload("multipart", "multipart/form-data")] },
    };
    const [, type = "", text = ""] = written(own as unknown as Partial<OperationModel>, {
      body: { a: "1", b: { c: 2 } },
    });
    const boundary = /boundary="?([^"]+)"?$/.exec(type)?.[1] ?? "?";
    expect(type).toMatch(/^Content-Type: multipart\/form-data; boundary=/);
    expect(text.split(`--${boundary}`)).toHaveLength(4);
    expect(text).toMatch(/name="a"\r\n\r\n1\r\n/);
    expect(text).toContain('{"c":2}');
  });

  it("says what is answered as a stream, and how long it may take", () => {
    const response = (isStream: boolean) => ({
      content: [{ ...payload("binary", "text/event-stream"), ...(isStream ? { isStream } : {}) }],
    });
    const of = (own: object) => httpRequest(operation({ path: "/a", ...own }), input());
    expect(of({ responses: [response(true)], limits: { timeout: 0 } })).toMatchObject({
      streams: ["text/event-stream"],
      timeout: 0,
    });
    expect(of({ responses: [response(false)], limits: { retries: 1 } })).not.toHaveProperty("streams");
    expect(of({ responses: [], limits: { retries: 1 } })).not.toHaveProperty("timeout");
  });
});

describe("a credential", () => {
  const bare = { method: "GET", target: "/a", headers: [{ name: "X-Other", value: "o" }] };
  const scheme = (own: object) =>
    ({ description: "", environment: "E", ...own }) as unknown as SecuritySchemeModel;
  const key = (place: string) => scheme({ type: "apiKey", in: place, name: "k" });
  const of = (own: SecuritySchemeModel, value = "a b") => ({ scheme: own, value, shown: "$E" });
  const fields = ({ target, headers }: ReturnType<typeof withCredential>) => [
    target,
    ...headers.map(({ name, value, shown }) => `${name}: ${value} (${shown})`),
  ];
  it.each<[what: string, credential: Parameters<typeof withCredential>[1], wanted: string[]]>([
    ["of a query", of(key("query")), ["/a?k=a%20b", "X-Other: o (undefined)"]],
    ["of a header field", of(key("header")), ["/a", "X-Other: o (undefined)", "k: a b ($E)"]],
    ["of a cookie", of(key("cookie")), ["/a", "X-Other: o (undefined)", "Cookie: k=a b (k=$E)"]],
    [
      "of a bearer",
      of(scheme({ type: "http", scheme: "bearer" }), "t"),
      ["/a", "X-Other: o (undefined)", "Authorization: Bearer t (Bearer $E)"],
    ],
    [
      "of a user",
      of(scheme({ type: "http", scheme: "basic" }), "u:p"),
      [
        "/a",
        "X-Other: o (undefined)",
        `Authorization: Basic dTpw (Basic $(printf %s "$E" | base64 | tr -d '\\n'))`,
      ],
    ],
    ["of the connection", of(scheme({ type: "mutualTLS" })), ["/a", "X-Other: o (undefined)"]],
    [
      "of two cookies and a query",
      {
        ...of(key("cookie"), "1"),
        others: [
          { ...of(scheme({ type: "apiKey", in: "cookie", name: "l" }), "2"), shown: "$F" },
          of(key("query"), "3"),
        ],
      },
      ["/a?k=3", "X-Other: o (undefined)", "Cookie: k=1; l=2 (k=$E; l=$F)"],
    ],
  ])("%s", (_, credential, wanted) => {
    expect(fields(withCredential(bare, credential))).toEqual(wanted);
  });

  it("follows cookies that are sent already", () => {
    const sent = { ...bare, headers: [{ name: "Cookie", value: "c=1" }] };
    expect(fields(withCredential(sent, of(key("cookie"))))).toEqual(["/a", "Cookie: c=1; k=a b (c=1; k=$E)"]);
  });
});

it("a header field takes the place of one of its name, in whatever case", () => {
  const request = {
    method: "GET",
    target: "/a?b",
    headers: [
      { name: "X-A", value: "1" },
      { name: "x-b", value: "2" },
    ],
  };
  expect(withHeader(request, { name: "x-a", value: "3" }).headers).toEqual([
    { name: "x-b", value: "2" },
    { name: "x-a", value: "3" },
  ]);
  expect(withoutHeader(request, "X-B").headers).toEqual([{ name: "X-A", value: "1" }]);
  expect(withQuery(request, "c").target).toBe("/a?b&c");
  expect(withQuery({ ...request, target: "/a" }, "c").target).toBe("/a?c");
});

it("a body of another payload has its own type", () => {
  const request = httpRequest(
    operation({
      path: "/a",
      requestBody: { required: true, content: [payload("json", "application/json")] } as never,
    }),
    input({ body: 1 }),
  );
  const other = encodedAs(request, payload("text", "text/plain"), "x");
  expect([other.headers, Buffer.from(other.body ?? []).toString()]).toEqual([
    [{ name: "Content-Type", value: "text/plain" }],
    "x",
  ]);
  expect(curlOf("https://h", other)).toContain("text/plain");
});
