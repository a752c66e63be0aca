import { describe, expect, it } from "vitest";
import { loadContract } from "../../../scripts/contract/load.ts";
import { emitOpenApi } from "../../../scripts/emit/openapi/emit.ts";
import { emitReadme } from "../../../scripts/emit/readme.ts";
import { type Source, sourceOf } from "../../../scripts/emit/source.ts";
import type { JsonSchema, SchemaObject } from "../../../scripts/lib/json-schema.ts";
import type { Problem } from "../../../scripts/lib/problem.ts";
import { oldSchema } from "../../../scripts/model/document/old/schema.ts";
import { documentInVersion, type OtherVersion } from "../../../scripts/model/document/versions.ts";
import { modelOfDocument } from "../../../scripts/model/from-document.ts";
import { readable } from "../../../scripts/model/read/document.ts";
import { proveVersion } from "../../../scripts/prove/document/version.ts";
import { lintDocument } from "../../../scripts/prove/lint/lint.ts";
import { casesOf, judgeOf } from "../../../scripts/schema-cases/index.ts";
import { seed } from "../../seed.ts";

const nullOnly = { type: "string", nullable: true, enum: [null] };
const text = { type: "string" };
const components = {
  schemas: {
    Color: { type: "string", enum: ["red", "blue"] },
    Key: { type: "object" },
    Named: { type: "object" },
  },
};

/** A condition, with what holds if it is met (`then`) or not (`else`); no literal may have the key `then`. */
function ifOf(
  condition: SchemaObject,
  ...parts: readonly [keyword: string, schema: JsonSchema][]
): SchemaObject {
  return Object.fromEntries([["if", condition], ...parts]);
}

