import { expect, it } from "vitest";
import { loadContract } from "../../../scripts/contract/load.ts";
import { serverContract } from "../../../scripts/emit/server/facts.ts";
import { modelOfContract } from "../../../scripts/model/from-contract.ts";
import { errorWriter } from "../../../scripts/runtime/server/answer.ts";
import { createContractApp } from "../../../scripts/runtime/server/app.ts";
import type { HandlerResult } from "../../../scripts/runtime/server/operation.ts";

const { contract } = await loadContract("test/fixtures/errors/index.ts");
const { model } = modelOfContract(contract);

/** What the library's server answers to a request if its handlers return this. */
async function answered(request: string, result: HandlerResult = { status: 0 }, body?: unknown) {
  const [method = "", path = ""] = request.split(" ");
  const handler = () => result;
  const logged: unknown[] = [];
  const app = createContractApp(serverContract(contract, model), {
    authenticate: (token) => token === "card",
    operations: { createShelf: handler, getShelf: handler, deleteShelf: handler },
    logger: { info() {}, error: (entry) => void logged.push(entry) },
  });
  const response = await app.fetch(
    new Request(`https://library.example/v1${path}`, {
      method,
      headers: { Authorization: "Bearer card", "Content-Type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }),
  );
  const type = response.headers.get("content-type") ?? "none";
  const text = await response.text();
  const said = [response.status, type, type.includes("json") ? JSON.parse(text) : text];
  return logged.length > 0 ? [...said, ...logged] : said;
}

const json = "application/json";
const internal = [500, json, { error: { message: "the library failed", code: "internal" } }];

it.each<[what: string, request: string, sent: unknown, wanted: unknown[]]>([
  [
    "a list of the fields that are wrong",
    "POST /shelves",
    { label: "", width: 0 },
    [
      422,
      json,
      {
        errors: [
          { title: "label is required", source: { pointer: "/label" } },
          { title: "width is too small", source: { pointer: "/width" } },
        ],
      },
    ],
  ],
  [
    "the usual text of a field for which the author gave none",
    "POST /shelves",
    { width: 1 },
    [422, json, { errors: [{ title: "the request is malformed", source: { pointer: "/label" } }] }],
  ],
  [
    "a body that is no JSON",
    "POST /shelves",
    undefined,
    [422, json, { errors: [{ title: "the request is malformed" }] }],
  ],
  [
    "a path parameter",
    "GET /shelves/7",
    undefined,
    [
      422,
      json,
      { errors: [{ title: "`shelf_id` is not the id of a shelf", source: { pointer: "/shelf_id" } }] },
    ],
  ],
  [
    "no such path",
    "GET /books",
    undefined,
    [404, json, { error: { message: "no such page", code: "no_route" } }],
  ],
  ["no such method: no body", "PUT /shelves/s-7", undefined, [405, "none", ""]],
])("%s", async (_, request, sent, wanted) => {
  expect(await answered(request, { status: 0 }, sent)).toEqual(wanted);
});

const occupied = {
  type: "https://library.example/problems/occupied",
  title: "Shelf is occupied",
  status: 409,
  detail: "the shelf holds books",
};

it.each<[what: string, result: HandlerResult, wanted: unknown[]]>([
  [
    "text and code are filled in",
    { status: 404 },
    [404, json, { error: { message: "no such shelf", code: "shelf_not_found" } }],
  ],
  [
    "an error is named by its code, too",
    { status: 404, code: "shelf_not_found", body: { request_id: "r" } },
    [404, json, { error: { message: "no such shelf", code: "shelf_not_found" }, request_id: "r" }],
  ],
  [
    "the rest of a body of its own, by its text",
    { status: 409, error: "the shelf holds books", body: { books: ["b-1"] } },
    [409, "application/problem+json", { ...occupied, books: ["b-1"] }],
  ],
  [
    "the error whose schema takes the body",
    { status: 409, body: { to: "Ada" } },
    [409, json, { to: "Ada", code: "on_loan" }],
  ],
  [
    "a text that is not promised is the handler's",
    { status: 423, body: { reason: "Grace is dusting", until: "2026-03-01T12:00:00Z" } },
    [423, json, { reason: "Grace is dusting", until: "2026-03-01T12:00:00Z" }],
  ],
  [
    "a body that breaks the error's schema",
    { status: 409, error: "the shelf holds books", body: { books: "b-1" } },
    [...internal, expect.objectContaining({ event: "breach", pointer: "responses/409/body/books" })],
  ],
  [
    "a code that is not documented",
    { status: 404, code: "other" },
    [...internal, expect.objectContaining({ event: "breach", pointer: "responses/404/error" })],
  ],
])("of a handler: %s", async (_, result, wanted) => {
  expect(await answered("DELETE /shelves/s-7", result)).toEqual(wanted);
});

it.each<[what: string, result: HandlerResult, wanted: unknown[]]>([
  ["no body", { status: 410 }, [410, "none", ""]],
  [
    "a code that is a number",
    { status: 429, code: 40_062 },
    [429, json, { code: 40_062, message: "the library is busy" }],
  ],
  ["bytes", { status: 451, body: new TextEncoder().encode("%PDF") }, [451, "application/pdf", "%PDF"]],
  ["JSON beside bytes", { status: 451, body: { age: 18 } }, [451, json, { age: 18 }]],
  [
    "the media type that it names",
    { status: 451, contentType: "application/pdf", body: new TextEncoder().encode("%PDF") },
    [451, "application/pdf", "%PDF"],
  ],
  [
    "a body that is not of the media type that it names",
    { status: 451, contentType: "application/pdf", body: { age: 18 } },
    [...internal, expect.objectContaining({ event: "breach" })],
  ],
  [
    "a media type that is not documented",
    { status: 451, contentType: "image/png", body: { age: 18 } },
    [...internal, expect.objectContaining({ event: "breach" })],
  ],
])("of a handler: %s", async (_, result, wanted) => {
  expect(await answered("GET /shelves/s-7", result)).toEqual(wanted);
});

it("sends the header fields of its own errors that have one value, and the challenge", async () => {
  const app = createContractApp(serverContract(contract, model), {
    authenticate: (token) => token === "card",
    operations: {
      createShelf: () => ({ status: 0 }),
      getShelf: () => ({ status: 500, error: "the library failed", headers: { "X-Odd": "1" } }),
      deleteShelf: () => ({ status: 0 }),
    },
    logger: { info() {}, error() {} },
  });
  const fieldsOf = async (method: string, Authorization: string) => {
    const url = "https://library.example/v1/shelves/s-7";
    const { status, headers } = await app.fetch(new Request(url, { method, headers: { Authorization } }));
    return [status, ...["retry-after", "x-odd", "www-authenticate"].map((name) => headers.get(name))];
  };
  expect(await fieldsOf("DELETE", "Bearer card")).toEqual([500, "30", null, null]);
  expect(await fieldsOf("GET", "Bearer card")).toEqual([500, "30", "1", null]);
  expect(await fieldsOf("DELETE", "")).toEqual([401, null, null, "Bearer"]);
});

it("an error whose form names no media type is JSON", () => {
  const write = errorWriter({ forms: [{ kind: "json", text: ["message"] }] });
  expect(write({ status: 409, text: "taken", form: 0 })).toEqual({
    status: 409,
    fields: { "content-type": "application/json" },
    body: '{"message":"taken"}',
  });
});
