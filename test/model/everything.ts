import type { Json } from "../../scripts/lib/json.ts";

const schema = { type: "string", "x-kept": 1 };
const headers = { "X-A": { description: "A.", required: true, deprecated: true, schema, example: "a" } };

/** A document of OpenAPI 3.1 with every member that is read, and one of 3.0 with what only that has. */
export const everything: readonly Json[] = [
  {
    openapi: "3.1.0",
    info: {
      title: "All",
      version: "1.0.0",
      summary: "All.",
      description: "All.",
      termsOfService: "https://a.example/terms",
      license: { name: "MIT", url: "https://a.example/license" },
      contact: { name: "A", url: "https://a.example", email: "a@a.example" },
    },
    servers: [
      {
        url: "https://{region}.a.example",
        description: "By region.",
        variables: { region: { default: "eu", enum: ["eu", "us"], description: "Where." } },
      },
    ],
    tags: [{ name: "Things", description: "Things." }, { name: "More" }],
    externalDocs: { url: "https://a.example/docs", description: "More." },
    "x-house": { any: ["value"] },
    security: [{ oauth: ["read"], key: [] }, {}],
    paths: {
      "/things/{id}": {
        parameters: [{ name: "id", in: "path", required: true, style: "label", schema }],
        servers: [{ url: "https://own.example" }],
        put: {
          operationId: "putThing",
          summary: "Put",
          description: "Puts.",
          tags: ["Things", "More"],
          deprecated: true,
          "x-deprecated-since": "2026-01-01",
          "x-sunset": "2027-01-01",
          "x-successor": "other",
          "x-idempotent": false,
          "x-body-limit": 1000,
          "x-timeout": "30s",
          "x-retries": 0,
          "x-refers": { order_id: "order", "customer.address_id": "address" },
          "x-pagination": { items: "data", cursor: { parameter: "c", next: "n" } },
          "x-own": true,
          externalDocs: { url: "https://a.example/put" },
          security: [],
          parameters: [
            { name: "list", in: "query", style: "pipeDelimited", explode: false, schema: { type: "array" } },
            { name: "deep", in: "query", style: "deepObject", explode: true, allowReserved: true, schema },
            { name: "empty", in: "query", allowEmptyValue: true, schema },
            { name: "json", in: "query", content: { "application/json": { schema, example: "a" } } },
            {
              ...{ name: "X-B", in: "header", deprecated: true, description: "B.", schema },
              examples: { one: { summary: "One", value: "a" }, two: { externalValue: "https://a.example" } },
            },
            { name: "c", in: "cookie", explode: false, schema },
          ],
          requestBody: {
            description: "The body.",
            required: true,
            content: {
              "application/json": { schema: { $ref: "#/components/schemas/Thing" }, example: { id: "a" } },
              "application/xml": { schema: { $ref: "#/components/schemas/Thing" } },
              "multipart/form-data": {
                schema: {
                  type: "object",
                  properties: { file: { type: "string", format: "binary" }, words: { type: "string" } },
                },
                example: { file: "file.octet-stream", words: "a" },
                encoding: {
                  file: { contentType: "image/png", headers },
                  words: { style: "form", explode: false, allowReserved: true },
                },
              },
            },
          },
          responses: {
            "200": {
              description: "Fine.",
              headers,
              content: { "application/json": { schema: { $ref: "#/components/schemas/Thing" } } },
              links: {
                next: {
                  operationId: "putThing",
                  parameters: { id: "$response.body#/id" },
                  description: "Next.",
                },
              },
            },
            "204": { description: "" },
            "4XX": {
              description: "Wrong.",
              content: {
                "application/json": {
                  schema,
                  examples: {
                    one: { summary: "One", description: "It.", value: { message: "wrong" } },
                    any: { value: { message: "whatever" }, "x-any-text": true },
                    odd: { value: "wrong" },
                  },
                },
                "application/problem+json": { schema, examples: { one: { value: { message: "wrong" } } } },
              },
            },
            default: { description: "Else.", content: { "application/json": { example: { message: "a" } } } },
          },
          callbacks: {
            done: { "{$request.body#/url}": { post: { responses: { "204": { description: "Heard." } } } } },
          },
        },
        get: { responses: { "200": { description: "Fine.", content: { "text/plain": {} } } } },
      },
    },
    webhooks: {
      made: { post: { operationId: "made", requestBody: { content: {} }, responses: {} } },
    },
    components: {
      schemas: {
        Thing: {
          oneOf: [{ $ref: "#/components/schemas/A" }, { $ref: "#/components/schemas/B~1C" }],
          discriminator: { propertyName: "id", mapping: { a: "A", b: "#/components/schemas/B~1C" } },
          xml: { name: "thing", wrapped: true },
        },
        A: { type: "object", properties: { id: { const: "a" } }, required: ["id"] },
        "B/C": {
          type: "object",
          properties: { id: { const: "b" }, self: { $ref: "#/components/schemas/Thing" } },
        },
      },
      securitySchemes: {
        key: { type: "apiKey", in: "cookie", name: "k", description: "A key." },
        basic: { type: "http", scheme: "basic" },
        bearer: { type: "http", scheme: "bearer", bearerFormat: "JWT" },
        open: { type: "openIdConnect", openIdConnectUrl: "https://a.example/open" },
        mutual: { type: "mutualTLS" },
        oauth: {
          type: "oauth2",
          flows: {
            authorizationCode: {
              authorizationUrl: "https://a.example/authorize",
              tokenUrl: "https://a.example/token",
              refreshUrl: "https://a.example/refresh",
              scopes: { read: "Read." },
            },
          },
        },
      },
    },
  },
  {
    openapi: "3.0.3",
    info: { title: "Old", version: "1" },
    paths: {
      "/a": {
        get: {
          parameters: [{ $ref: "#/components/parameters/Q" }],
          responses: { "200": { $ref: "#/components/responses/Fine" } },
        },
      },
    },
    components: {
      parameters: {
        Q: {
          name: "q",
          in: "query",
          schema: { type: "number", minimum: 1, exclusiveMinimum: true, nullable: true },
        },
      },
      responses: {
        Fine: {
          description: "Fine.",
          content: { "application/json": { schema: { $ref: "#/paths/~1a/get/x-schema" } } },
        },
      },
    },
  },
];
(everything[1] as { paths: { "/a": { get: Record<string, unknown> } } }).paths["/a"].get["x-schema"] = {
  type: "object",
  properties: { a: { type: "string", enum: ["a"], nullable: true } },
};
