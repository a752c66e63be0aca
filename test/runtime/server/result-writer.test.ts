import { describe, expect, it } from "vitest";
import { z } from "zod";
import {
  type HandlerResult,
  resultWriter,
  serverError,
  usualError,
} from "../../../scripts/runtime/server/operation.ts";
import type { DocumentedError, ServerOperation } from "../../../scripts/runtime/server/types.ts";

const json = { kind: "json", mediaType: "application/json" } as const;

/** What is answered for a result, by an operation that documents this: status and body, or the breach's pointer. */
function written(
  own: Partial<ServerOperation>,
  result: HandlerResult,
  validate = true,
  words: Parameters<typeof resultWriter>[1] = {},
): unknown {
  const operation: ServerOperation = {
    operationId: "one",
    method: "GET",
    path: "/",
    security: [],
    params: {},
    query: {},
    headers: {},
    responses: [],
    errors: [],
    ...own,
  };
  const answer = resultWriter(operation, words, validate)(result);
  return "pointer" in answer
    ? `${answer.pointer}: ${answer.message}`
    : [answer.status, ...(answer.body === null ? [] : [answer.body])];
}

const handlers = (status: DocumentedError["status"], text: string): DocumentedError => ({
  status,
  text,
  by: "handler",
});
const exact = handlers(404, "gone");
const range = handlers("4XX", "client");
const rest = handlers("default", "other");
const undocumented = (status: number) => `responses/${status}: expected a documented status`;

describe("the error that documents a status: itself, else its range, else the default", () => {
  const all = [exact, range, rest];
  it.each<[errors: readonly DocumentedError[], status: number, text: string | undefined]>([
    [all, 404, "gone"],
    [all, 403, "client"],
    [all, 400, "client"],
    [all, 499, "client"],
    [all, 500, "other"],
    [all, 599, "other"],
    [all, 399, "other"],
    [all, 200, "other"],
    [all, 199, undefined],
    [all, 600, undefined],
    [all, 403.5, undefined],
    [[...all].reverse(), 404, "gone"],
    [[...all].reverse(), 403, "client"],
    [[exact, range], 500, undefined],
    [[exact, rest], 403, "other"],
    [[exact], 403, undefined],
    [[handlers("5XX", "server"), range], 500, "server"],
    [[handlers("5XX", "server"), range], 400, "client"],
  ])("of %j: %i is %j", (errors, status, text) => {
    expect(written({ errors }, { status })).toEqual(
      text === undefined ? undocumented(status) : [status, JSON.stringify({ error: text })],
    );
  });

  it.each([
    [200, [200, '"exact"']],
    [201, [201, '"range"']],
    [302, [302, '"default"']],
    [500, [500, '"default"']],
  ])("of answers, %i is %j", (status, wanted) => {
    const responses = (
      [
        [200, "exact"],
        ["2XX", "range"],
        ["default", "default"],
      ] as const
    ).map(([key, only]) => ({ status: key, headers: {}, body: { ...json, schema: z.literal(only) } }));
    const body = JSON.parse(String(wanted[1]));
    for (const order of [responses, [...responses].reverse()]) {
      expect(written({ responses: order }, { status, body })).toEqual(wanted);
      expect(written({ responses: order }, { status, body: "none" })).toMatch(`responses/${status}/body: `);
    }
  });

  it("an error goes before the answer of its range where a text is given, and only there", () => {
    const responses = [{ status: "4XX", headers: {}, body: json } as const];
    const errors = [range];
    expect(written({ responses, errors }, { status: 400, body: 1 })).toEqual([400, "1"]);
    expect(written({ responses, errors }, { status: 400, error: "client" })).toEqual([
      400,
      '{"error":"client"}',
    ]);
    expect(written({ responses, errors }, { status: 400, error: "no" })).toBe(
      "responses/400/error: expected one of the documented texts",
    );
  });
});

