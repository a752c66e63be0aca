import { describe, expect, it } from "vitest";
import { z } from "zod";
import { answerOf, errorBody, responseOf } from "../../../scripts/runtime/server/answer.ts";
import {
  assembleContract,
  type ContractAppOptions,
  createContractApp,
} from "../../../scripts/runtime/server/app.ts";
import { forbidden } from "../../../scripts/runtime/server/request.ts";
import type { RequestEntry, ServerContract, SpecApi } from "../../../scripts/runtime/server/types.ts";

const error = (status: number) => ({ status, text: `error ${status}` });
const contract: ServerContract = {
  textField: "error",
  errors: {
    invalid: error(400),
    unauthorized: error(401),
    internal: error(500),
    notFound: error(404),
    methodNotAllowed: error(405),
    tooLarge: error(413),
  },
  operations: [
    {
      operationId: "putThing",
      method: "PUT",
      path: "/things/{id}",
      security: [
        { name: "bearer", type: "bearer" },
        { name: "field", type: "apiKey", in: "header", field: "X-Key" },
        { name: "query", type: "apiKey", in: "query", field: "key" },
      ],
      params: { id: z.string().regex(/^t/, "no such form of id") },
      query: { size: z.number("size must be a number").min(1, "size must be 1 or more").optional() },
      headers: {},
      body: {
        kind: "json",
        mediaType: "application/json",
        required: true,
        schema: z.object({ name: z.string("name must be a text") }),
      },
      responses: [
        {
          status: 200,
          headers: {},
          body: { kind: "json", mediaType: "application/json", schema: z.object({ id: z.string() }) },
        },
        { status: 202, headers: { "X-Left": z.int() } },
        { status: 206, headers: {}, body: { kind: "binary", mediaType: "image/*" } },
        { status: "3XX", headers: {} },
      ],
      errors: [
        { status: 422, text: "name must be a text", by: "schema" },
        { status: 404, text: "size must be a number", by: "handler" },
        { status: 404, text: "no such thing", by: "handler" },
        { status: 409, text: "taken", by: "handler" },
        { status: 409, text: "no such form of id", by: "schema" },
        { status: 410, text: "gone", by: "schema" },
        { status: "5XX", text: "busy", by: "handler" },
      ],
      deprecated: { since: "2026-01-02", sunset: "2026-03-01" },
    },
    {
      operationId: "getOpen",
      method: "GET",
      path: "/open",
      security: [],
      params: {},
      query: {},
      headers: {},
      responses: [
        { status: 200, headers: {}, body: { kind: "binary", mediaType: "image/png" } },
        { status: 204, headers: {} },
      ],
      errors: [],
    },
  ],
};

type Handler = NonNullable<ContractAppOptions["operations"][string]>;
const people: Readonly<Record<string, string | false>> = {
  ...{ a: "Ann", b: "Ben", stranger: false },
  ...{ "a, b": "two fields of one name, or one key with a comma" },
};

/** Sends a request to an app whose handlers answer so; the answer, what was told, and what handlers got. */
async function sent(
  [target, init = {}]: readonly [target: string, init?: RequestInit],
  handler: Handler = () => ({ status: 200, body: { id: "t" } }),
  options: Partial<ContractAppOptions> = {},
) {
  const calls: Record<string, unknown>[] = [];
  const told: unknown[] = [];
  const kept: Handler = (call) => {
    calls.push(call);
    return handler(call);
  };
  const app = createContractApp(contract, {
    operations: { putThing: kept, getOpen: () => ({ status: 204 }) },
    authenticate: (token, { scheme }) =>
      scheme === "query" ? Promise.resolve(people[token]) : people[token],
    logger: {
      info: ({ ms: _ms, requestId: _id, ...entry }: RequestEntry) => void told.push(entry),
      error: ({ requestId: _id, ...entry }) => void told.push(entry),
    },
    ...options,
  });
  const response = await app.fetch(new Request(`http://localhost${target}`, init));
  return { status: response.status, text: await response.text(), headers: response.headers, calls, told };
}

const put = (target = "/things/t1", init: RequestInit = {}, body: unknown = { name: "n" }) =>
  [
    target,
    {
      method: "PUT",
      body: JSON.stringify(body),
      ...init,
      headers: { authorization: "Bearer a", "content-type": "application/json", ...init.headers },
    },
  ] as const;

