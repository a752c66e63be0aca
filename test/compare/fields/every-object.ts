const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const text = { type: "string" };
const kind = (name: string) => ({ type: "object", properties: { kind: text, [name]: text, type: text } });

/** A document in which each object of OpenAPI stands, with most of its fields. */
export const everyObject = {
  openapi: "3.1.0",
  jsonSchemaDialect: "https://spec.openapis.org/oas/3.1/dialect/base",
  info: { title: "Things", version: "1.0.0", description: "d", termsOfService: "https://a.example/terms" },
  servers: [
    { url: "https://{r}.example", description: "d", variables: { r: { default: "eu", enum: ["eu", "us"] } } },
  ],
  security: [{ oauth: ["read"] }],
  tags: [{ name: "things", description: "d" }],
  externalDocs: { url: "https://a.example/docs" },
  paths: {
    "/others": {
      servers: [{ url: "https://path.example" }],
      get: { security: [{ bearer: [] }, { oidc: [] }], responses: { 204: { description: "d" } } },
    },
    "/things/{id}": {
      summary: "s",
      parameters: [{ name: "id", in: "path", required: true, schema: text }],
      post: {
        operationId: "doThing",
        tags: ["things"],
        summary: "s",
        description: "d",
        externalDocs: { url: "https://a.example/docs" },
        parameters: [
          {
            name: "q",
            in: "query",
            description: "d",
            required: false,
            deprecated: false,
            allowEmptyValue: false,
            style: "form",
            explode: true,
            allowReserved: false,
            schema: { type: "array", items: text },
            example: ["a"],
          },
          { name: "c", in: "cookie", schema: { type: "array", items: text } },
          {
            name: "j",
            in: "query",
            content: { "application/json": { schema: { type: "object", maxProperties: 9 } } },
          },
        ],
        requestBody: {
          description: "d",
          required: false,
          content: {
            "application/json": { schema: ref("Animal"), example: {} },
            "application/xml": { schema: ref("Leaf") },
            "multipart/form-data": {
              schema: {
                type: "object",
                properties: {
                  file: text,
                  tags: { type: "array", items: text },
                  data: { type: "object", properties: { a: text } },
                },
              },
              encoding: {
                file: {
                  contentType: "image/png",
                  headers: { "X-Sum": { required: false, schema: { type: "string", maxLength: 9 } } },
                },
              },
            },
            "application/x-www-form-urlencoded": {
              schema: { type: "object", properties: { tags: { type: "array", items: text }, word: text } },
              encoding: {
                tags: { style: "form", explode: true, allowReserved: false },
                word: { allowReserved: false },
              },
            },
          },
        },
        responses: {
          200: {
            description: "d",
            headers: {
              "X-A": {
                description: "d",
                required: true,
                style: "simple",
                explode: false,
                schema: { type: "object" },
              },
            },
            content: { "application/json": { schema: ref("Answer"), examples: { one: { value: {} } } } },
            links: { next: { operationId: "doThing", parameters: { id: "$response.body#/id" } } },
          },
          default: { description: "d" },
        },
        callbacks: {
          done: {
            "{$request.body#/url}": {
              post: {
                requestBody: {
                  content: {
                    "application/json": {
                      schema: { type: "object", properties: { state: { enum: ["a"] } } },
                    },
                  },
                },
                responses: { 204: { description: "d" } },
              },
            },
          },
        },
        deprecated: false,
        security: [{ oauth: ["read"] }, { key: [] }],
        servers: [{ url: "https://operation.example" }],
      },
    },
  },
  webhooks: {
    happened: {
      post: {
        requestBody: {
          content: {
            "application/json": { schema: { type: "object", properties: { state: { enum: ["a"] } } } },
          },
        },
        responses: { 204: { description: "d" } },
      },
    },
  },
  components: {
    pathItems: { Moved: { get: { responses: { 204: { description: "d" } } } } },
    schemas: {
      Animal: {
        oneOf: [ref("Cat"), ref("Dog")],
        discriminator: { propertyName: "kind", mapping: { cat: "#/components/schemas/Cat", dog: "Dog" } },
      },
      Cat: { ...kind("meow"), required: ["meow", "kind", "type"] },
      Dog: { ...kind("bark"), required: ["bark", "kind", "type"] },
      Answer: {
        type: "object",
        required: ["a"],
        properties: {
          a: { type: "string", format: "date", default: "x", deprecated: false },
          when: { type: "string", contentEncoding: "base64", contentMediaType: "image/png" },
          doc: { type: "string", contentMediaType: "application/json", contentSchema: { type: "object" } },
          pet: ref("Animal"),
          map: { type: "object", additionalProperties: { type: "string" } },
          open: { type: "object", properties: { a: text }, unevaluatedProperties: text },
          tuple: { type: "array", prefixItems: [text], unevaluatedItems: { type: "string", maxLength: 9 } },
          n: { type: ["string", "null"] },
        },
      },
      Leaf: {
        type: "object",
        properties: {
          id: { type: "string", xml: { name: "Id", attribute: true, namespace: "urn:a", prefix: "p" } },
          items: { type: "array", items: text, xml: { wrapped: true } },
        },
        xml: { name: "leaf" },
      },
    },
    securitySchemes: {
      oauth: {
        type: "oauth2",
        description: "d",
        flows: {
          authorizationCode: {
            authorizationUrl: "https://a.example/authorize",
            tokenUrl: "https://a.example/token",
            refreshUrl: "https://a.example/refresh",
            scopes: { read: "Read.", write: "Write." },
          },
          clientCredentials: { tokenUrl: "https://a.example/token", scopes: { read: "Read." } },
        },
      },
      key: { type: "apiKey", in: "header", name: "X-Key", description: "d" },
      bearer: { type: "http", scheme: "bearer", bearerFormat: "JWT" },
      oidc: { type: "openIdConnect", openIdConnectUrl: "https://a.example/oidc" },
    },
  },
};
