import { describe, expect, it } from "vitest";
import { loadContract } from "../../../scripts/contract/load.ts";
import { emitOpenApi } from "../../../scripts/emit/openapi/emit.ts";
import { emitReadme } from "../../../scripts/emit/readme.ts";
import { type Source, sourceOf } from "../../../scripts/emit/source.ts";
import type { JsonSchema } from "../../../scripts/lib/json-schema.ts";
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
    Object.fromEntries(
      ["if", "then", "else"].map((keyword, index) => [keyword, { required: ["abc"[index] ?? ""] }]),
    ),
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