/** A schema of JSON Schema 2020-12, and the same in OpenAPI 3.0. */
const same: readonly [name: string, schema: JsonSchema, old: JsonSchema][] = [
  ["true", true, {}],
  ["false", false, { not: {} }],
  ["a type", text, text],
  [
    "null beside a type",
    { type: ["string", "null"], maxLength: 3 },
    { ...text, nullable: true, maxLength: 3 },
  ],
  ["null alone", { type: "null" }, nullOnly],
  ["null as a constant", { const: null }, { enum: [null] }],
  ["a constant", { type: "string", const: "a" }, { ...text, enum: ["a"] }],
  [
    "null that an enum has",
    { type: ["string", "null"], enum: ["a", null] },
    { ...text, nullable: true, enum: ["a", null] },
  ],
  ["null that an enum lacks", { type: ["string", "null"], enum: ["a"] }, { ...text, enum: ["a"] }],
  ["an enum of null", { type: ["string", "null"], enum: [null] }, nullOnly],
  ["an enum that no type takes", { type: "null", enum: ["a"] }, { not: {} }],
  [
    "null beside what is composed",
    { type: ["string", "null"], not: { enum: ["a"] } },
    { not: { enum: ["a"] }, allOf: [{ ...text, nullable: true }] },
  ],
  [
    "null alone, beside what is composed",
    { type: "null", not: { enum: ["a"] } },
    { not: { enum: ["a"] }, allOf: [nullOnly] },
  ],
  [
    "several types",
    { type: ["string", "array", "null"], minLength: 2 },
    {
      minLength: 2,
      allOf: [
        {
          anyOf: [
            { ...text, nullable: true },
            { type: "array", items: {} },
          ],
        },
      ],
    },
  ],
  [
    "null as an alternative",
    { anyOf: [text, { type: "null" }], description: "A." },
    { ...text, nullable: true, description: "A." },
  ],
  ["null before an alternative", { anyOf: [{ type: "null" }, text] }, { ...text, nullable: true }],
  [
    "null as an alternative to a reference",
    { anyOf: [{ $ref: "#/components/schemas/Color" }, { type: "null" }] },
    { anyOf: [{ $ref: "#/components/schemas/Color" }, nullOnly] },
  ],
  [
    "null as an alternative to an enum",
    { anyOf: [{ type: "string", enum: ["a"] }, { type: "null" }] },
    { anyOf: [{ type: "string", enum: ["a"] }, nullOnly] },
  ],
  ["a reference", { $ref: "#/components/schemas/Color" }, { $ref: "#/components/schemas/Color" }],
  [
    "words beside a reference",
    { $ref: "#/components/schemas/Color", description: "A." },
    { description: "A.", allOf: [{ $ref: "#/components/schemas/Color" }] },
  ],
  [
    "an exclusive bound",
    { type: "number", exclusiveMinimum: 0 },
    { type: "number", minimum: 0, exclusiveMinimum: true },
  ],
  [
    "a narrower inclusive bound",
    { type: "number", maximum: 3, exclusiveMaximum: 4 },
    { type: "number", maximum: 3 },
  ],
  [
    "a wider inclusive bound",
    { type: "number", maximum: 4, exclusiveMaximum: 4 },
    { type: "number", maximum: 4, exclusiveMaximum: true },
  ],
  ["a list of anything", { type: "array" }, { type: "array", items: {} }],
  ["an empty list", { type: "array", items: false }, { type: "array", items: { not: {} } }],
  [
    "a tuple of like items",
    { type: "array", prefixItems: [text, text], minItems: 2, items: false },
    { type: "array", minItems: 2, maxItems: 2, items: text },
  ],
  [
    "a record of listed names",
    {
      type: "object",
      propertyNames: { type: "string", enum: ["a", "b"] },
      additionalProperties: text,
      required: ["a"],
    },
    { type: "object", properties: { a: text, b: text }, additionalProperties: false, required: ["a"] },
  ],
  [
    "a record of names that a component lists",
    {
      type: "object",
      propertyNames: { $ref: "#/components/schemas/Color" },
      properties: { red: text, green: text },
    },
    { type: "object", properties: { red: text, blue: {}, green: { not: {} } }, additionalProperties: false },
  ],
  ["names that are texts", { type: "object", propertyNames: text }, { type: "object" }],
  [
    "a condition",
    ifOf({ required: ["a"] }, ["then", { required: ["b"] }], ["else", { required: ["c"] }]),
    {
      allOf: [
        { anyOf: [{ not: { required: ["a"] } }, { required: ["b"] }] },
        { anyOf: [{ required: ["a"] }, { required: ["c"] }] },
      ],
    },
  ],
  [
    "fields that others need",
    { dependentRequired: { a: ["b"] }, dependentSchemas: { c: { required: ["d"] } } },
    {
      allOf: [
        { anyOf: [{ not: { type: "object", required: ["a"] } }, { required: ["b"] }] },
        { anyOf: [{ not: { type: "object", required: ["c"] } }, { required: ["d"] }] },
      ],
    },
  ],
  [
    "a condition without an alternative",
    ifOf({ required: ["a"] }, ["then", { required: ["b"] }]),
    { allOf: [{ anyOf: [{ not: { required: ["a"] } }, { required: ["b"] }] }] },
  ],
  [
    "an alternative alone, beside what is composed",
    { allOf: [text], ...ifOf({ maxLength: 3 }, ["else", { pattern: "^a" }]) },
    { allOf: [text, { anyOf: [{ maxLength: 3 }, { pattern: "^a" }] }] },
  ],
  ["a condition of nothing", ifOf({ maxLength: 3 }), {}],
  [
    "a field that needs no other",
    { type: "object", dependentRequired: { a: [] }, required: [] },
    { type: "object", allOf: [{ anyOf: [{ not: { type: "object", required: ["a"] } }, {}] }] },
  ],
  [
    "one item of a list, beside what is composed",
    { allOf: [{ type: "array" }], contains: text, minContains: 1 },
    {
      allOf: [{ type: "array", items: {} }, { not: { type: "array", items: { not: text } } }],
    },
  ],
  [
    "a number of items of no kind",
    { type: "array", minContains: 2, maxContains: 3 },
    { type: "array", items: {} },
  ],
  [
    "an item of a list",
    { type: "array", contains: { const: 1 } },
    { type: "array", items: {}, allOf: [{ not: { type: "array", items: { not: { enum: [1] } } } }] },
  ],
];

function written(schema: JsonSchema): { readonly old: JsonSchema; readonly problems: Problem[] } {
  const problems: Problem[] = [];
  const old = oldSchema(schema, { components }, "#", (problem) => void problems.push(problem));
  return { old, problems };
}

