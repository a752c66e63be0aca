import { expect, it } from "vitest";
import { newAccount } from "../../scripts/import/account.ts";
import { withoutUnsentNulls } from "../../scripts/import/read/nulls.ts";
import { modelOfDocument } from "../../scripts/model/from-document.ts";
import { importedModel } from "./document.ts";

const Note = { type: ["string", "null"], maxLength: 9 };
const Filter = {
  type: "object",
  properties: { note: { $ref: "#/components/schemas/Note" }, size: { type: "integer" } },
  required: ["size"],
};

/** Leads to itself in every place. */
const Chain = {
  type: ["array", "null"],
  items: { $ref: "#/components/schemas/Chain" },
};

/** What becomes of the schema of a parameter, and of that of a form. */
function read(parameter: object, form: object, encoding: object = {}) {
  const document = {
    openapi: "3.1.0",
    info: { title: "Notes API", version: "1.0.0" },
    paths: {
      "/notes": {
        post: {
          operationId: "add",
          parameters: [{ name: "q", in: "query", schema: parameter }],
          requestBody: { content: { "multipart/form-data": { schema: form, encoding } } },
          responses: { 204: { description: "Done." } },
        },
      },
    },
    components: { schemas: { Note, Filter, Chain } },
  };
  const { notes, tell } = newAccount();
  const [operation] = withoutUnsentNulls(modelOfDocument(document), tell).operations;
  return {
    parameter: operation?.parameters[0]?.schema,
    form: operation?.requestBody?.content[0].schema,
    told: notes.map(({ place, what }) => `${place}: ${what}`),
  };
}

const text = { type: "string" };
const ofItems = "POST /notes query q: `null` in a list";
const ofForm = "POST /notes request body: `null`";

it.each<[string, object, object, readonly string[]]>([
  ["a list", { items: { type: ["string", "null"] } }, { items: text }, [ofItems]],
  [
    "a choice",
    { oneOf: [text, { items: Note }] },
    { oneOf: [text, { items: { ...Note, type: "string" } }] },
    [ofItems],
  ],
  ["a parameter itself, which the contract can say", Note, Note, []],
  ["what has no `null`", { items: text }, { items: text }, []],
  ["a component", { $ref: "#/components/schemas/Note" }, { $ref: "#/components/schemas/Note" }, []],
  ["anything", { anyOf: [true, { items: true }] }, { anyOf: [true, { items: true }] }, []],
])("takes `null` out of items of parameters: %s", (_, given, wanted, told) => {
  expect(read(given, { type: "object" })).toMatchObject({ parameter: wanted, told });
});

const fields = (properties: object) => ({ type: "object", properties });
it.each<[string, object, object, readonly string[]]>([
  ["a type", fields({ a: { type: ["string", "null"] } }), fields({ a: text }), [ofForm]],
  ["a value", fields({ a: { enum: ["b", null] } }), fields({ a: { enum: ["b"] } }), [ofForm]],
  ["a choice of two", fields({ a: { anyOf: [text, { type: "null" }] } }), fields({ a: text }), [ofForm]],
  [
    "a choice of three",
    fields({ a: { oneOf: [text, { const: null }, { type: "integer" }], description: "A." } }),
    fields({ a: { oneOf: [text, { type: "integer" }], description: "A." } }),
    [ofForm],
  ],
  [
    "what a component says",
    { allOf: [{ $ref: "#/components/schemas/Filter" }] },
    {
      allOf: [
        { ...Filter, properties: { note: { type: "string", maxLength: 9 }, size: { type: "integer" } } },
      ],
    },
    [ofForm],
  ],
  [
    "several types",
    fields({ a: { type: ["string", "integer", "null"] } }),
    fields({ a: { type: ["string", "integer"] } }),
    [ofForm],
  ],
  [
    "a form that is a component",
    { $ref: "#/components/schemas/Filter" },
    { properties: { size: { type: "integer" } } },
    [ofForm],
  ],
  ["anything", fields({ a: true, b: { enum: [null] } }), fields({ a: true, b: { enum: [null] } }), []],
  [
    "a choice whose words clash",
    fields({ a: { type: "object", anyOf: [{ type: "array" }, { type: "null" }] } }),
    fields({ a: { type: "object", anyOf: [{ type: "array" }] } }),
    [ofForm],
  ],
  ["no form of fields", { allOf: [true, text] }, { allOf: [true, text] }, []],
  ["nothing but `null`", fields({ a: { type: "null" } }), fields({ a: { type: "null" } }), []],
  [
    "nothing",
    fields({ a: { type: "array", items: text } }),
    fields({ a: { type: "array", items: text } }),
    [],
  ],
])("takes `null` out of parts of forms: %s", (_, given, wanted, told) => {
  expect(read(text, given)).toMatchObject({ form: wanted, told });
});

it("leaves `null` to parts that travel as JSON", () => {
  const given = fields({ a: { type: ["object", "null"] } });
  expect(read(text, given, { a: { contentType: "application/json" } })).toMatchObject({
    form: given,
    told: [],
  });
});

it("ends where a component leads to itself", () => {
  const { parameter } = read({ items: { $ref: "#/components/schemas/Chain" } }, { type: "object" });
  expect(parameter).toMatchObject({ items: { type: "array", items: { type: "array" } } });
});

it("leaves bodies of other kinds, and parameters of JSON, as they are", () => {
  const nullable = { type: "object", properties: { a: { type: ["string", "null"] } } };
  const content = { "application/json": { schema: nullable } };
  const model = importedModel({
    "/notes": {
      post: {
        operationId: "add",
        parameters: [{ name: "q", in: "query", content }],
        requestBody: { content },
        responses: { 204: { description: "Done." } },
      },
      get: { operationId: "list", responses: { 204: { description: "None." } } },
    },
  });
  const { notes, tell } = newAccount();
  expect(withoutUnsentNulls(model, tell)).toEqual(model);
  expect(notes).toEqual([]);
});
