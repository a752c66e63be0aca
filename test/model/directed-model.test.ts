import { expect, it } from "vitest";
import { modelByDirection } from "../../scripts/model/directed-model.ts";
import { modelOfDocument } from "../../scripts/model/from-document.ts";

const Thing = {
  type: "object",
  properties: {
    id: { type: "string", readOnly: true },
    secret: { type: "string", writeOnly: true },
    name: { type: "string" },
  },
};
const ref = { $ref: "#/components/schemas/Thing" };
const content = { "application/json": { schema: ref } };
const responses = {
  200: { description: "OK.", content, headers: { "X-A": { schema: { type: "string" } } } },
  400: { description: "No.", content },
};
const operation = {
  operationId: "send",
  parameters: [{ name: "q", in: "query", schema: { type: "string" } }],
  requestBody: {
    content: {
      "multipart/form-data": {
        schema: { type: "object", properties: { a: ref, b: { type: "string" } } },
        encoding: { a: { headers: { "X-Part": { schema: ref } } }, b: { contentType: "text/plain" } },
      },
      ...content,
    },
  },
  responses,
  callbacks: { done: { "{$request.body#/url}": { post: { requestBody: { content }, responses } } } },
};
const document = {
  openapi: "3.1.0",
  info: { title: "A", version: "1" },
  paths: { "/things": { post: operation } },
  webhooks: { changed: { post: { requestBody: { content }, responses } } },
  components: { schemas: { Thing } },
};

/** The names of the fields that a schema has, whether it is written here or a component. */
function fieldsOf(schema: unknown, model: ReturnType<typeof modelOfDocument>): string[] {
  const { $ref, properties = {} } = schema as { readonly $ref?: string; readonly properties?: object };
  const name = $ref?.split("/").at(-1);
  return name === undefined ? Object.keys(properties) : fieldsOf(model.components.schemas[name], model);
}

it("each direction has the fields that travel in it, wherever a schema stands", () => {
  const model = modelByDirection(modelOfDocument(document));
  const [sent] = model.operations;
  const [hook] = model.webhooks?.[0]?.operations ?? [];
  const [callback] = sent?.callbacks?.[0]?.operations ?? [];
  const [form, json] = sent?.requestBody?.content ?? [];
  const request = ["secret", "name"];
  const response = ["id", "name"];
  expect(fieldsOf(json?.schema, model)).toEqual(request);
  expect(fieldsOf(form?.encoding?.["a"]?.headers?.[0]?.schema, model)).toEqual(request);
  expect(fieldsOf(sent?.responses[0]?.content[0]?.schema, model)).toEqual(response);
  expect(fieldsOf(sent?.errorResponses[0]?.content[0]?.schema, model)).toEqual(response);
  // The server sends these, and the caller answers.
  for (const other of [hook, callback]) {
    expect(fieldsOf(other?.requestBody?.content[0].schema, model)).toEqual(response);
    expect(fieldsOf(other?.responses[0]?.content[0]?.schema, model)).toEqual(request);
  }
});

it("a model without such fields stays itself", () => {
  const plain = modelOfDocument({ ...document, components: { schemas: { Thing: { type: "object" } } } });
  expect(modelByDirection(plain)).toBe(plain);
});