describe("a schema in OpenAPI 3.0", () => {
  it.each(same)("has the words of %s", (_, schema, old) => {
    expect(written(schema)).toEqual({ old, problems: [] });
  });

  it.each(same)("judges as before what it is given of %s", (_, schema, old) => {
    const document = readable({
      openapi: "3.0.4",
      paths: {},
      components: { schemas: { ...components.schemas, Old: old } },
    });
    const root = { components };
    const before = judgeOf(root)(schema);
    const after = judgeOf(document)({ $ref: "#/components/schemas/Old" });
    const values = [...casesOf(schema, { seed, random: 20, root })].map(({ value }) => value);
    for (const value of [...values, null, 1, "a", [], [1], {}, { a: "a" }, { green: 1 }])
      expect([value, after.violations(value).length === 0]).toEqual([
        value,
        before.violations(value).length === 0,
      ]);
  });

  it("keeps as extensions what decides nothing", () => {
    const schema = { type: "string", examples: ["a", "b"], contentMediaType: "image/png", mood: "blue" };
    const old = {
      type: "string",
      example: "a",
      "x-examples": ["a", "b"],
      "x-contentMediaType": "image/png",
      "x-mood": "blue",
    };
    expect(written(schema).old).toEqual(old);
    const { components: read } = modelOfDocument({
      openapi: "3.0.4",
      paths: {},
      components: { schemas: { A: old } },
    });
    const { mood: _, ...known } = schema;
    expect(read.schemas["A"]).toEqual({ ...known, "x-mood": "blue" });
  });

  it.each([
    ["patternProperties", { patternProperties: { "^a": true } }],
    ["propertyNames", { propertyNames: { pattern: "^a" } }],
    ["prefixItems", { prefixItems: [text, { type: "number" }] }],
    ["unevaluatedProperties", { unevaluatedProperties: false }],
    ["contains", { contains: text, minContains: 2 }],
    ["contains", { contains: text, maxContains: 2 }],
  ])("does not have %s", (keyword, schema) => {
    const words = written({ type: "object", properties: { a: schema } }).problems.map(
      ({ message, pointer }) => [message, pointer],
    );
    expect(words[0]).toEqual([
      `OpenAPI 3.0 has no word for \`${keyword}\`, by which this schema says what is valid.`,
      "#/properties/a",
    ]);
  });
});

const nameOrNull = { type: ["string", "null"] };
const oldNameOrNull = { ...text, nullable: true };
const ofNull = { schema: nameOrNull };
const ofOldNull = { schema: oldNameOrNull };
const picture = { ...text, format: "binary", contentMediaType: "image/png" };
const oldPicture = { ...text, format: "binary", "x-contentMediaType": "image/png" };

function post(operation: object): object {
  return { paths: { "/a": { post: operation } } };
}

function answer(content: object): object {
  return post({ responses: { 200: { content } } });
}

function form(properties: object, encoding?: object): object {
  const schema = { type: "object", properties };
  return post({
    requestBody: { content: { "multipart/form-data": { schema, ...(encoding ? { encoding } : {}) } } },
  });
}

/** Parts of a document of OpenAPI 3.1, and the same in 3.0. */
const sameDocuments: readonly [name: string, parts: object, old: object][] = [
  ["no paths", {}, { paths: {} }],
  [
    "parameters of an operation and of a path",
    {
      paths: {
        "/a": {
          summary: "A.",
          parameters: [ofNull],
          get: { parameters: [{ content: { "text/plain": ofNull } }] },
        },
      },
    },
    {
      paths: {
        "/a": {
          summary: "A.",
          parameters: [ofOldNull],
          get: { parameters: [{ content: { "text/plain": ofOldNull } }] },
        },
      },
    },
  ],
  [
    "bodies",
    post({ requestBody: { required: true, content: { "application/json": ofNull } } }),
    post({ requestBody: { required: true, content: { "application/json": ofOldNull } } }),
  ],
  [
    "headers, whose names may begin as those of extensions",
    post({ responses: { 200: { headers: { "X-Name": ofNull, "x-name": ofNull } } } }),
    post({ responses: { 200: { headers: { "X-Name": ofOldNull, "x-name": ofOldNull } } } }),
  ],
  [
    "callbacks",
    post({
      callbacks: { done: { "{$url}": { put: { requestBody: { content: { "text/plain": ofNull } } } } } },
    }),
    post({
      callbacks: { done: { "{$url}": { put: { requestBody: { content: { "text/plain": ofOldNull } } } } } },
    }),
  ],
  ["JSON of any kind", answer({ "application/json": {} }), answer({ "application/json": {} })],
  [
    "bytes",
    answer({ "application/pdf": {}, "image/png": { schema: {} } }),
    answer({
      "application/pdf": { schema: { ...text, format: "binary" } },
      "image/png": { schema: { ...text, format: "binary" } },
    }),
  ],
  ["a form without files", form({ a: nameOrNull }), form({ a: oldNameOrNull })],
  [
    "files of any kind",
    form({ a: { ...text, format: "binary" } }),
    form({ a: { ...text, format: "binary" } }),
  ],
  ["files of a kind", form({ a: picture }), form({ a: oldPicture }, { a: { contentType: "image/png" } })],
  [
    "files of a kind whose parts have headers",
    form({ a: picture, b: text }, { a: { headers: { "x-name": ofNull } }, b: { contentType: "text/csv" } }),
    form(
      { a: oldPicture, b: text },
      {
        a: { contentType: "image/png", headers: { "x-name": ofOldNull } },
        b: { contentType: "text/csv" },
      },
    ),
  ],
  [
    "a license with a page",
    { info: { license: { name: "MIT", url: "https://mit.example" } } },
    { info: { license: { name: "MIT", url: "https://mit.example" } }, paths: {} },
  ],
  [
    "a security scheme that 3.0 has",
    { components: { securitySchemes: { key: { type: "http", scheme: "bearer" } } } },
    { components: { securitySchemes: { key: { type: "http", scheme: "bearer" } } }, paths: {} },
  ],
];

