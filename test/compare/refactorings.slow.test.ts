import { beforeAll, expect, it } from "vitest";
import type { Json } from "../../scripts/lib/json.ts";
import { wireChanges } from "./documents.ts";
import { at, type Edit, edited, kitchenSink } from "./edits.ts";

let sink: Json;
beforeAll(async () => {
  sink = await kitchenSink();
});

const schemas = ["components", "schemas"];
const list = ["paths", "/v2/items", "get"];
const create = ["paths", "/v2/items", "post"];
const item = ["paths", "/v2/items/{item_id}"];
const json = ["content", "application/json", "schema"];
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const schema = (name: string) => at(sink, ...schemas, name) as Record<string, never>;
const replaced = (from: string, to: string) => JSON.parse(JSON.stringify(sink).replaceAll(from, to)) as Json;

/** Ways to write the same; the document is the kitchen sink's. */
const rewritten: readonly (readonly [what: string, rewrite: () => readonly Edit[] | Json])[] = [
  ["a body's reference inlined", () => [[[...item, "patch", "requestBody", ...json], schema("ItemUpdate")]]],
  ["a response's reference inlined", () => [[[...list, "responses", 200, ...json], schema("ItemPage")]]],
  [
    "an item's reference inlined",
    () => [[[...schemas, "ItemPage", "properties", "data", "items"], schema("Item")]],
  ],
  ["a component renamed", () => replaced("ItemUpdate", "ItemPatch")],
  ["a recursive component renamed", () => renamed("Category", "Node")],
  [
    "a reference wrapped in allOf",
    () => [[[...item, "patch", "requestBody", ...json], { allOf: [ref("ItemUpdate")] }]],
  ],
  ["allOf around a schema", () => [[[...schemas, "Season"], { allOf: [schema("Season")] }]]],
  [
    "an object split by allOf",
    () => {
      const { properties, required } = schema("Durable") as unknown as {
        properties: Record<string, unknown>;
        required: string[];
      };
      const names = Object.keys(properties);
      const part = (some: string[]) => ({
        type: "object",
        properties: Object.fromEntries(some.map((name) => [name, properties[name]])),
        required: required.filter((name) => some.includes(name)),
      });
      return [[[...schemas, "Durable"], { allOf: [part(names.slice(0, 5)), part(names.slice(5))] }]];
    },
  ],
  [
    "`required` in a part of its own",
    () => {
      const { required, ...rest } = schema("Problem");
      return [[[...schemas, "Problem"], { ...rest, allOf: [{ required }] }]];
    },
  ],
  ["anyOf of one", () => [[[...schemas, "Photo"], { anyOf: [schema("Photo")] }]]],
  [
    "a const as an enum of one",
    () => [[[...schemas, "Durable", "properties", "kind"], { enum: ["durable"] }]],
  ],
  [
    "an enum as alternatives",
    () => [[[...schemas, "Tag"], { anyOf: [{ enum: ["fresh", "fragile"] }, { const: "heavy" }] }]],
  ],
  [
    "an enum in another order",
    () => [
      [
        [...schemas, "Tag", "enum"],
        ["heavy", "fresh", "fragile"],
      ],
    ],
  ],
  [
    "two types as alternatives",
    () => [
      [
        [...schemas, "ItemUpdate", "properties", "note"],
        { anyOf: [{ type: "string", maxLength: 500 }, { type: "null" }] },
      ],
    ],
  ],
  [
    "null first",
    () => [[[...schemas, "Durable", "properties", "season"], { anyOf: [{ type: "null" }, ref("Season")] }]],
  ],
  [
    "oneOf for anyOf where no value fits both",
    () => [[[...schemas, "Durable", "properties", "season"], { oneOf: [ref("Season"), { type: "null" }] }]],
  ],
  [
    "bounds split by allOf",
    () => [
      [
        [...schemas, "Durable", "properties", "price"],
        { type: "number", allOf: [{ minimum: 0 }, { exclusiveMaximum: 1_000_000 }] },
      ],
    ],
  ],
  ["a bound that holds anyway", () => [[[...schemas, "Problem", "properties", "message", "minLength"], 0]]],
  ["`additionalProperties` said", () => [[[...schemas, "Photo", "additionalProperties"], true]]],
  [
    "a pattern in other words",
    () => [[[...schemas, "Category", "properties", "slug", "pattern"], "^(?:[a-z]+-)*[a-z]+$"]],
  ],
  [
    "words of a schema",
    () => [
      [[...schemas, "Photo", "description"], "A picture."],
      [[...schemas, "Photo", "title"], "P"],
    ],
  ],
  ["another example", () => [[[...schemas, "Photo", "properties", "caption", "examples"], ["Front"]]]],
  [
    "properties in another order",
    () => [[[...schemas, "Photo", "properties"], reversed(schema("Photo")["properties"] ?? {})]],
  ],
  [
    "parameters hoisted to the path",
    () => [
      [[...item, "parameters"], at(sink, ...item, "get", "parameters")],
      [[...item, "get", "parameters"], []],
      [[...item, "delete", "parameters"], undefined],
    ],
  ],
  [
    "a parameter as a component",
    () => [
      [["components", "parameters"], { Limit: at(sink, ...list, "parameters", 0) }],
      [[...list, "parameters", 0], { $ref: "#/components/parameters/Limit" }],
    ],
  ],
  [
    "parameters in another order",
    () => [[[...list, "parameters"], (at(sink, ...list, "parameters") as []).toReversed()]],
  ],
  [
    "a parameter's way of writing said",
    () => [
      [[...list, "parameters", 2, "style"], "form"],
      [[...list, "parameters", 2, "explode"], true],
    ],
  ],
  [
    "a path parameter renamed",
    () => {
      const named = replaced('"name":"item_id"', '"name":"id"');
      return JSON.parse(JSON.stringify(named).replaceAll("{item_id}", "{id}")) as Json;
    },
  ],
  [
    "a response as a component",
    () => [
      [["components", "responses"], { Refused: at(sink, ...create, "responses", 422) }],
      [[...create, "responses", 422], { $ref: "#/components/responses/Refused" }],
    ],
  ],
  [
    "a body as a component",
    () => [
      [["components", "requestBodies"], { New: at(sink, ...create, "requestBody") }],
      [[...create, "requestBody"], { $ref: "#/components/requestBodies/New" }],
    ],
  ],
  [
    "a header as a component, in lower case",
    () => [
      [["components", "headers"], { Total: at(sink, ...list, "responses", 200, "headers", "X-Total-Count") }],
      [[...list, "responses", 200, "headers"], { "x-total-count": { $ref: "#/components/headers/Total" } }],
    ],
  ],
  ["a security scheme renamed", () => replaced('"shopKey"', '"key"')],
  [
    "security hoisted to the document",
    () => [
      [["security"], [{ token: [] }]],
      [[...list, "security"], undefined],
    ],
  ],
  ["a media type in other letters", () => replaced("image/png", "Image/PNG")],
  ["an operationId", () => [[[...list, "operationId"], "browse"]]],
  ["tags", () => [[[...list, "tags"], ["Stock"]]]],
];

