import { expect, test } from "vitest";
import { emitTypes } from "../../../scripts/emit/typescript/types.ts";
import type { OpenApiDocument } from "../../../scripts/model/document/types.ts";

/** The type that is made of one schema. */
async function typeOf(schema: object): Promise<string> {
  const text = await emitTypes({
    openapi: "3.1.1",
    info: { title: "T", version: "1.0.0" },
    paths: {},
    components: { schemas: { Other: { type: "string" }, T: schema } },
  } as OpenApiDocument);
  const [, type] = /^ {8}T: ([\s\S]*?);\n {4}\};/m.exec(text) ?? [];
  return (type ?? text).replaceAll(/\s+/g, " ");
}

test.each([
  ["a string", { type: "string" }, "string"],
  ["an open enum", { type: "string", "x-extensible-enum": ["a", 'b"'] }, '"a" | "b\\"" | (string & {})'],
  [
    "an open enum or null",
    { type: ["string", "null"], "x-extensible-enum": ["a"] },
    '("a" | (string & {})) | null',
  ],
  ["a file", { type: "string", format: "binary" }, "Blob"],
  ["a tuple", { type: "array", prefixItems: [{ type: "number" }, { type: "string" }] }, "[ number, string ]"],
  [
    "a field with a default, which a caller may leave out",
    { type: "object", properties: { a: { type: "number", default: 1 } } },
    "{ /** @default 1 */ a?: number; }",
  ],
  [
    "words that would end a comment",
    { type: "object", properties: { a: { type: "string", description: "a */ b" } }, required: ["a"] },
    "{ /** @description a *\\/ b */ a: string; }",
  ],
  [
    "fields within a field whose name has a percent sign",
    {
      type: "object",
      properties: {
        "% off": {
          type: "object",
          properties: { "5%": { const: "%" } },
          required: ["5%"],
          description: "In %.",
        },
      },
      required: ["% off"],
    },
    '{ /** @description In %. */ "% off": { /** @constant */ "5%": "%"; }; }',
  ],
  ["a reference", { $ref: "#/components/schemas/Other" }, 'components["schemas"]["Other"]'],
])("%s", async (_name, schema, wanted) => {
  expect(await typeOf(schema)).toBe(wanted);
});

test("a discriminator's field is told as the contract tells it", async () => {
  const text = await emitTypes({
    openapi: "3.1.1",
    info: { title: "T", version: "1.0.0" },
    paths: {},
    components: {
      schemas: {
        Cat: {
          type: "object",
          properties: { kind: { type: "string", const: "cat", description: "It purrs." } },
          required: ["kind"],
        },
        Dog: { type: "object", properties: { kind: { type: "string", const: "dog" } }, required: ["kind"] },
        Pet: {
          oneOf: [{ $ref: "#/components/schemas/Cat" }, { $ref: "#/components/schemas/Dog" }],
          discriminator: {
            propertyName: "kind",
            mapping: { cat: "#/components/schemas/Cat", dog: "#/components/schemas/Dog" },
          },
        },
      },
    },
  } as OpenApiDocument);
  expect(text.slice(text.indexOf("    schemas:"), text.indexOf("    responses:"))).toBe(`    schemas: {
        Cat: {
            /**
             * @description It purrs.
             * @constant
             */
            kind: "cat";
        };
        Dog: {
            /** @constant */
            kind: "dog";
        };
        Pet: components["schemas"]["Cat"] | components["schemas"]["Dog"];
    };
`);
});

test("the document given stays as it was", async () => {
  const document = {
    openapi: "3.1.1",
    info: { title: "T", version: "1.0.0" },
    paths: {},
    components: { schemas: { A: { type: "object", properties: { b: { $ref: "#/components/schemas/A" } } } } },
  } as OpenApiDocument;
  const before = JSON.stringify(document);
  await emitTypes(document);
  expect(JSON.stringify(document)).toBe(before);
});