describe("the order of the checks", () => {
  it.each<[what: string, request: Parameters<typeof sent>[0], status: number, text: string]>([
    ["all is right", put(), 200, ""],
    ["no key goes before a wrong id", put("/things/x", { headers: { authorization: "" } }), 401, "error 401"],
    ["a wrong id goes before a wrong query", put("/things/x?size=a"), 409, "no such form of id"],
    ["a number that is out of range is a number", put("/things/t?size=0"), 400, "size must be 1 or more"],
    ["a wrong query goes before a wrong body", put("/things/t?size=a", {}, {}), 400, "size must be a number"],
    [
      "a wrong body has the status that documents its text",
      put("/things/t", {}, {}),
      422,
      "name must be a text",
    ],
    ["no path", put("/other"), 404, "error 404"],
    ["no method", ["/things/t", { method: "POST" }], 405, "error 405"],
  ])("%s", async (_, request, status, text) => {
    const answer = await sent(request);
    expect([answer.status, text && JSON.parse(answer.text)]).toEqual([status, text && { error: text }]);
    expect(answer.calls).toHaveLength(status === 200 ? 1 : 0);
  });

  it("a method that a path does not have is told those that it has", async () => {
    const answers = await Promise.all([
      sent(["/things/t", { method: "OPTIONS" }]),
      sent(["/open", { method: "PUT" }]),
    ]);
    expect(answers.map(({ status, headers }) => [status, headers.get("allow")])).toEqual([
      [204, "OPTIONS, PUT"],
      [405, "GET, HEAD, OPTIONS"],
    ]);
  });
});

describe("who calls", () => {
  it.each<[what: string, headers: Record<string, string>, target: string, wanted: unknown]>([
    ["by a bearer token", {}, "/things/t", "Ann"],
    ["by a token of another case", { authorization: "bEARER  b" }, "/things/t", "Ben"],
    ["by a field", { authorization: "", "x-key": "b" }, "/things/t", "Ben"],
    ["by the query", { authorization: "" }, "/things/t?key=b", "Ben"],
    ["by the first of several", { "x-key": "b" }, "/things/t", "Ann"],
    [
      "by the next one, where the first is wrong",
      { authorization: "Bearer stranger" },
      "/things/t?key=b",
      "Ben",
    ],
    ["nobody: a token that is not known", { authorization: "Bearer c" }, "/things/t", 401],
    ["nobody: a stranger", { authorization: "Bearer stranger" }, "/things/t", 401],
    ["nobody: another scheme", { authorization: "Basic a" }, "/things/t", 401],
    ["nobody: more than a token", { authorization: "Bearer a b" }, "/things/t", 401],
    [
      "nobody: a field twice, which arrives as one text",
      { authorization: "", "x-key": "a, b" },
      "/things/t",
      401,
    ],
    [
      "by the query: a comma is a part of the key there",
      { authorization: "" },
      "/things/t?key=a,%20b",
      "two fields of one name, or one key with a comma",
    ],
  ])("%s", async (_, headers, target, wanted) => {
    const { status, calls, headers: answered } = await sent(put(target, { headers }));
    expect(status === 200 ? calls[0]?.["principal"] : status).toBe(wanted);
    expect(answered.get("www-authenticate")).toBe(status === 401 ? "Bearer" : null);
  });
});

