import { expect, it } from "vitest";
import { wireChanges } from "./documents.ts";

type Json = Readonly<Record<string, unknown>>;

const done = { 200: { description: "d" } };
const body = (required: boolean) => ({ requestBody: { required, content: { "application/json": {} } } });
const flows = (...names: readonly string[]) =>
  names.length === 0
    ? {}
    : {
        oauth: {
          type: "oauth2",
          flows: Object.fromEntries(
            names.map((name) => [name, { tokenUrl: "https://a", authorizationUrl: "https://b", scopes: {} }]),
          ),
        },
      };

const scoped = (...names: readonly string[]) => ({
  type: "oauth2",
  flows: {
    clientCredentials: {
      tokenUrl: "https://a",
      scopes: Object.fromEntries(names.map((name) => [name, name])),
    },
  },
});

const documentOf = (operation: Json, schemes: Json = {}) => ({
  openapi: "3.1.0",
  info: { title: "Things", version: "1.0.0" },
  components: { securitySchemes: schemes },
  paths: { "/things": { post: { responses: done, ...operation } } },
});
const [password, both] = [flows("password"), flows("password", "clientCredentials")];
/** An operation whose callback is given this one. */
const calling = (operation: Json) => ({
  callbacks: { told: { "{$request.body#/url}": { post: { responses: done, ...operation } } } },
});

/** How a list is read page by page. */
const paged = { items: "data", page: { parameter: "page" } };

const text = { type: "string" };
const query = (more: Json = {}) => ({ parameters: [{ name: "q", in: "query", schema: text, ...more }] });
const list = (more: Json) => query({ schema: { type: "array", items: text }, ...more });

/** Of a parameter: what a server reads of its callers, and what a callback writes to them. */
const parameters = (
  [
    ["goes", query(), {}, "parameter-removed major", "parameter-removed minor"],
    [
      "that is needed goes",
      query({ required: true }),
      {},
      "parameter-removed major",
      "parameter-removed major",
    ],
    ["comes", {}, query(), "parameter-added minor", "parameter-added minor"],
    [
      "that is needed comes",
      {},
      query({ required: true }),
      "parameter-required major",
      "parameter-added minor",
    ],
    ["is needed", query(), query({ required: true }), "parameter-required major", "parameter-required minor"],
    ["is free", query({ required: true }), query(), "parameter-optional minor", "parameter-optional major"],
    [
      "is joined",
      list({}),
      list({ explode: false }),
      "parameter-serialization major",
      "parameter-serialization major",
    ],
    [
      "may hold `/`",
      query(),
      query({ allowReserved: true }),
      "parameter-reserved-allowed minor",
      "parameter-reserved-allowed major",
    ],
    [
      "may hold no `/`",
      query({ allowReserved: true }),
      query(),
      "parameter-reserved-refused major",
      "parameter-reserved-refused minor",
    ],
    ["may be empty", query(), query({ allowEmptyValue: true }), "parameter-empty-allowed minor", ""],
    ["may not be empty", query({ allowEmptyValue: true }), query(), "parameter-empty-refused major", ""],
    ["stays empty", query({ allowEmptyValue: false }), query(), "", ""],
  ] as const
).flatMap(([what, old, now, taken, given]) => [
  [`a parameter ${what}`, documentOf(old), documentOf(now), taken ? [taken] : []] as const,
  [
    `a callback's parameter ${what}`,
    documentOf(calling(old)),
    documentOf(calling(now)),
    given ? [given] : [],
  ] as const,
]);

const sent = (headers: Json) => ({ responses: { 200: { description: "d", headers } } });
const field = { "X-A": { schema: text } };
const needed = { "X-A": { schema: text, required: true } };
const listed = (more: Json) => ({ "X-A": { schema: { type: "object" }, ...more } });

/** Of a header field: what a server writes into its answers, and what it reads in those to its callbacks. */
const headers = (
  [
    ["goes", field, {}, "header-removed minor", "header-removed major"],
    ["that is needed goes", needed, {}, "header-removed major", "header-removed major"],
    ["comes", {}, field, "header-added minor", "header-added minor"],
    ["that is needed comes", {}, needed, "header-added minor", "header-required major"],
    ["is needed", field, needed, "header-required minor", "header-required major"],
    ["is free", needed, field, "header-optional major", "header-optional minor"],
    [
      "is written in another way",
      listed({}),
      listed({ explode: true }),
      "header-serialization major",
      "header-serialization major",
    ],
  ] as const
).flatMap(([what, old, now, given, taken]) => [
  [`a header field ${what}`, documentOf(sent(old)), documentOf(sent(now)), [given]] as const,
  [
    `a header field of a callback's answer ${what}`,
    documentOf(calling(sent(old))),
    documentOf(calling(sent(now))),
    [taken],
  ] as const,
]);

