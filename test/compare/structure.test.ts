import { describe, expect, it } from "vitest";
import { wireChanges } from "./documents.ts";

type Json = Readonly<Record<string, unknown>>;

const json = (schema: Json) => ({ description: "d", content: { "application/json": { schema } } });
const text = { type: "string" };
const [code, message] = ["code", "message"].map((name) =>
  json({ type: "object", properties: { [name]: { type: "integer" } }, required: [name] }),
);
const responses = (all: Json) => ({ responses: all });
const answer = (type: string, schema: Json = { type: "object" }) =>
  responses({ 200: { description: "d", content: { [type]: { schema } } } });
const parameters = (...all: Json[]) => ({ parameters: all, ...responses({ 200: { description: "d" } }) });
const query = (more: Json = {}) => ({ name: "q", in: "query", schema: text, ...more });
const list = { type: "array", items: text };
const form = (encoding: Json, type = "multipart/form-data") => ({
  requestBody: {
    content: { [type]: { schema: { type: "object", properties: { file: text, tags: list } }, encoding } },
  },
  ...responses({ 200: { description: "d" } }),
});
const headers = (all: Json) => responses({ 200: { description: "d", headers: all } });
const server = (...servers: Json[]) => ({ servers });

const documentOf = (operation: Json, more: Json = {}) => ({
  openapi: "3.1.0",
  info: { title: "Things", version: "1.0.0" },
  ...more,
  paths: { "/things": { post: operation } },
});

/** What changes, and which findings it makes, as `rule bump`. */
type Row = readonly [what: string, old: Json, now: Json, wanted: readonly string[]];

const statuses: readonly Row[] = [
  [
    "a status within a range, with the same body",
    { 200: {}, "4XX": code },
    { 200: {}, "4XX": code, 404: code },
    [],
  ],
  [
    "a status within a range, with another body",
    { "4XX": code },
    { "4XX": code, 404: message },
    ["response-property-optional major", "response-property-required minor"],
  ],
  [
    "a status out of `default`, with another body",
    { 200: {}, default: code },
    { 200: {}, default: code, 404: message },
    ["response-property-optional major", "response-property-required minor"],
  ],
  [
    "a status into `default`, with another body",
    { 200: {}, default: code, 404: message },
    { 200: {}, default: code },
    ["response-property-optional major", "response-property-required minor"],
  ],
  [
    "a range into `default`, with another body",
    { "5XX": code, default: message },
    { default: message },
    ["response-property-optional major", "response-property-required minor"],
  ],
  ["a range told status by status", { "2XX": code }, { 200: code, 201: code }, []],
  [
    "a new success beside `default`",
    { 200: {}, default: code },
    { 200: {}, 202: {}, default: code },
    ["response-added minor"],
  ],
  [
    "a success that `default` was",
    { default: code },
    { 200: message, default: code },
    ["response-property-optional major", "response-property-required minor"],
  ],
  ["a success goes", { 200: {}, 202: {} }, { 200: {} }, ["response-removed major"]],
  ["an error goes", { 200: {}, 404: {} }, { 200: {} }, ["error-response-removed minor"]],
].map(([what, old, now, wanted]) => [what, responses(old as Json), responses(now as Json), wanted] as Row);

const mediaTypes: readonly Row[] = [
  ["`charset` of JSON", answer("application/json; charset=utf-8"), answer("application/json"), []],
  ["a quoted charset", answer('text/plain; Charset="UTF-8"'), answer("text/plain;charset=utf-8"), []],
  [
    "another charset of text",
    answer("text/plain"),
    answer("text/plain; charset=iso-8859-1"),
    ["media-type-narrowed minor"],
  ],
  ["a narrowed range of an answer", answer("*/*"), answer("application/json"), ["media-type-narrowed minor"]],
  [
    "an answer widened to a range",
    answer("image/png"),
    answer("image/*"),
    ["media-type-removed major", "media-type-added minor"],
  ],
  [
    "a narrowed range with another body",
    answer("*/*", { type: "string", maxLength: 3 }),
    answer("application/json", { type: "string", maxLength: 9 }),
    ["media-type-narrowed minor", "response-max-length-widened major"],
  ],
];

