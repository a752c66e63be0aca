import { expect, it } from "vitest";
import { documentByDirection } from "../../../scripts/model/document/directed.ts";
import type { OpenApiDocument } from "../../../scripts/model/document/types.ts";

const name = { type: "string" };
const id = { type: "string", readOnly: true };
const secret = { type: "string", writeOnly: true };
const inline = { type: "object", properties: { id, secret, name } };
const sent = { type: "object", properties: { secret, name } };
const answered = { type: "object", properties: { id, name } };
const ref = { $ref: "#/components/schemas/Thing" };
const sentRef = { $ref: "#/components/schemas/ThingRequest" };

const json = (schema: object) => ({ content: { "application/json": { schema } } });
const documentOf = (operation: object, schemas: object = { Thing: inline }) =>
  ({
    openapi: "3.1.1",
    info: { title: "A", version: "1" },
    paths: { "/things": { post: operation } },
    components: { schemas, securitySchemes: { key: { type: "http", scheme: "bearer" } } },
  }) as unknown as OpenApiDocument;

it.each<[what: string, given: object, wanted: object]>([
  ["a body that is sent", { requestBody: json(inline) }, { requestBody: json(sent) }],
  ["a body of an answer", { responses: { 200: json(inline) } }, { responses: { 200: json(answered) } }],
  ["a component that is sent", { requestBody: json(ref) }, { requestBody: json(sentRef) }],
  ["a component of an answer", { responses: { 200: json(ref) } }, { responses: { 200: json(ref) } }],
  [
    "a parameter, in its list",
    { parameters: [{ name: "a", in: "query", schema: inline }] },
    { parameters: [{ name: "a", in: "query", schema: sent }] },
  ],
  [
    "a header field of an answer",
    { responses: { 200: { headers: { "X-A": { schema: inline } } } } },
    { responses: { 200: { headers: { "X-A": { schema: answered } } } } },
  ],
  ["a schema that is true", { requestBody: json(true as never) }, { requestBody: json(true as never) }],
  [
    "examples, which may look like a schema's place",
    { requestBody: { content: { a: { example: { schema: inline }, examples: { b: { schema: inline } } } } } },
    { requestBody: { content: { a: { example: { schema: inline }, examples: { b: { schema: inline } } } } } },
  ],
  [
    "an extension, whose `schema` is no schema",
    { summary: "A.", "x-table": { schema: "public", count: 1, none: null } },
    { summary: "A.", "x-table": { schema: "public", count: 1, none: null } },
  ],
])("a document by direction has, for %s, what travels", (_, given, wanted) => {
  expect(documentByDirection(documentOf(given)).paths).toEqual(documentOf(wanted).paths);
});

it.each<[what: string, operation: object, wanted: object]>([
  ["in requests only", { requestBody: json(ref) }, { ThingRequest: sent }],
  ["in answers only", { responses: { 200: json(ref) } }, { Thing: answered }],
  [
    "in both directions",
    { requestBody: json(ref), responses: { 200: json(ref) } },
    { Thing: answered, ThingRequest: sent },
  ],
])("a component that is used %s is there as it is used", (_, operation, wanted) => {
  const plain = { Plain: { type: "object", properties: { name } } };
  const { components } = documentByDirection(documentOf(operation, { ...plain, Thing: inline }));
  expect(components).toEqual({
    schemas: { ...plain, ...wanted },
    securitySchemes: { key: { type: "http", scheme: "bearer" } },
  });
});

it("a document whose fields all travel both ways stays itself", () => {
  const plain = documentOf({ requestBody: json(ref) }, { Thing: { type: "object", properties: { name } } });
  expect(documentByDirection(plain)).toBe(plain);
});
