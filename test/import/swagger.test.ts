import { expect, it } from "vitest";
import { newAccount } from "../../scripts/import/account.ts";
import { upgraded } from "../../scripts/import/read/upgrade.ts";
import { valueAt } from "../../scripts/lib/json-pointer.ts";

const Pet = { type: "object", properties: { owner: { $ref: "#/definitions/Pet" } } };
const inOpenApi = { type: "object", properties: { owner: { $ref: "#/components/schemas/Pet" } } };

/** A document of Swagger 2.0 with one operation, as one of OpenAPI 3; with what is told beside its version. */
function read(operation: object, item: object = {}, root: object = {}) {
  const { notes, tell } = newAccount();
  const document = {
    swagger: "2.0",
    info: { title: "Pets", version: "1.0.0" },
    host: "pets.example",
    basePath: "/v1",
    definitions: { Pet },
    paths: { "/pets": { post: { responses: {}, ...operation }, ...item } },
    ...root,
  };
  const made = upgraded(document, tell);
  const told = notes.slice(1).map(({ fate, place, what }) => `${fate}: ${place}: ${what}`);
  return { made, post: valueAt(made, "/paths/~1pets/post"), told };
}

const body = { name: "pet", in: "body", required: true, schema: { $ref: "#/definitions/Pet" } };
const ref = { schema: { $ref: "#/components/schemas/Pet" } };
const field = (name: string, rest: object) => ({ name, in: "formData", ...rest });

it.each<[string, object, object, object, object]>([
  [
    "the operation's media types",
    { consumes: ["application/xml", "text/json"], parameters: [body] },
    {},
    {},
    { required: true, content: { "application/xml": ref, "text/json": ref } },
  ],
  [
    "those of the document",
    { parameters: [body] },
    {},
    { consumes: ["application/xml"] },
    { required: true, content: { "application/xml": ref } },
  ],
  [
    "JSON where nothing says more",
    { parameters: [{ ...body, required: false }] },
    {},
    {},
    { content: { "application/json": ref } },
  ],
  [
    "a body that is shared",
    { parameters: [{ $ref: "#/parameters/Pet" }] },
    {},
    { parameters: { Pet: body } },
    { required: true, content: { "application/json": ref } },
  ],
  [
    "a body of the path",
    {},
    { parameters: [body] },
    {},
    { required: true, content: { "application/json": ref } },
  ],
  [
    "all that is said of a field",
    {
      parameters: [
        field("n", { type: "integer", minimum: 3, default: 4, required: true }),
        field("l", { type: "array", items: { type: "string", enum: ["a"] }, collectionFormat: "pipes" }),
      ],
    },
    {},
    {},
    {
      required: true,
      content: {
        "application/x-www-form-urlencoded": {
          schema: {
            type: "object",
            required: ["n"],
            properties: {
              n: { type: "integer", minimum: 3, default: 4 },
              l: { type: "array", items: { type: "string", enum: ["a"] } },
            },
          },
          encoding: { l: { style: "pipeDelimited", explode: false } },
        },
      },
    },
  ],
  [
    "a file",
    {
      consumes: ["application/x-www-form-urlencoded", "multipart/form-data"],
      parameters: [field("f", { type: "file" })],
    },
    {},
    {},
    {
      content: {
        "multipart/form-data": {
          schema: { type: "object", properties: { f: { type: "string", format: "binary" } } },
        },
      },
    },
  ],
])("a request has %s", (_, operation, item, root, wanted) => {
  const { made, post, told } = read(operation, item, root);
  expect({ body: valueAt(post, "/requestBody"), told }).toEqual({ body: wanted, told: [] });
  expect(JSON.stringify(made)).not.toContain("#/components/requestBodies/");
});

const ok = {
  description: "Done.",
  schema: { $ref: "#/definitions/Pet" },
  examples: { "text/plain": "a pet" },
};

it.each<[string, object, object, object]>([
  [
    "the operation's media types",
    { produces: ["text/plain", "application/xml"], responses: { 200: ok } },
    {},
    { "text/plain": { ...ref, example: "a pet" }, "application/xml": ref },
  ],
  [
    "those of the document",
    { responses: { 200: ok } },
    { produces: ["application/xml"] },
    { "application/xml": ref },
  ],
  ["those of its examples", { responses: { 200: ok } }, {}, { "text/plain": { ...ref, example: "a pet" } }],
  [
    "a shared one",
    { produces: ["text/csv"], responses: { 200: { $ref: "#/responses/Ok" } } },
    { responses: { Ok: ok } },
    { "text/csv": ref },
  ],
  [
    "a file",
    { produces: ["image/png"], responses: { 200: { description: "x", schema: { type: "file" } } } },
    {},
    { "image/png": { schema: { type: "string", format: "binary" } } },
  ],
])("an answer has %s", (_, operation, root, wanted) => {
  const { post, told } = read(operation, {}, root);
  expect({ content: valueAt(post, "/responses/200/content"), told }).toEqual({ content: wanted, told: [] });
});

it("an operation has servers of its own schemes, and tells what OpenAPI 3 has no style for", () => {
  const list = { name: "q", in: "query", type: "array", items: { type: "string" }, collectionFormat: "tsv" };
  const header = { type: "integer", minimum: 3, description: "How many." };
  const { made, post, told } = read({
    schemes: ["http", "wss"],
    parameters: [list],
    responses: { 200: { description: "x", headers: { "X-Rate": header } } },
  });
  expect({
    servers: valueAt(post, "/servers"),
    told,
    rate: valueAt(post, "/responses/200/headers/X-Rate"),
  }).toEqual({
    servers: [{ url: "http://pets.example/v1" }, { url: "wss://pets.example/v1" }],
    told: ["left out: POST /pets query q: `collectionFormat: tsv`"],
    rate: { description: "How many.", schema: { type: "integer", minimum: 3 } },
  });
  expect(valueAt(made, "/components/schemas/Pet")).toEqual(inOpenApi);
});