describe("the parts of an error's text", () => {
  const held: DocumentedError = {
    ...handlers(409, "{count} of {most}"),
    parts: ["count", "most"],
    partSchemas: { count: z.int() },
  };
  const missing = (name: string) => `responses/409/parts/${name}: expected a value for the text`;
  it.each<[what: string, parts: HandlerResult["parts"], validate: boolean, wanted: unknown]>([
    ["all", { count: 1, most: 2 }, true, [409, '{"error":"1 of 2"}']],
    ["values that read as false", { count: 0, most: "" }, true, [409, '{"error":"0 of "}']],
    ["null", { count: 0, most: null }, true, [409, '{"error":"0 of null"}']],
    ["none", undefined, true, missing("count")],
    ["none, unchecked", undefined, false, missing("count")],
    ["the first", { count: 1 }, true, missing("most")],
    ["the first, unchecked", { count: 1 }, false, missing("most")],
    ["the second", { most: 1 }, true, missing("count")],
    ["one that is undefined", { count: 1, most: undefined }, true, missing("most")],
    ["another", { count: 1, most: 2, more: 3 }, true, [409, '{"error":"1 of 2"}']],
    ["a value of another type", { count: "a", most: 2 }, true, /^responses\/409\/parts\/count: /],
    ["a value of another type, unchecked", { count: "a", most: 2 }, false, [409, '{"error":"a of 2"}']],
  ])("%s", (_, parts, validate, wanted) => {
    const answer = written({ errors: [held] }, { status: 409, ...(parts ? { parts } : {}) }, validate);
    if (wanted instanceof RegExp) expect(answer).toMatch(wanted);
    else expect(answer).toEqual(wanted);
  });

  it("are those of the text that is named, of several", () => {
    const other = { ...handlers(409, "{who} holds it"), parts: ["who"] };
    const result = { status: 409, error: "{who} holds it", parts: { who: "Ann" } };
    expect(written({ errors: [held, other] }, result)).toEqual([409, '{"error":"Ann holds it"}']);
  });
});

it.each<[what: string, errors: readonly DocumentedError[], text: string | undefined]>([
  ["none", [], undefined],
  ["the only one", [exact], "gone"],
  ["the only one, of a schema", [{ ...exact, by: "schema" }], "gone"],
  [
    "none of two of schemas",
    [
      { ...exact, by: "schema" },
      { ...exact, text: "b", by: "schema" },
    ],
    undefined,
  ],
  ["that of handlers beside one of a schema", [{ ...exact, text: "a", by: "schema" }, exact], "gone"],
  ["that of handlers beside one of the server", [exact, { ...exact, text: "a", by: "server" }], "gone"],
  ["none of two of handlers", [exact, { ...exact, text: "b" }], undefined],
  ["none of another status", [{ ...exact, status: 410 }], undefined],
  ["none of a range", [range], undefined],
])("a status without a text means %s", (_, errors, text) => {
  expect(usualError(errors, 404)?.text).toBe(text);
});

describe("an error that is not of the usual form", () => {
  const forms = [
    {},
    { kind: "binary", mediaType: "application/pdf" },
    { ...json, text: ["detail"] },
  ] as const;
  const nothing: DocumentedError = { ...handlers(410, ""), form: 0 };
  const bytes: DocumentedError = { ...handlers(410, ""), form: 1 };
  const open: DocumentedError = { ...handlers(410, ""), form: 2, schema: z.object({ detail: z.string() }) };
  const pdf = new Uint8Array([37]);
  it.each<[what: string, errors: readonly DocumentedError[], result: HandlerResult, wanted: unknown]>([
    ["no body", [nothing], { status: 410 }, [410]],
    ["bytes", [bytes], { status: 410, body: pdf }, [410, pdf]],
    ["no bytes", [bytes], { status: 410, body: {} }, "responses/410/body: expected bytes"],
    ["bytes of two", [nothing, bytes], { status: 410, body: pdf }, [410, pdf]],
    ["nothing of two", [bytes, nothing], { status: 410 }, [410]],
    ["JSON of two", [bytes, open], { status: 410, body: { detail: "x" } }, [410, '{"detail":"x"}']],
    ["bytes beside JSON", [open, bytes], { status: 410, body: pdf }, [410, pdf]],
    [
      "neither of two",
      [bytes, open],
      { status: 410, body: { detail: 1 } },
      "responses/410/error: expected one of the documented texts",
    ],
    [
      "JSON without a body",
      [bytes, open],
      { status: 410 },
      "responses/410/error: expected one of the documented texts",
    ],
    ["the handler's text", [open], { status: 410, error: "said" }, [410, '{"detail":"said"}']],
    [
      "the handler's text beside one that is promised",
      [{ ...open, text: "fixed" }, open],
      { status: 410, error: "said" },
      [410, '{"detail":"said"}'],
    ],
    [
      "the text that is promised beside the handler's",
      [open, { ...handlers(410, "fixed") }],
      { status: 410, error: "fixed" },
      [410, '{"error":"fixed"}'],
    ],
    [
      "a text that a schema alone may say",
      [{ ...open, by: "schema" }],
      { status: 410, error: "said" },
      "responses/410/error: expected one of the documented texts",
    ],
    [
      "the media type that is named",
      [open, bytes],
      { status: 410, body: pdf, contentType: "application/pdf" },
      [410, pdf],
    ],
  ])("%s", (_, errors, result, wanted) => {
    expect(written({ errors }, result, true, { forms })).toEqual(wanted);
  });

  it.each([204, 205, 304])("can't have a body at %i", (status) => {
    const errors = [handlers("default", "no")];
    const message = "expected a status at which HTTP allows a body";
    expect(written({ errors }, { status })).toBe(`responses/${status}: ${message}`);
    expect(written({ errors: [{ ...nothing, status: "default" }] }, { status }, true, { forms })).toEqual([
      status,
    ]);
    const responses = [{ status: "default", headers: {}, body: json } as const];
    expect(written({ responses }, { status, body: 1 })).toBe(`responses/${status}: ${message}`);
    expect(written({ responses: [{ status: "default", headers: {} }] }, { status })).toEqual([status]);
  });
});