function reversed(object: object): object {
  return Object.fromEntries(Object.entries(object).toReversed());
}

function renamed(from: string, to: string): Json {
  const document = replaced(`schemas/${from}"`, `schemas/${to}"`);
  return edited(document, [
    [[...schemas, to], at(document, ...schemas, from)],
    [[...schemas, from], undefined],
  ]);
}

it.each(rewritten)("%s means nothing", async (_, rewrite) => {
  const made = rewrite();
  const now = Array.isArray(made) ? edited(sink, made) : (made as Json);
  expect(JSON.stringify(now)).not.toBe(JSON.stringify(sink));
  expect(await wireChanges(sink, now)).toEqual([]);
  expect(await wireChanges(now, sink)).toEqual([]);
});

/** The same in OpenAPI 3.0 and in 3.1. */
const dialects: readonly (readonly [what: string, old: object, now: object])[] = [
  ["nullable", { type: "string", nullable: true }, { type: ["string", "null"] }],
  [
    "a nullable enum",
    { type: "string", enum: ["a"], nullable: true },
    { type: ["string", "null"], enum: ["a", null] },
  ],
  ["a nullable reference", { allOf: [ref("A")], nullable: true }, { anyOf: [ref("A"), { type: "null" }] }],
  [
    "a bound left out",
    { type: "number", minimum: 1, exclusiveMinimum: true },
    { type: "number", exclusiveMinimum: 1 },
  ],
  ["a bound kept", { type: "number", maximum: 1, exclusiveMaximum: false }, { type: "number", maximum: 1 }],
  ["words beside a reference", { $ref: "#/components/schemas/A", maxLength: 3 }, ref("A")],
  ["an example", { type: "string", example: "a" }, { type: "string", examples: ["a"] }],
];

it.each(dialects)("%s is the same in 3.0 and 3.1", async (_, old, now) => {
  const document = (openapi: string, one: object): Json => ({
    openapi,
    info: { title: "T", version: "1.0.0" },
    paths: {
      "/a": {
        post: {
          requestBody: { content: { "application/json": { schema: one } } },
          responses: { 200: { description: "Done.", content: { "application/json": { schema: one } } } },
        },
      },
    },
    components: { schemas: { A: { type: "object", properties: { a: { type: "string" } } } } },
  });
  const pair = [document("3.0.3", old), document("3.1.1", now)] as const;
  expect(await wireChanges(...pair)).toEqual([]);
  expect(await wireChanges(pair[1], pair[0])).toEqual([]);
});