const parts: readonly Row[] = [
  [
    "a type fewer",
    form({ file: { contentType: "image/png, image/jpeg" } }),
    form({ file: { contentType: "image/png" } }),
    ["part-type-narrowed major"],
  ],
  [
    "a type more",
    form({ file: { contentType: "image/png" } }),
    form({ file: { contentType: "IMAGE/PNG,image/gif" } }),
    ["part-type-widened minor"],
  ],
  [
    "a range that holds them",
    form({ file: { contentType: "image/png, image/gif" } }),
    form({ file: { contentType: "image/*" } }),
    ["part-type-widened minor"],
  ],
  [
    "what was so anyway",
    form({}),
    form({ file: { contentType: "text/plain" }, tags: { contentType: "text/plain" } }),
    [],
  ],
  [
    "another type than was so anyway",
    form({}),
    form({ file: { contentType: "application/json" } }),
    ["part-type-narrowed major"],
  ],
  [
    "a header that it needs",
    form({}),
    form({ file: { headers: { "X-Sum": { required: true, schema: text } } } }),
    ["part-header-required major"],
  ],
  [
    "`explode` of a list in a URL-encoded form",
    form({}, "application/x-www-form-urlencoded"),
    form({ tags: { explode: false } }, "application/x-www-form-urlencoded"),
    ["part-serialization major"],
  ],
  [
    "`explode` of a text in one",
    form({}, "application/x-www-form-urlencoded"),
    form({ file: { explode: false } }, "application/x-www-form-urlencoded"),
    [],
  ],
];

const inputs: readonly Row[] = [
  [
    "other words of a parameter",
    parameters(query({ description: "The view. ".repeat(40) })),
    parameters(query({ description: "What to show." })),
    ["words-changed patch"],
  ],
  ["`explode` of a text", parameters(query()), parameters(query({ explode: false })), []],
  [
    "`explode` of a list",
    parameters(query({ schema: list })),
    parameters(query({ schema: list, explode: false })),
    ["parameter-serialization major"],
  ],
  [
    "`explode` of a list in a header, which has commas either way",
    parameters({ ...query({ schema: list }), in: "header" }),
    parameters({ ...query({ schema: list }), in: "header", explode: true }),
    [],
  ],
  [
    "`explode` of an object in a header",
    parameters({ ...query({ schema: { type: "object" } }), in: "header" }),
    parameters({ ...query({ schema: { type: "object" } }), in: "header", explode: true }),
    ["parameter-serialization major"],
  ],
  [
    "reserved characters allowed",
    parameters(query()),
    parameters(query({ allowReserved: true })),
    ["parameter-reserved-allowed minor"],
  ],
  [
    "reserved characters refused",
    parameters(query({ allowReserved: true })),
    parameters(query()),
    ["parameter-reserved-refused major"],
  ],
  [
    "`allowReserved` of a number that has none of them",
    parameters(query({ allowReserved: true, schema: { type: "integer" } })),
    parameters(query({ schema: { type: "integer" } })),
    [],
  ],
  [
    "the same default as a number and as text",
    parameters(query({ schema: { type: "integer", default: 20 } })),
    parameters(query({ schema: { type: "string", default: "20" } })),
    ["request-type-widened minor"],
  ],
  [
    "one of two parameters of one name goes",
    parameters(query({ schema: { type: "integer" } }), query()),
    parameters(query()),
    ["not-compared major"],
  ],
  [
    "servers of its own",
    parameters(),
    { ...parameters(), servers: [{ url: "https://other.example" }] },
    ["servers-changed minor"],
  ],
  [
    "`explode` of what may be a list",
    parameters(query({ schema: { anyOf: [text, list] } })),
    parameters(query({ schema: { anyOf: [text, list] }, explode: false })),
    ["parameter-serialization major"],
  ],
  [
    "`explode` and a bound raised",
    parameters(query({ schema: { ...list, maxItems: 5 } })),
    parameters(query({ schema: { ...list, maxItems: 9 }, explode: false })),
    ["parameter-serialization major", "request-max-items-widened minor"],
  ],
  [
    "`content` for `schema`",
    parameters(query()),
    parameters({ name: "q", in: "query", content: { "application/json": { schema: text } } }),
    ["parameter-serialization major"],
  ],
  [
    "header parameters that mean nothing",
    parameters(),
    parameters(
      ...["Accept", "content-type", "Authorization"].map((name) => ({
        name,
        in: "header",
        required: true,
        schema: text,
      })),
    ),
    [],
  ],
  [
    "a parameter in another place",
    parameters(query()),
    parameters({ ...query(), in: "header" }),
    ["parameter-removed major", "parameter-added minor"],
  ],
  ...["constructor", "toString", "__proto__"].map(
    (name): Row => [
      `a parameter named ${name}`,
      parameters(),
      parameters(query({ name })),
      ["parameter-added minor"],
    ],
  ),
  ...["constructor", "toString", "__proto__"].map(
    (name): Row => [
      `a parameter named ${name} that goes`,
      parameters(query({ name })),
      parameters(),
      ["parameter-removed major"],
    ],
  ),
];