describe("what a handler answers", () => {
  const stream = () => new Blob(["abc"]).stream();
  it.each<
    [
      what: string,
      result: unknown,
      status: number,
      text: string,
      fields: Record<string, string | null>,
      told?: string,
    ]
  >([
    [
      "a body without what is not documented",
      { status: 200, body: { id: "a", secret: 1 } },
      200,
      '{"id":"a"}',
      { "content-type": "application/json" },
    ],
    [
      "a body that breaks its schema",
      { status: 200, body: { id: 1 } },
      500,
      '{"error":"error 500"}',
      {},
      "responses/200/body/id",
    ],
    [
      "no body",
      { status: 202, headers: { "X-Left": 3, "X-List": ["a", "b"], "X-None": undefined } },
      202,
      "",
      { "x-left": "3", "x-list": "a, b", "x-none": null, "content-type": null },
    ],
    [
      "no field that is promised",
      { status: 202 },
      500,
      '{"error":"error 500"}',
      {},
      "responses/202/headers/X-Left",
    ],
    [
      "a field that breaks its schema",
      { status: 202, headers: { "X-Left": "many" } },
      500,
      '{"error":"error 500"}',
      {},
      "responses/202/headers/X-Left",
    ],
    [
      "a field with a line break",
      { status: 202, headers: { "X-Left": 3, x: "a\nb" } },
      500,
      '{"error":"error 500"}',
      {},
      "responses/202/headers/x",
    ],
    [
      "a field that the server sets",
      { status: 202, headers: { "X-Left": 3, Connection: "close" } },
      500,
      '{"error":"error 500"}',
      {},
      "responses/202/headers/Connection",
    ],
    [
      "bytes",
      { status: 206, body: new Uint8Array([97]) },
      206,
      "a",
      { "content-type": "image/octet-stream" },
    ],
    [
      "bytes with their type",
      { status: 206, body: new Blob(["a"], { type: "image/png" }) },
      206,
      "a",
      { "content-type": "image/png" },
    ],
    [
      "bytes of another type",
      { status: 206, body: new Blob(["a"], { type: "text/plain" }) },
      206,
      "a",
      { "content-type": "image/octet-stream" },
    ],
    [
      "a stream whose type is said",
      { status: 206, body: stream(), headers: { "Content-Type": "image/gif" } },
      206,
      "abc",
      { "content-type": "image/gif" },
    ],
    [
      "bytes whose type is said, and is another within the range",
      { status: 206, body: new Blob(["a"], { type: "image/png" }), headers: { "Content-Type": "image/gif" } },
      206,
      "a",
      { "content-type": "image/gif" },
    ],
    [
      "a stream whose type is another",
      { status: 206, body: stream(), headers: { "Content-Type": "text/html" } },
      500,
      '{"error":"error 500"}',
      {},
      "responses/206/headers/content-type",
    ],
    [
      "a field that the server sets beside a type that is said",
      { status: 206, body: "abc", headers: { "Content-Type": "image/gif", Connection: "close" } },
      500,
      '{"error":"error 500"}',
      {},
      "responses/206/headers/Connection",
    ],
    [
      "lines of a cookie",
      { status: 202, headers: { "X-Left": 3, "Set-Cookie": ["a=1, b", "c=2"] } },
      202,
      "",
      { "set-cookie": "a=1, b, c=2" },
    ],
    ["no bytes", { status: 206, body: "abc" }, 500, '{"error":"error 500"}', {}, "responses/206/body"],
    ["the error that handlers decide", { status: 409 }, 409, '{"error":"taken"}', {}],
    ["the only error of a status", { status: 410 }, 410, '{"error":"gone"}', {}],
    ["one error of several", { status: 404, error: "no such thing" }, 404, '{"error":"no such thing"}', {}],
    ["no error of several", { status: 404 }, 500, '{"error":"error 500"}', {}, "responses/404/error"],
    [
      "an error in other words",
      { status: 409, error: "no" },
      500,
      '{"error":"error 500"}',
      {},
      "responses/409/error",
    ],
    [
      "a status that is not documented",
      { status: 201, body: {} },
      500,
      '{"error":"error 500"}',
      {},
      "responses/201",
    ],
    ["the first status of a range", { status: 300 }, 300, "", {}],
    ["the last status of a range", { status: 399 }, 399, "", {}],
    ["an error of a range", { status: 503 }, 503, '{"error":"busy"}', {}],
    ...[600, 302.5, 199].map((status): [string, unknown, number, string, Record<string, null>, string] => [
      `${status}, which no range has`,
      { status },
      500,
      '{"error":"error 500"}',
      {},
      `responses/${status}`,
    ]),
    ["nothing", undefined, 500, '{"error":"error 500"}', {}, "responses"],
  ])("%s", async (_, result, status, text, fields, pointer) => {
    const answer = await sent(put(), () => result as never);
    expect([answer.status, answer.text]).toEqual([status, text]);
    expect(Object.fromEntries(Object.keys(fields).map((name) => [name, answer.headers.get(name)]))).toEqual(
      fields,
    );
    const known = { operationId: "putThing", route: "/things/{id}", method: "PUT" };
    expect(answer.told).toMatchObject([
      ...(pointer === undefined ? [] : [{ event: "breach", operationId: "putThing", pointer }]),
      { event: "request", ...known, status },
    ]);
  });

  it.each([
    ...["content-type", "content-length", "transfer-encoding", "connection"],
    ...["trailer", "upgrade", "keep-alive", "te"],
  ])("never has a `%s` of the handler's", async (name) => {
    const { status, told } = await sent(put(), () => ({ status: 202, headers: { "X-Left": 1, [name]: "" } }));
    expect([status, told[0]]).toMatchObject([500, { pointer: `responses/202/headers/${name}` }]);
  });

  it("is no longer made once it gave something other than bytes", async () => {
    let cancelled: unknown;
    const body = new ReadableStream({
      pull: (controller) => controller.enqueue("text"),
      cancel: (reason) => {
        cancelled = reason;
      },
    });
    await expect(sent(put(), () => ({ status: 206, body }))).rejects.toThrow("error 500");
    expect(cancelled).toBeInstanceOf(TypeError);
  });

  it("is told to nobody who asks for its fields alone", async () => {
    let cancelled = false;
    const body = new ReadableStream({
      cancel: () => {
        cancelled = true;
      },
    });
    const { text } = await sent(["/open", { method: "HEAD" }], undefined, {
      operations: { putThing: () => ({ status: 204 }), getOpen: () => ({ status: 200, body }) },
    });
    expect([text, cancelled]).toEqual(["", true]);
  });

  it("leaves as it is where nothing is to be checked", async () => {
    const result = { status: 200, body: { id: 1, more: 2 } };
    const { text } = await sent(put(), () => result, { validateResponses: false });
    expect(text).toBe(JSON.stringify(result.body));
    const field = { status: 202, headers: { "X-Left": "many" } };
    const { status, headers } = await sent(put(), () => field, { validateResponses: false });
    expect([status, headers.get("x-left")]).toEqual([202, "many"]);
  });

  it("is a 500 where it throws, of which the logger is told why and the caller is not", async () => {
    const cause = new Error("inside");
    const { status, text, told } = await sent(put(), () => Promise.reject(cause));
    expect([status, text]).toEqual([500, '{"error":"error 500"}']);
    expect(told).toMatchObject([
      { event: "failure", operationId: "putThing", cause },
      { event: "request", status: 500 },
    ]);
  });

  it("is broken off where a stream gives something other than bytes, of which the logger is told", async () => {
    const body = new ReadableStream({ start: (controller) => controller.enqueue("text") });
    const told: unknown[] = [];
    const logger = { info() {}, error: (entry: object) => void told.push(entry) };
    await expect(sent(put(), () => ({ status: 206, body }), { logger })).rejects.toThrow();
    expect(told).toMatchObject([
      { event: "failure", cause: new TypeError("a stream of a body gave something other than bytes") },
    ]);
  });

  it("may have several lines of one field", async () => {
    const headers = { "X-Left": 1, "Set-Cookie": ["a=1", "b=2"] };
    const answer = await sent(put(), () => ({ status: 202, headers }));
    expect(answer.headers.getSetCookie()).toEqual(["a=1", "b=2"]);
  });

  it("has the request's id and the operation's deprecation, errors included", async () => {
    const named = put("/things/t", { headers: { "x-request-id": "r1", authorization: "" } });
    const { headers, status } = await sent(named);
    expect(status).toBe(401);
    expect(["x-request-id", "deprecation", "sunset"].map((name) => headers.get(name))).toEqual([
      "r1",
      "@1767312000",
      "Sun, 01 Mar 2026 00:00:00 GMT",
    ]);
    expect((await sent(["/open"])).headers.get("deprecation")).toBeNull();
  });
});

