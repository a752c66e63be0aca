import { everyObject } from "./every-object.ts";
import { json, operation, type Path, type Row } from "./row.ts";

const list: Path = [...operation, "parameters"];
const q: Path = [...list, 0];
const j: Path = [...list, 2];
const body: Path = [...operation, "requestBody"];
const content: Path = [...body, "content"];
const form: Path = [...content, "application/x-www-form-urlencoded", "encoding"];
const parts: Path = [...content, "multipart/form-data", "encoding"];
const responses: Path = [...operation, "responses"];
const ok: Path = [...responses, 200];
const header: Path = [...ok, "headers", "X-A"];
const state: Path = [
  ...["post", "requestBody", "content", "application/json", "schema", "properties", "state", "enum"],
];
const called = everyObject.paths["/things/{id}"].post.callbacks.done;
const multipart = "request body multipart/form-data part";
const encoded = "request body application/x-www-form-urlencoded part";
const words = ["words-changed patch documentation"];
const less = "parameter-serialization major";
const both = (rule: string, place: string) => [
  `response-${rule}-widened major ${place}`,
  `response-${rule}-narrowed minor ${place}`,
];

/** The objects of an operation. */
export const operationRows: readonly Row[] = [
  ["OpenAPI openapi", ["openapi"], "3.1.1", []],
  ["OpenAPI info", ["info"], { title: "Other", version: "2.0.0" }, []],
  ["OpenAPI jsonSchemaDialect", ["jsonSchemaDialect"], undefined, []],
  ["OpenAPI servers", ["servers"], [], ["servers-changed minor servers"]],
  ["OpenAPI paths", ["paths", "/others"], undefined, ["operation-removed major operation"]],
  ["OpenAPI webhooks", ["webhooks"], {}, ["operation-removed major operation"]],
  [
    "OpenAPI webhooks",
    ["webhooks", "happened", ...state],
    ["a", "b"],
    ["response-enum-widened major request body /state"],
  ],
  // What nothing refers to is nowhere on the wire.
  ["OpenAPI components", ["components", "schemas", "Unused"], { type: "string" }, []],
  // What is called back, and what a webhook calls, ask for it too.
  ["OpenAPI security", ["security"], [{ bearer: [] }], Array(2).fill("security-narrowed major security")],
  ["OpenAPI tags", ["tags"], [], []],
  ["OpenAPI externalDocs", ["externalDocs"], undefined, []],
  ["Server url", ["servers", 0, "url"], "https://x.example", ["servers-changed minor servers"]],
  ["Server description", ["servers", 0, "description"], "Other.", []],
  ["Server variables", ["servers", 0, "variables", "r", "enum"], ["eu"], ["servers-changed minor servers"]],
  [
    "Path Item $ref",
    ["paths", "/moved"],
    { $ref: "#/components/pathItems/Moved" },
    ["operation-added minor operation"],
  ],
  ["Path Item summary", [...operation.slice(0, 2), "summary"], "Other.", []],
  ["Path Item description", [...operation.slice(0, 2), "description"], "Other.", []],
  ["Path Item servers", ["paths", "/others", "servers"], undefined, ["servers-changed minor servers"]],
  [
    "Path Item parameters",
    [...operation.slice(0, 2), "parameters", 0, "schema"],
    { type: "string", maxLength: 3 },
    ["request-max-length-narrowed major path parameter id"],
  ],
  [
    "Path Item methods",
    operation,
    undefined,
    ["operation-removed major operation", "operation-removed major operation"],
  ],
  ["Operation tags", [...operation, "tags"], ["b"], []],
  ["Operation summary", [...operation, "summary"], "Other.", words],
  // Samples are made of the rest, and the spec's document has none.
  ["Operation x-codeSamples", [...operation, "x-codeSamples"], [{ lang: "bash", source: "a" }], []],
  ["Operation description", [...operation, "description"], "Other.", words],
  [
    "Operation externalDocs",
    [...operation, "externalDocs"],
    undefined,
    ["words-changed patch documentation"],
  ],
  // A client's function has another name: the client's verdict tells it.
  [
    "Operation operationId",
    [...operation, "operationId"],
    "other",
    ["link-changed minor response 200 link next"],
  ],
  [
    "Operation parameters",
    q,
    { name: "r", in: "query" },
    ["parameter-removed major query parameter q", "parameter-added minor query parameter r"],
  ],
  ["Operation requestBody", body, undefined, ["request-body-removed major request body"]],
  // Where no success is told, `default` stands for it.
  [
    "Operation responses",
    ok,
    undefined,
    [
      "media-type-removed major response 200 application/json",
      "header-removed major response 200 header X-A",
    ],
  ],
  ["Operation callbacks", [...operation, "callbacks"], undefined, ["operation-removed major operation"]],
  ["Operation deprecated", [...operation, "deprecated"], true, ["deprecated minor operation"]],
  [
    "Operation security",
    [...operation, "security"],
    [{ oauth: ["read"] }],
    ["security-narrowed major security"],
  ],
  [
    "Operation security",
    [...operation, "security", 0, "oauth"],
    ["write"],
    ["security-narrowed major security"],
  ],
  ["Operation servers", [...operation, "servers"], undefined, ["servers-changed minor servers"]],
  [
    "Parameter name",
    [...q, "name"],
    "r",
    ["parameter-removed major query parameter q", "parameter-added minor query parameter r"],
  ],
  [
    "Parameter in",
    [...q, "in"],
    "header",
    ["parameter-removed major query parameter q", "parameter-added minor header parameter q"],
  ],
  ["Parameter description", [...q, "description"], "Other.", words],
  ["Parameter required", [...q, "required"], true, ["parameter-required major query parameter q"]],
  ["Parameter deprecated", [...q, "deprecated"], true, ["deprecated minor query parameter q"]],
  [
    "Parameter allowEmptyValue",
    [...q, "allowEmptyValue"],
    true,
    ["parameter-empty-allowed minor query parameter q"],
  ],
  ["Parameter style", [...q, "style"], "spaceDelimited", [`${less} query parameter q`]],
  ["Parameter explode", [...q, "explode"], false, [`${less} query parameter q`]],
  ["Parameter explode", [...list, 1, "explode"], false, [`${less} cookie parameter c`]],
  [
    "Parameter allowReserved",
    [...q, "allowReserved"],
    true,
    ["parameter-reserved-allowed minor query parameter q"],
  ],
  [
    "Parameter schema",
    [...q, "schema", "maxItems"],
    3,
    ["request-max-items-narrowed major query parameter q"],
  ],
  ["Parameter example", [...q, "example"], ["b"], []],
  ["Parameter examples", [...q, "examples"], { one: { value: ["b"] } }, []],
  [
    "Parameter content",
    [...j, "content", "application/json", "schema", "maxProperties"],
    3,
    ["request-max-properties-narrowed major query parameter j"],
  ],
  [
    "Parameter content",
    [...j, "content"],
    { "text/plain": { schema: { type: "object" } } },
    [`${less} query parameter j`, "request-max-properties-widened minor query parameter j"],
  ],
  ["Request Body description", [...body, "description"], "Other.", words],
  ["Request Body content", [...content, "application/json"], undefined, [`media-type-removed major ${json}`]],
  ["Request Body required", [...body, "required"], true, ["request-body-required major request body"]],
  [
    "Media Type schema",
    [...content, "application/xml", "schema"],
    { type: "integer" },
    [
      "request-type-narrowed major request body application/xml",
      "request-type-widened minor request body application/xml",
      "request-property-removed minor request body application/xml /id",
      "request-property-removed minor request body application/xml /items",
      "xml-changed major request body application/xml",
    ],
  ],
  ["Media Type example", [...content, "application/json", "example"], { a: 1 }, []],
  ["Media Type examples", [...ok, "content", "application/json", "examples"], {}, []],
  [
    "Media Type encoding",
    parts,
    undefined,
    [
      `part-type-narrowed major ${multipart} file`,
      `part-header-removed major ${multipart} file header X-Sum`,
    ],
  ],
  [
    "Encoding contentType",
    [...parts, "file", "contentType"],
    "image/gif",
    [`part-type-narrowed major ${multipart} file`],
  ],
  [
    "Encoding headers",
    [...parts, "file", "headers", "X-Sum", "required"],
    true,
    [`part-header-required major ${multipart} file header X-Sum`],
  ],
  [
    "Encoding headers",
    [...parts, "file", "headers", "X-Sum", "schema", "maxLength"],
    3,
    [`request-max-length-narrowed major ${multipart} file header x-sum`],
  ],
  [
    "Encoding headers",
    [...parts, "file", "headers"],
    {},
    [`part-header-removed major ${multipart} file header X-Sum`],
  ],
  [
    "Encoding style",
    [...parts, "data"],
    { style: "deepObject" },
    [`part-serialization major ${multipart} data`],
  ],
  ["Encoding explode", [...form, "tags", "explode"], false, [`part-serialization major ${encoded} tags`]],
  [
    "Encoding allowReserved",
    [...form, "word", "allowReserved"],
    true,
    [`part-reserved-allowed minor ${encoded} word`],
  ],
  [
    "Responses default",
    [...responses, "default"],
    undefined,
    ["error-response-removed minor response default"],
  ],
  ["Responses status", [...responses, 201], { description: "d" }, ["response-added minor response 201"]],
  ["Response description", [...ok, "description"], "Other.", words],
  ["Response headers", [...ok, "headers"], {}, ["header-removed major response 200 header X-A"]],
  ["Response content", [...ok, "content"], {}, ["media-type-removed major response 200 application/json"]],
  ["Response links", [...ok, "links"], undefined, ["link-removed minor response 200 link next"]],
  ["Header description", [...header, "description"], "Other.", words],
  ["Header required", [...header, "required"], false, ["header-optional major response 200 header X-A"]],
  ["Header deprecated", [...header, "deprecated"], true, ["deprecated minor response 200 header x-a"]],
  // A header has no other style, so none can be chosen.
  ["Header style", [...header, "style"], undefined, []],
  ["Header explode", [...header, "explode"], true, ["header-serialization major response 200 header X-A"]],
  ["Header schema", [...header, "schema"], { type: "string" }, both("type", "response 200 header x-a")],
  [
    "Header content",
    [...header],
    { required: true, content: { "application/json": { schema: { type: "object" } } } },
    ["header-serialization major response 200 header X-A", "words-changed patch documentation"],
  ],
  ["Header example", [...header, "example"], { a: 1 }, []],
  ["Header examples", [...header, "examples"], {}, []],
  [
    "Callback expression",
    [...operation, "callbacks", "done"],
    { "{$request.body#/other}": called["{$request.body#/url}"] },
    ["operation-removed major operation", "operation-added minor operation"],
  ],
  [
    "Callback path-item",
    [...operation, "callbacks", "done", "{$request.body#/url}", ...state],
    ["a", "b"],
    ["response-enum-widened major request body /state"],
  ],
];
