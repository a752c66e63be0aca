import { expect, it } from "vitest";
import { newAccount } from "../../scripts/import/account.ts";
import { upgraded } from "../../scripts/import/read/upgrade.ts";
import { valueAt } from "../../scripts/lib/json-pointer.ts";
import { waysIn, withValueAt } from "./places.ts";

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
  [
    "its own parameter where the path has another of that name",
    { parameters: [field("n", { type: "integer" }), { name: "n", in: "query", type: "string" }] },
    { parameters: [field("n", { type: "string" }), { name: "n", in: "header", type: "string" }] },
    {},
    {
      content: {
        "application/x-www-form-urlencoded": {
          schema: { type: "object", properties: { n: { type: "integer" } } },
        },
      },
    },
  ],
  [
    "lists of a form with a style each, but where they repeat the name",
    {
      consumes: ["application/x-www-form-urlencoded", "text/plain"],
      parameters: ["csv", "ssv", undefined, "multi"].map((collectionFormat, at) =>
        field(`l${at}`, { type: "array", ...(collectionFormat ? { collectionFormat } : {}) }),
      ),
    },
    {},
    {},
    {
      content: {
        "application/x-www-form-urlencoded": {
          schema: {
            type: "object",
            properties: Object.fromEntries([0, 1, 2, 3].map((at) => [`l${at}`, { type: "array" }])),
          },
          encoding: {
            l0: { style: "form", explode: false },
            l1: { style: "spaceDelimited", explode: false },
            l2: { style: "form", explode: false },
          },
        },
      },
    },
  ],
  [
    "its description, and values that look like references kept",
    {
      parameters: [
        {
          ...body,
          description: "A pet.",
          schema: {
            allOf: [{ $ref: "#/definitions/Pet" }, { $ref: "other.json#/Pet" }],
            enum: [{ $ref: "#/definitions/Pet" }],
            "x-seen": { type: "file" },
          },
        },
      ],
    },
    {},
    {},
    {
      required: true,
      description: "A pet.",
      content: {
        "application/json": {
          schema: {
            allOf: [{ $ref: "#/components/schemas/Pet" }, { $ref: "other.json#/Pet" }],
            enum: [{ $ref: "#/definitions/Pet" }],
            "x-seen": { type: "file" },
          },
        },
      },
    },
  ],
  [
    "a body without a schema",
    { parameters: [{ name: "pet", in: "body" }] },
    {},
    {},
    {
      content: { "application/json": { schema: {} } },
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

it.each<[string, object, object, object, readonly string[]]>([
  [
    "no list of parameters",
    { parameters: "none" },
    {},
    {},
    ["left out: #/paths/~1pets/post/parameters: part"],
  ],
  [
    "what is no parameter",
    { parameters: [7, { name: "n", in: "query", type: "string" }, { $ref: 7 }, { name: "n" }] },
    {},
    {},
    [0, 2, 3].map((at) => `left out: #/paths/~1pets/post/parameters/${at}: part`),
  ],
  ["an operation's schemes that are none", { schemes: 7 }, {}, {}, []],
  ["media types that are none", { consumes: [7, null], produces: "text/plain" }, {}, {}, []],
  ["no answers", { responses: 7 }, {}, {}, []],
  ["answers that are none", { responses: { 200: 7, 404: { $ref: "#/responses/Absent" } } }, {}, {}, []],
  [
    "header fields that are none",
    {
      responses: { 200: { description: "x", headers: { "X-A": 7 } }, 201: { description: "y", headers: 7 } },
    },
    {},
    {},
    [],
  ],
  ["an operation that is none", {}, { put: 7 }, {}, []],
  ["schemes without a host", { schemes: ["http"] }, {}, { host: 7 }, []],
  ["no schemes", { schemes: [] }, {}, {}, []],
])("reads on past %s", (_, operation, item, root, told) => {
  const read_ = read(operation, item, root);
  expect({ body: valueAt(read_.post, "/requestBody"), servers: valueAt(read_.post, "/servers") }).toEqual({});
  expect(read_.told).toEqual(told);
});

it.each<[string, object]>([
  ["no paths", { paths: 7 }],
  ["a path that is none", { paths: { "/pets": 7 } }],
  ["no host", { host: undefined, basePath: undefined }],
])("reads a document with %s", (_, root) => {
  expect(valueAt(read({}, {}, root).made, "/components/schemas/Pet")).toEqual(inOpenApi);
});

it("keeps what is shared and used nowhere, and takes out what stands where it is used", () => {
  const { made } = read(
    { parameters: [{ $ref: "#/parameters/Used" }], responses: { 200: { $ref: "#/responses/Used" } } },
    {},
    { parameters: { Used: body, Spare: body }, responses: { Used: ok, Spare: ok } },
  );
  const names = (place: string) => Object.keys(Object(valueAt(made, `/components/${place}`)));
  expect([names("requestBodies"), names("responses")]).toEqual([["Spare"], ["Spare"]]);
});

it.each<[string | undefined, string]>([
  ["/v1", "http://pets.example/v1"],
  ["/", "http://pets.example"],
  [undefined, "http://pets.example"],
])("an operation's server has the base path %s", (basePath, url) => {
  const { post } = read({ schemes: ["http"] }, {}, { basePath });
  expect(valueAt(post, "/servers")).toEqual([{ url }]);
});

it("reads a document with anything at any place, and says what it leaves out", () => {
  const whole = {
    swagger: "2.0",
    info: { title: "Pets", version: "1.0.0" },
    ...{ host: "pets.example", basePath: "/v1", schemes: ["https"], consumes: ["a/b"], produces: ["a/b"] },
    definitions: { Pet },
    parameters: { Pet: body, Id: { name: "id", in: "path", required: true, type: "string" } },
    responses: { Ok: ok },
    securityDefinitions: {
      key: { type: "apiKey", in: "header", name: "X-Key" },
      o: { type: "oauth2", flow: "password", tokenUrl: "https://a.example/t", scopes: { read: "Reads." } },
    },
    security: [{ key: [] }],
    tags: [{ name: "pets" }],
    paths: {
      "/pets/{id}": {
        parameters: [{ $ref: "#/parameters/Id" }],
        post: {
          parameters: [{ $ref: "#/parameters/Pet" }],
          responses: {
            200: { $ref: "#/responses/Ok" },
            404: { description: "x", headers: { "X-A": { type: "string" } } },
          },
        },
        put: {
          consumes: ["multipart/form-data"],
          parameters: [field("f", { type: "file" })],
          responses: { 200: ok },
        },
      },
    },
  };
  for (const way of waysIn(whole)) {
    if (way[0] === "swagger") continue;
    for (const other of [7, null, "text", true, [], {}, [7], { a: 7 }, [null], { a: null }, { $ref: 7 }]) {
      const document = withValueAt(whole, way, other);
      const { notes, tell } = newAccount();
      expect(() => upgraded(document as never, tell), JSON.stringify([way, other])).not.toThrow();
      for (const { fate, place } of notes.slice(1))
        if (fate === "left out") expect(place, JSON.stringify([way, other])).toMatch(/^#\/|^[A-Z]+ \//);
    }
  }
});

it("leaves out only what is in the way", () => {
  const root = { consumes: 7, produces: true, tags: [{ name: "pets" }] };
  const { made, told } = read({ parameters: [body, { name: "n" }], responses: { 200: ok } }, {}, root);
  expect(told).toEqual(
    ["/paths/~1pets/post/parameters/1", "/consumes", "/produces"].map((at) => `left out: #${at}: part`),
  );
  expect(valueAt(made, "/paths/~1pets/post/requestBody/content")).toEqual({ "application/json": ref });
  expect(made["tags"]).toEqual(root.tags);
});