it.each<[options: Partial<ContractAppOptions>, wanted: string | undefined]>([
  [{}, undefined],
  [{ operations: {} }, "no handler for the operation `putThing`; no handler for the operation `getOpen`"],
  [{ operations: {}, partial: true }, undefined],
  [
    { operations: { other: () => ({ status: 200 }) }, partial: true },
    "a handler for `other`, which the contract does not have",
  ],
  [{ authenticate: undefined as never }, "no `authenticate`, which the contract's operations need"],
])("an app with %j has %s", (options, wanted) => {
  const handler: Handler = () => ({ status: 204 });
  const make = () =>
    createContractApp(contract, {
      operations: { putThing: handler, getOpen: handler },
      authenticate: () => 1,
      ...options,
    });
  if (wanted === undefined) expect(make).not.toThrow();
  else expect(make).toThrow(`The app has ${wanted}.`);
});

describe("an answer that the web can't write", () => {
  const impossible = { status: 204, fields: {}, body: "text" };

  it("is written as the other one, which is told why", async () => {
    let told: unknown;
    const response = responseOf({
      ...impossible,
      instead: (cause) => {
        told = cause;
        return { status: 500, fields: { "x-a": ["1", "2"] }, body: "instead" };
      },
    });
    expect([response.status, await response.text(), response.headers.get("x-a")]).toEqual([
      500,
      "instead",
      "1, 2",
    ]);
    expect(told).toBeInstanceOf(TypeError);
  });

  it("is thrown if there is no other", () => {
    expect(() => responseOf(impossible)).toThrow(TypeError);
  });
});