const form = (encoding: Json, type = "multipart/form-data") => ({
  requestBody: {
    required: true,
    content: {
      [type]: {
        schema: { type: "object", properties: { a: text, b: { type: "array", items: text } } },
        encoding,
      },
    },
  },
});
const urlencoded = (encoding: Json) => form(encoding, "application/x-www-form-urlencoded");

/** Of a part of a form: what a server reads, and what a callback writes. */
const formParts = (
  [
    [
      "has another type",
      form({ a: { contentType: "a/b" } }),
      form({ a: { contentType: "a/c" } }),
      "part-type-narrowed major",
      "part-type-narrowed major",
    ],
    [
      "has a type more",
      form({ a: { contentType: "a/b" } }),
      form({ a: { contentType: "a/b, a/c" } }),
      "part-type-widened minor",
      "part-type-narrowed major",
    ],
    [
      "has a type fewer",
      form({ a: { contentType: "a/b, a/c" } }),
      form({ a: { contentType: "a/b" } }),
      "part-type-narrowed major",
      "part-type-widened minor",
    ],
    [
      "is joined",
      urlencoded({}),
      urlencoded({ b: { explode: false } }),
      "part-serialization major",
      "part-serialization major",
    ],
    [
      "may hold `/`",
      urlencoded({}),
      urlencoded({ a: { allowReserved: true } }),
      "part-reserved-allowed minor",
      "part-reserved-allowed major",
    ],
    [
      "may hold no `/`",
      urlencoded({ a: { allowReserved: true } }),
      urlencoded({}),
      "part-reserved-refused major",
      "part-reserved-refused minor",
    ],
  ] as const
).flatMap(([what, old, now, taken, given]) => [
  [`a part ${what}`, documentOf(old), documentOf(now), [taken]] as const,
  [`a callback's part ${what}`, documentOf(calling(old)), documentOf(calling(now)), [given]] as const,
]);

const at = (document: Json, ...urls: readonly string[]) => ({
  ...document,
  servers: urls.map((url) => ({ url })),
});
const empty = { ...documentOf({}), paths: {} };
const ofOperation = (url: string) => documentOf({ servers: [{ url }] });
const [a, b] = ["https://a.example", "https://b.example"];

const servers: readonly (readonly [what: string, old: Json, now: Json, wanted: readonly string[]])[] = [
  ["another server", at(documentOf({}), a), at(documentOf({}), b), ["servers-changed minor"]],
  [
    "the same server, with a slash and in capitals",
    at(documentOf({}), a),
    at(documentOf({}), "HTTPS://A.example/"),
    [],
  ],
  ["the same servers in another order", at(documentOf({}), a, b), at(documentOf({}), b, a), []],
  ["no server any more, which is `/`", at(documentOf({}), "/"), documentOf({}), []],
  ["another server of an API without operations", at(empty, a), at(empty, b), ["servers-changed minor"]],
  ["another server of one operation", ofOperation(a), ofOperation(b), ["servers-changed minor"]],
  ["a server of one operation", documentOf({}), ofOperation(b), ["servers-changed minor"]],
  [
    "another server of all, where each operation has its own",
    at(ofOperation(a), a),
    at(ofOperation(a), b),
    [],
  ],
];