it.each<
  [what: string, own: Partial<ServerOperation>, result: HandlerResult, validate: boolean, wanted: unknown]
>([
  [
    "header fields of an error, by its range",
    { errors: [range], errorHeaders: { "4XX": { "X-Left": z.int() } } },
    { status: 400 },
    true,
    /^responses\/400\/headers\/X-Left: /,
  ],
  [
    "header fields of an error, unchecked",
    { errors: [range], errorHeaders: { "4XX": { "X-Left": z.int() } } },
    { status: 400 },
    false,
    [400, '{"error":"client"}'],
  ],
  [
    "no header fields of another status",
    { errors: [range, rest], errorHeaders: { "4XX": { "X-Left": z.int() } } },
    { status: 500 },
    true,
    [500, '{"error":"other"}'],
  ],
  [
    "an error's body by the schema of all",
    { errors: [exact] },
    { status: 404, body: { more: 1 } },
    true,
    "responses/404/body/more: no text",
  ],
  [
    "an error's body by the schema of all, unchecked",
    { errors: [exact] },
    { status: 404, body: { more: 1 } },
    false,
    [404, '{"more":1,"error":"gone"}'],
  ],
  [
    "several contents, and one that is named",
    {
      responses: [
        { status: 200, headers: {}, body: { ...json, others: [{ kind: "text", mediaType: "text/csv" }] } },
      ],
    },
    { status: 200, contentType: "text/csv", body: "a" },
    true,
    [200, "a"],
  ],
  [
    "several contents, and none that is named",
    {
      responses: [
        { status: 200, headers: {}, body: { ...json, others: [{ kind: "text", mediaType: "text/csv" }] } },
      ],
    },
    { status: 200, body: "a" },
    true,
    "responses/200/contentType: expected one of application/json, text/csv",
  ],
  [
    "a text that is none",
    { responses: [{ status: 200, headers: {}, body: { kind: "text", mediaType: "text/csv" } }] },
    { status: 200, body: 1 },
    true,
    "responses/200/body: expected a text",
  ],
  [
    "an empty text",
    { responses: [{ status: 200, headers: {}, body: { kind: "text", mediaType: "text/csv" } }] },
    { status: 200, body: "" },
    true,
    [200, ""],
  ],
])("%s", (_, own, result, validate, wanted) => {
  const words = { errorSchema: z.object({ error: z.string(), more: z.string("no text").optional() }) };
  const answer = written(own, result, validate, words);
  if (wanted instanceof RegExp) expect(answer).toMatch(wanted);
  else expect(answer).toEqual(wanted);
});

it("what the server itself answers is no result to check", () => {
  expect(written({}, serverError({ status: 599, text: "own" }))).toEqual([599, '{"error":"own"}']);
});

it.each([[undefined], [null], ["text"]])("%j is no result", (result) => {
  expect(written({}, result as never)).toBe("responses: expected a result");
});
