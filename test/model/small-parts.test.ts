import { expect, it } from "vitest";
import type { JsonSchema } from "../../scripts/lib/json-schema.ts";
import { dereferenced, schemaAsObject } from "../../scripts/model/component.ts";
import { documentOf } from "../../scripts/model/document/write.ts";
import { filesOf, withFileNames, withoutFileNames } from "../../scripts/model/files.ts";
import { modelOfDocument } from "../../scripts/model/from-document.ts";
import { lineAt, lineOfMember, lineOfValue } from "../../scripts/model/read/lines.ts";
import {
  anyValue,
  flag,
  type Read,
  textValue as textMember,
  words,
} from "../../scripts/model/read/shapes.ts";
import { schemaExamples } from "../../scripts/model/schema-fields.ts";

const s = { type: "string" };
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const bytes = { ...s, format: "binary" };
const image = { ...bytes, contentMediaType: "image/png" };
const root = {
  components: {
    schemas: {
      A: { ...ref("B"), title: "a" },
      B: { ...s, title: "b", description: "b" },
      Loop: ref("Loop"),
      Never: false,
      Image: image,
      Example: { ...s, examples: ["of a component"] },
    },
  },
};

it.each<[schema: JsonSchema, wanted: object]>([
  [true, {}],
  [false, { not: {} }],
  [s, s],
  [ref("A"), { ...s, title: "a", description: "b" }],
  [
    { ...ref("B"), title: "beside" },
    { ...s, title: "beside", description: "b" },
  ],
  [ref("Never"), { not: {} }],
  [ref("Nowhere"), ref("Nowhere")],
  [ref("Loop"), ref("Loop")],
])("%j refers to %j", (schema, wanted) => {
  expect(dereferenced(root, schema)).toEqual(wanted);
  if (!Object.hasOwn(Object(schema), "$ref")) expect(schemaAsObject(schema)).toEqual(wanted);
});

it.each<[properties: unknown, wanted: readonly string[]]>([
  [undefined, []],
  [{ a: s, b: { type: "array", items: s }, c: true }, []],
  [{ a: bytes }, ["a application/octet-stream a.octet-stream"]],
  [{ a: image }, ["a image/png a.png"]],
  [{ a: { ...bytes, contentMediaType: "odd" } }, ["a odd a.bin"]],
  [{ a: { type: "array", items: image } }, ["a image/png a.png, several"]],
  [
    { a: ref("Image"), b: { type: "array", items: ref("Image") } },
    ["a image/png a.png", "b image/png b.png, several"],
  ],
  [{ a: { anyOf: [ref("Image"), { type: "null" }] } }, ["a image/png a.png"]],
  [{ a: { anyOf: [ref("Image"), s] } }, ["a image/png a.png"]],
  [{ a: { anyOf: [{ type: "null" }] }, b: ref("Nowhere"), c: ref("Loop") }, []],
])("the files among the parts %j are %j", (properties, wanted) => {
  const files = filesOf({ type: "object", ...(properties ? { properties: properties as never } : {}) }, root);
  expect(
    files.map(
      ({ name, mediaType, fileName, isList }) =>
        `${name} ${mediaType} ${fileName}${isList ? ", several" : ""}`,
    ),
  ).toEqual(wanted);
  expect(filesOf(ref("Nowhere"), root)).toEqual([]);
});

it("the files of examples are told by their names, and left out again", () => {
  const files = filesOf({ properties: { a: image, b: { type: "array", items: bytes } } }, root);
  const plain = { one: { summary: "One", value: { c: 1 } } };
  const named = { one: { summary: "One", value: { a: "a.png", b: ["b.octet-stream"], c: 1 } } };
  expect(withFileNames(plain, files)).toEqual(named);
  expect(withoutFileNames(named, files)).toEqual(plain);
  const other = {
    one: { summary: "One", value: { a: "other.png", c: 1 } },
    two: { summary: "Two", value: "text" },
  };
  expect(withoutFileNames(other, files)).toEqual(other);
  expect([withFileNames(plain, []), withoutFileNames(named, [])]).toEqual([plain, named]);
});

it("the line of a place in a text", () => {
  const text = '{\n  "a": {\n    "paths": 1\n  },\n  "paths": {}\n}\n';
  expect([0, 1, 2, 4, text.length].map((at) => lineAt(text, at))).toEqual([1, 1, 2, 2, 7]);
  expect([lineOfValue(text, '"a"'), lineOfValue(text, "nowhere")]).toEqual([2, undefined]);
  expect([lineOfMember(text, "paths"), lineOfMember(text, "nowhere")]).toEqual([5, undefined]);
  expect(lineOfMember("a:\n  paths: 1\npaths: 2\n", "paths")).toBe(3);
  expect(lineOfMember('{"a":1,"paths":2}', "paths")).toBe(1);
});

it.each<[schema: JsonSchema | undefined, wanted: readonly unknown[]]>([
  [undefined, []],
  [true, []],
  [s, []],
  [{ ...s, examples: ["a", "b"] }, ["a", "b"]],
  [{ ...s, example: 0 }, [0]],
  [{ ...ref("Example"), examples: ["own"] }, ["own"]],
  [ref("Example"), ["of a component"]],
  [{ allOf: [ref("Example")] }, ["of a component"]],
  [{ allOf: [ref("Example"), s] }, []],
  [ref("Nowhere"), []],
])("the examples of %j are %j", (schema, wanted) => {
  expect(schemaExamples(schema, root)).toEqual(wanted);
});

const deep = (levels: number): unknown => (levels === 0 ? 1 : [deep(levels - 1)]);
it.each<[what: string, read: Read, value: unknown, wanted: unknown, told?: string]>([
  ["a text", textMember, "a", "a"],
  ["a number as text", textMember, 1, "1"],
  ["no text", textMember, true, undefined, "`m` is true, expected a text"],
  ["words", words, "a", "a"],
  ["no words, of which nobody is told", words, 1, undefined],
  ["a flag", flag, false, false],
  ["a flag as text", flag, "true", true],
  ["another flag as text", flag, "false", false],
  ["no flag", flag, "yes", undefined, '`m` is "yes", expected `true` or `false`'],
  ["any value", anyValue, { a: 1 }, { a: 1 }],
  ["a value that is too deep", anyValue, deep(200), undefined],
])("a member is read as %s", (_, read, value, wanted, told) => {
  const said: string[] = [];
  expect(read(value, "m", (one) => void said.push(one))).toEqual(wanted);
  expect(said).toEqual(told === undefined ? [] : [told]);
});

it("what a document says beside its operations is written as it was read", () => {
  const done = { responses: { 204: { description: "d" } } };
  const document = {
    openapi: "3.1.1",
    info: { title: "Things", version: "1.0.0" },
    servers: [],
    tags: [],
    paths: { "/things": { get: { operationId: "getThings", ...done } } },
    webhooks: { told: { post: done }, silent: {} },
    externalDocs: { url: "https://things.example" },
    "x-own": 1,
    components: { securitySchemes: { key: { type: "http", scheme: "bearer" } }, schemas: { A: s } },
  };
  const model = modelOfDocument(document);
  expect(modelOfDocument(documentOf(model) as never)).toEqual(model);
  const bare = modelOfDocument({ openapi: "3.1.1", info: document.info, paths: {} });
  expect(Object.keys(documentOf(bare)).sort()).toEqual([
    ...["components", "info", "openapi", "paths", "servers", "tags"],
  ]);
});