it.each<readonly [what: string, old: Json, now: Json, wanted: readonly string[]]>([
  [
    "a body that need not be sent",
    documentOf(body(true)),
    documentOf(body(false)),
    ["request-body-optional minor"],
  ],
  [
    "a body that must be sent",
    documentOf(body(false)),
    documentOf(body(true)),
    ["request-body-required major"],
  ],
  [
    "a body that a callback may leave out",
    documentOf(calling(body(true))),
    documentOf(calling(body(false))),
    ["request-body-optional major"],
  ],
  [
    "a body that a callback always sends",
    documentOf(calling(body(false))),
    documentOf(calling(body(true))),
    ["request-body-required minor"],
  ],
  [
    "a redirection goes",
    documentOf({ responses: { ...done, 303: { description: "d" } } }),
    documentOf({}),
    ["response-removed major"],
  ],
  [
    "an error goes",
    documentOf({ responses: { ...done, 404: { description: "d" } } }),
    documentOf({}),
    ["error-response-removed minor"],
  ],
  ["a reference comes", documentOf({}), documentOf({ "x-refers": { a: "b" } }), ["reference-added minor"]],
  ["a reference goes", documentOf({ "x-refers": { a: "b" } }), documentOf({}), ["reference-removed minor"]],
  [
    "a reference is to something else",
    documentOf({ "x-refers": { a: "b", c: "d" } }),
    documentOf({ "x-refers": { a: "e", c: "d" } }),
    ["reference-changed major"],
  ],
  ["pages come", documentOf({}), documentOf({ "x-pagination": paged }), ["pagination-added minor"]],
  ["pages go", documentOf({ "x-pagination": paged }), documentOf({}), ["pagination-removed major"]],
  ...(
    [
      ["are the same", {}, []],
      ["have a bound", { limit: "limit" }, ["pagination-changed minor"]],
      ["say how many there are", { total: "total" }, ["pagination-changed minor"]],
      ["say whether there are more", { more: "more" }, ["pagination-changed minor"]],
      ["are in another field", { items: "others" }, ["pagination-changed major"]],
      ["are the response", { items: undefined }, ["pagination-changed major"]],
      ["are counted from 0", { page: { parameter: "page", first: 0 } }, ["pagination-changed major"]],
      ["have another parameter", { page: { parameter: "p" } }, ["pagination-changed major"]],
      ["have an offset", { page: undefined, offset: { parameter: "page" } }, ["pagination-changed major"]],
      [
        "have a cursor",
        { page: undefined, cursor: { parameter: "page", next: "next" } },
        ["pagination-changed major"],
      ],
    ] as const
  ).map(([what, change, wanted]): readonly [string, Json, Json, readonly string[]] => [
    `pages ${what}`,
    documentOf({ "x-pagination": paged }),
    documentOf({ "x-pagination": { ...paged, ...change } }),
    wanted,
  ]),
  ["a body limit comes", documentOf({}), documentOf({ "x-body-limit": 9 }), ["body-limit-changed major"]],
  ["a body limit goes", documentOf({ "x-body-limit": 9 }), documentOf({}), ["body-limit-changed minor"]],
  [
    "a body limit rises",
    documentOf({ "x-body-limit": 8 }),
    documentOf({ "x-body-limit": 9 }),
    ["body-limit-changed minor"],
  ],
  [
    "a body limit falls",
    documentOf({ "x-body-limit": 9 }),
    documentOf({ "x-body-limit": 8 }),
    ["body-limit-changed major"],
  ],
  [
    "hints change",
    documentOf({ "x-timeout": 9, "x-retries": 1 }),
    documentOf({ "x-timeout": 8, "x-deadline": 9 }),
    ["timeout-changed minor", "deadline-changed minor", "retries-changed minor"],
  ],
  ...parameters,
  ...headers,
  ...formParts,
  ...servers,
  ["a flow goes", documentOf({}, both), documentOf({}, password), ["security-flow-removed major"]],
  ["a flow comes", documentOf({}, password), documentOf({}, both), ["security-flow-added minor"]],
  ["the last flow goes", documentOf({}, password), documentOf({}), []],
  ["the first flow comes", documentOf({}), documentOf({}, password), []],
  [
    "one of two schemes loses a scope that the other has",
    documentOf({}, { one: scoped("read", "write"), two: scoped("read", "write") }),
    documentOf({}, { one: scoped("read", "write"), two: scoped("read") }),
    ["security-flow-scope-removed major"],
  ],
  [
    "two schemes change names",
    documentOf({}, { one: scoped("read"), two: scoped("write") }),
    documentOf({}, { first: scoped("read"), second: scoped("write") }),
    [],
  ],
  [
    "two schemes that are needed together need fewer scopes",
    documentOf(
      { security: [{ one: ["read"], two: ["write"] }] },
      { one: scoped("read"), two: scoped("write") },
    ),
    documentOf({ security: [{ one: [], two: ["write"] }] }, { one: scoped("read"), two: scoped("write") }),
    ["security-widened minor"],
  ],
  [
    "a parameter says what it loses",
    documentOf({ parameters: [{ name: "q", in: "query", schema: {} }] }),
    documentOf({ parameters: [{ name: "q", in: "query", schema: {}, "x-lossy": true }] }),
    ["parameter-loss-stated patch"],
  ],
])("%s", async (_, old, now, wanted) => {
  const found = await wireChanges(old as never, now as never);
  expect(found.map(({ rule, bump }) => `${rule} ${bump}`)).toEqual(wanted);
});
