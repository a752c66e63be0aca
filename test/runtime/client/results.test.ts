import { describe, expect, it } from "vitest";
import {
  createClient,
  unwrap,
  updateGadget,
  WorkshopError,
} from "../../fixtures/workshop/expected/client/src/index.ts";
import * as unchecked from "../../fixtures/workshop/expected/client/src/unchecked.ts";
import { gadget, input, path } from "./rename.ts";
import { answer, type Handler, serve } from "./server.ts";

const { name: _name, ...nameless } = gadget;
const json = JSON.stringify(gadget);

const latin: Handler = (response) => {
  response.writeHead(200, { "content-type": "application/json; charset=iso-8859-1" });
  response.end(Buffer.from(JSON.stringify({ ...gadget, name: "Käthe" }), "latin1"));
};

const cases: readonly (readonly [what: string, handler: Handler, wanted: object])[] = [
  ["the answer", answer(200, gadget), { ok: true, status: 200, data: gadget, response: 200 }],
  [
    "a field that is new",
    answer(200, { ...gadget, color: "red" }),
    { ok: true, status: 200, data: { ...gadget, color: "red" }, response: 200 },
  ],
  [
    "a value of an open enum that is new",
    answer(200, { ...gadget, type: "mistral" }),
    { ok: true, status: 200, data: { ...gadget, type: "mistral" }, response: 200 },
  ],
  [
    "a documented error",
    answer(404, { error: "gadget not found" }),
    {
      ok: false,
      status: 404,
      error: "gadget not found",
      body: { error: "gadget not found" },
      response: 404,
    },
  ],
  [
    "a documented error with a text and a field that are new",
    answer(400, { error: "name is too long", code: 7 }),
    {
      ok: false,
      status: 400,
      error: "name is too long",
      body: { error: "name is too long", code: 7 },
      response: 400,
    },
  ],
  [
    "a status that is not documented",
    answer(418, "<h1>teapot</h1>", { "content-type": "text/html" }),
    {
      ok: false,
      status: "undocumented",
      reason: "status 418 is not documented",
      raw: "<h1>teapot</h1>",
      response: 418,
    },
  ],
  [
    "a page of a proxy that the contract does not know",
    answer(502, "<html>Bad gateway</html>", { "content-type": "text/html" }),
    {
      ok: false,
      status: "undocumented",
      reason: "status 502 is not documented",
      raw: "<html>Bad gateway</html>",
      response: 502,
    },
  ],
  [
    "a status beyond all classes",
    (response) => response.writeHead(999).end("?"),
    { ok: false, status: "undocumented", reason: "status 999 is not documented", raw: "?", response: 999 },
  ],
  [
    "a success that is not documented",
    answer(201, gadget),
    { ok: false, status: "undocumented", reason: "status 201 is not documented", raw: json, response: 201 },
  ],
  [
    "an answer with a field missing",
    answer(200, nameless),
    {
      ok: false,
      status: "contract-breach",
      reason: "expected a value at /name",
      pointer: "/name",
      expected: "a value",
      raw: JSON.stringify(nameless),
      response: 200,
    },
  ],
  [
    "an answer with a wrong field",
    answer(200, { ...gadget, updated_at: "yesterday" }),
    {
      ok: false,
      status: "contract-breach",
      reason: "expected a date-time at /updated_at",
      pointer: "/updated_at",
      expected: "a date-time",
      raw: JSON.stringify({ ...gadget, updated_at: "yesterday" }),
      response: 200,
    },
  ],
  [
    "an answer that is no object",
    answer(200, [gadget]),
    {
      ok: false,
      status: "contract-breach",
      reason: "expected an object at the body",
      pointer: "",
      expected: "an object",
      raw: `[${json}]`,
      response: 200,
    },
  ],
  [
    "an error without its text",
    answer(400, { message: "no" }),
    {
      ok: false,
      status: "contract-breach",
      reason: "expected a value at /error",
      pointer: "/error",
      expected: "a value",
      raw: '{"message":"no"}',
      response: 400,
    },
  ],
  [
    "an answer nested deeper than the stack",
    answer(200, `${"[".repeat(200_000)}${"]".repeat(200_000)}`),
    {
      ok: false,
      status: "contract-breach",
      reason: "expected an object at the body",
      pointer: "",
      expected: "an object",
      raw: `${"[".repeat(200_000)}${"]".repeat(200_000)}`,
      response: 200,
    },
  ],
  [
    "a page of a proxy in place of an error",
    answer(500, "<html>Bad gateway</html>", { "content-type": "text/html" }),
    {
      ok: false,
      status: "not-json",
      reason: "the body is not JSON",
      raw: "<html>Bad gateway</html>",
      response: 500,
    },
  ],
  [
    "an empty error",
    answer(500),
    { ok: false, status: "not-json", reason: "the body is not JSON", raw: "", response: 500 },
  ],
  [
    "an empty answer",
    answer(200, "", { "content-length": "0" }),
    { ok: false, status: "not-json", reason: "the body is not JSON", raw: "", response: 200 },
  ],
  [
    "half an answer that says it is whole",
    answer(200, json.slice(0, 20)),
    { ok: false, status: "not-json", reason: "the body is not JSON", raw: json.slice(0, 20), response: 200 },
  ],
  [
    "JSON in another charset",
    latin,
    {
      ok: false,
      status: "not-json",
      reason: "the body is not JSON",
      raw: JSON.stringify({ ...gadget, name: "K\uFFFDthe" }),
      response: 200,
    },
  ],
  [
    "an answer with a byte order mark",
    answer(200, `\uFEFF${json}`),
    { ok: true, status: 200, data: gadget, response: 200 },
  ],
];