const outputs: readonly Row[] = [
  [
    "a required header renamed",
    headers({ "X-A": { required: true, schema: text } }),
    headers({ "X-B": { required: true, schema: text } }),
    ["header-removed major", "header-added minor"],
  ],
  [
    "a required header that may be left out",
    headers({ "X-A": { required: true, schema: text } }),
    headers({ "x-a": { schema: text } }),
    ["header-optional major"],
  ],
  [
    "an optional header that goes",
    headers({ "X-A": { schema: text } }),
    headers({}),
    ["header-removed minor"],
  ],
];

const empty = responses({ 200: { description: "d" } });
const address = "https://api.example";

describe.each([
  ["statuses", statuses],
  ["media types", mediaTypes],
  ["parts of a form", parts],
  ["parameters", inputs],
  ["headers", outputs],
] as const)("%s", (_, rows) => {
  it.each(rows)("%s", async (_what, old, now, wanted) => {
    const found = await wireChanges(documentOf(old), documentOf(now));
    const told = found.map(({ rule, bump }) => `${rule} ${bump}`).sort();
    expect(told).toEqual([...wanted].sort());
  });
});

it.each<[what: string, old: Json, now: Json, wanted: readonly string[]]>([
  [
    "keys in another order",
    server({ url: address, description: "d" }),
    server({ description: "d", url: address }),
    [],
  ],
  ["a slash at the end", server({ url: address }), server({ url: `${address}/` }), []],
  ["words", server({ url: address }), server({ url: address, description: "Live." }), []],
  [
    "a variable for what it is",
    server({ url: `${address}/v1` }),
    server({ url: `${address}/{v}`, variables: { v: { default: "v1" } } }),
    [],
  ],
  ["the host in other letters", server({ url: address }), server({ url: "https://API.example" }), []],
  [
    "one address less of a variable",
    server({ url: "https://{r}.example", variables: { r: { default: "eu", enum: ["eu", "us"] } } }),
    server({ url: "https://{r}.example", variables: { r: { default: "eu", enum: ["eu"] } } }),
    ["servers-changed"],
  ],
  ["none, and the one that stands for none", {}, server({ url: "/" }), []],
  ["another one", server({ url: address }), server({ url: `${address}/v2` }), ["servers-changed"]],
])("servers: %s", async (_, old, now, wanted) => {
  const found = await wireChanges(documentOf(empty, old), documentOf(empty, now));
  expect(found.map(({ rule }) => rule)).toEqual(wanted);
});