it.each(sameDocuments)("a document in OpenAPI 3.0 has %s", (_, parts, old) => {
  const made = documentInVersion({ openapi: "3.1.1", info: {}, ...parts } as never, "3.0");
  const { components: wanted, ...others } = { info: {}, components: {}, ...old };
  expect(made).toEqual({
    document: { openapi: "3.0.4", ...others, components: { schemas: {}, ...wanted } },
    problems: [],
  });
});

it("what OpenAPI 3.0 can't say of a part's header is told with its place", () => {
  const headers = { "x-name": { schema: { patternProperties: {} } } };
  const document = { openapi: "3.1.1", info: {}, ...form({ a: text }, { a: { headers } }) };
  expect(documentInVersion(document as never, "3.0").problems.map(({ pointer }) => pointer)).toEqual([
    "#/paths/~1a/post/requestBody/content/multipart~1form-data/encoding/a/headers/x-name/schema",
  ]);
});

it.each(["application/x-www-form-urlencoded", "application/pdf", "text/csv"])(
  "a body of bytes of %s is read from OpenAPI 3.0 as bytes",
  (mediaType) => {
    const document = {
      openapi: "3.1.1",
      info: {},
      ...post({ requestBody: { content: { [mediaType]: {} } } }),
    };
    const { document: old } = documentInVersion(document as never, "3.0");
    expect(modelOfDocument({ ...old }).operations[0]?.requestBody?.content[0]).toEqual({
      ...{ mediaType, kind: "binary", examples: {}, files: [] },
    });
  },
);

it("webhooks, words and licenses are read from OpenAPI 3.0 as they are written there", () => {
  const document = {
    openapi: "3.1.1",
    info: { title: "A", version: "1", summary: "Short.", license: { name: "MIT", identifier: "MIT" } },
    paths: {},
    webhooks: { paid: { post: { operationId: "paid", responses: { 204: { description: "Taken." } } } } },
  };
  const made = documentInVersion(document as never, "3.0").document as unknown as Record<string, never>;
  expect(Object.keys(made).sort()).toEqual(["components", "info", "openapi", "paths", "x-webhooks"]);
  const { info, webhooks } = modelOfDocument(made);
  expect({ info, names: webhooks?.map(({ name }) => name) }).toEqual({
    info: {
      ...{ title: "A", version: "1", summary: "Short.", description: "" },
      license: { name: "MIT", identifier: "MIT", url: "https://spdx.org/licenses/MIT.html" },
    },
    names: ["paid"],
  });
});

/** What emitters read of a fixture. */
async function sourceOfFixture(name: string): Promise<Source> {
  const { contract, specPath } = await loadContract(`test/fixtures/${name}/index.ts`);
  return sourceOf(contract, specPath);
}

it.each([
  ["media", "3.0"],
  ["errors", "3.0"],
  ["workshop", "3.2"],
] as const)("the fixture %s is proved in OpenAPI %s", async (name, version) => {
  const { document: usual, ...read } = await sourceOfFixture(name);
  const { document: other, problems } = documentInVersion(usual, version);
  expect(problems).toEqual([]);
  expect(proveVersion(read, { usual, other }, version, { runs: 0, seed: 1 }).problems).toEqual([]);
  if (name !== "errors") expect(await lintDocument(other, read.model)).toEqual([]);
});

it("the files of a version are beside the usual ones, and the README names them", async () => {
  const usual = await sourceOfFixture("texts");
  const other = (version: OtherVersion) =>
    [version, documentInVersion(usual.document, version).document] as const;
  const source = { ...usual, versions: new Map([other("3.0"), other("3.2")]) };
  const files = emitOpenApi(source);
  expect([...files.keys()]).toEqual([
    ...["openapi.json", "openapi.yaml", "openapi.3.0.json", "openapi.3.0.yaml"],
    ...["openapi.3.2.json", "openapi.3.2.yaml"],
  ]);
  const versions = ["openapi.json", "openapi.3.0.json", "openapi.3.2.json"].map(
    (path) => JSON.parse(files.get(path) ?? "").openapi,
  );
  expect(versions).toEqual(["3.1.1", "3.0.4", "3.2.0"]);
  expect(emitReadme(source).get("README.md")).toContain(
    "| `openapi.3.0.json`, `openapi.3.0.yaml` | the same in OpenAPI 3.0 |\n",
  );
});