async function resultOf(handler: Handler, options: object = {}) {
  const { baseUrl } = await serve(handler);
  const client = createClient({ apiKey: "nr_1", baseUrl, retries: 0, ...options });
  return { baseUrl, result: await updateGadget(client, input) };
}

describe("a result of the workshop", () => {
  it.each(cases)("%s", async (_what, handler, wanted) => {
    const { baseUrl, result } = await resultOf(handler);
    const { response } = result as { response?: Response };
    const request = { method: "PATCH", url: baseUrl + path };
    expect({ ...result, response: response?.status }).toEqual({ ...wanted, attempts: 1, request });
  });
});

describe("the unchecked client", () => {
  it.each([
    [200, nameless, { ok: true, data: nameless }],
    [400, { message: "no" }, { ok: false, error: "", body: { message: "no" } }],
    [400, null, { ok: false, error: "", body: null }],
    [404, { error: "gone" }, { ok: false, error: "gone", body: { error: "gone" } }],
  ] as const)("gives what comes with %s: %j", async (status, body, wanted) => {
    const { baseUrl } = await serve(answer(status, body));
    const options = { apiKey: "nr_1", baseUrl, retries: 0 };
    const results = [
      await unchecked.updateGadget(unchecked.createClient(options), input),
      await updateGadget(createClient({ ...options, validate: false }), input),
    ];
    for (const result of results) expect(result).toMatchObject({ status, ...wanted });
  });
});

describe("unwrap", () => {
  it("gives the data", async () => {
    const { result } = await resultOf(answer(200, gadget));
    expect(unwrap(result)).toEqual(gadget);
  });

  it.each([
    [answer(404, { error: "gadget not found" }), "404 gadget not found"],
    [answer(500), "not-json the body is not JSON"],
    [answer(200, nameless), "contract-breach expected a value at /name"],
  ])("throws the rest, with the result", async (handler, words) => {
    const { baseUrl, result } = await resultOf(handler);
    const thrown = (() => {
      try {
        return unwrap(result);
      } catch (error) {
        return error;
      }
    })();
    expect(thrown).toBeInstanceOf(WorkshopError);
    expect(thrown).toMatchObject({
      name: "WorkshopError",
      message: `PATCH ${baseUrl}${path}: ${words}`,
      result: { status: result.status },
    });
  });
});