it.each<[headers: [string, string][], wanted: Readonly<Record<string, unknown>>]>([
  [[], {}],
  [[["X-List", "a, b"]], { "x-list": "a, b" }],
  [[["Set-Cookie", "a=1, b"]], { "set-cookie": ["a=1, b"] }],
  [
    [
      ["Set-Cookie", "a=1"],
      ["Set-Cookie", "b=2"],
    ],
    { "set-cookie": ["a=1", "b=2"] },
  ],
])("the web's header fields %j are ours as %j", (headers, wanted) => {
  expect(answerOf(new Response(null, { headers, status: 201 }))).toEqual({
    status: 201,
    fields: wanted,
    body: null,
  });
});

describe("an operation that has its own", () => {
  const silent = { info() {}, error() {} };
  /** An app of the operation with these words of its own. */
  const appOf = (own: Partial<ServerContract["operations"][number]>, handler: Handler) => {
    const [operation] = contract.operations;
    if (!operation) throw new Error("there is no operation");
    return createContractApp(
      { ...contract, operations: [{ ...operation, ...own }] },
      {
        operations: { putThing: handler },
        authenticate: (token) => (token === "b" ? forbidden : 1),
        logger: silent,
      },
    );
  };
  const asked = (app: ReturnType<typeof appOf>, [target, init]: ReturnType<typeof put>) =>
    app.fetch(new Request(`http://localhost${target}`, init));

  it("failure answers that of its own", async () => {
    const own = createContractApp(
      {
        ...contract,
        operations: contract.operations.map((one) => ({
          ...one,
          usual: { internal: { status: 503, text: "down" } },
        })),
      },
      {
        operations: { putThing: () => Promise.reject(new Error("no")), getOpen: () => ({ status: 204 }) },
        authenticate: () => 1,
        logger: silent,
      },
    );
    const answer = await asked(own, put());
    expect([answer.status, await answer.text()]).toEqual([503, '{"error":"down"}']);
  });

  it("limit of its body refuses what is larger, in place of the app's", async () => {
    const answer = await asked(
      appOf({ bodyLimit: 3 }, () => ({ status: 202 })),
      put(),
    );
    expect(answer.status).toBe(413);
  });

  it("403 says that the token is not enough", async () => {
    const errors = [{ status: 403, text: "not you", by: "handler" } as const];
    const answer = await asked(
      appOf({ errors }, () => ({ status: 202 })),
      put("/things/t", { headers: { authorization: "Bearer b" } }),
    );
    expect([answer.status, answer.headers.get("www-authenticate")]).toEqual([
      403,
      'Bearer error="insufficient_scope"',
    ]);
  });
});

it("what a contract fixes of a list is laid over what the handler says of it", () => {
  const form = { kind: "json", mediaType: "application/json" } as const;
  const error = { status: 400, text: "", fixed: { a: [1, { b: 2 }] } };
  expect(errorBody(form, error, { body: { a: [9, { b: 8, c: 7 }, 6], d: 5 } })).toEqual({
    a: [1, { b: 2, c: 7 }, 6],
    d: 5,
  });
});

it("a contract is assembled of answers, and of the header fields that errors of one status have together", () => {
  const text = z.string();
  const api: SpecApi = {
    operations: [
      {
        operationId: "a",
        method: "GET",
        responses: {
          200: { kind: "text", mediaType: "text/plain" },
          "4XX": {},
          default: { headers: { "X-D": text } },
        },
        errors: [
          { status: 409, headers: { "X-A": text } },
          { status: 409, body: { headers: { "X-B": text } } },
        ],
      },
    ],
  };
  const facts = { ...contract, operations: [{ ...contract.operations[1], errors: [] }] };
  const [operation] = assembleContract(api, facts as never).operations;
  expect(operation?.responses.map(({ status }) => status)).toEqual([200]);
  expect(operation?.errorHeaders).toEqual({ 409: { "X-A": text, "X-B": text }, default: { "X-D": text } });
});
