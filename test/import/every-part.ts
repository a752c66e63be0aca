/** A small document with every kind of part that OpenAPI 3.1 has. */
export function everyPart() {
  const S = {
    type: "object",
    required: ["id"],
    properties: {
      id: { type: "string", format: "uuid", readOnly: true, example: "1b4e28ba-2fa1-11d2-883f-0016d3cca427" },
      n: { type: "integer", minimum: 1, maximum: 9, multipleOf: 2, default: 4 },
      tags: {
        type: "array",
        items: { type: "string", pattern: "^a+$", maxLength: 4 },
        minItems: 1,
        uniqueItems: true,
      },
      kind: { enum: ["a", "b"], description: "A kind." },
      next: { $ref: "#/components/schemas/Thing" },
    },
    additionalProperties: false,
    description: "A thing.",
  };
  const U = {
    oneOf: [{ $ref: "#/components/schemas/A" }, { $ref: "#/components/schemas/B" }],
    discriminator: { propertyName: "k", mapping: { a: "#/components/schemas/A" } },
  };
  const A = { type: "object", properties: { k: { const: "a" } }, required: ["k"] },
    B = {
      allOf: [
        { $ref: "#/components/schemas/Base" },
        { type: "object", properties: { k: { const: "b" } }, required: ["k"] },
      ],
    },
    Base = {
      type: "object",
      properties: { q: { type: ["string", "null"] } },
      patternProperties: { "^x-": { type: "number" } },
    };
  return {
    openapi: "3.1.0",
    info: {
      title: "Things",
      version: "1.0.0",
      description: "All things.",
      contact: { name: "N", url: "https://a.example" },
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [
      {
        url: "https://{r}.a.example/v1",
        description: "Live.",
        variables: { r: { default: "eu", enum: ["eu", "us"], description: "R." } },
      },
    ],
    tags: [{ name: "things", description: "T.", externalDocs: { url: "https://b.example" } }],
    security: [{ key: [] }],
    paths: {
      "/things/{id}": {
        parameters: [{ $ref: "#/components/parameters/Id" }],
        put: {
          operationId: "putThing",
          tags: ["things"],
          summary: "Put a thing",
          description: "Puts it.",
          deprecated: true,
          parameters: [
            {
              name: "q",
              in: "query",
              style: "form",
              explode: false,
              schema: { type: "array", items: { type: "string" } },
              description: "Q.",
            },
            { name: "X-H", in: "header", required: true, schema: { type: "integer" }, example: 3 },
          ],
          requestBody: {
            required: true,
            description: "It.",
            content: {
              "application/json": {
                schema: { $ref: "#/components/schemas/Thing" },
                examples: { one: { summary: "One.", value: { id: "1b4e28ba-2fa1-11d2-883f-0016d3cca427" } } },
              },
              "multipart/form-data": {
                schema: {
                  type: "object",
                  properties: {
                    f: { type: "string", format: "binary" },
                    o: { type: "object", properties: { a: { type: "string" } } },
                  },
                  required: ["f"],
                },
                encoding: { o: { contentType: "application/json" } },
              },
            },
          },
          responses: {
            200: {
              description: "Done.",
              headers: { ETag: { schema: { type: "string" }, required: true, description: "E." } },
              content: { "application/json": { schema: { $ref: "#/components/schemas/U" } } },
              links: { self: { operationId: "putThing", parameters: { id: "$response.body#/id" } } },
            },
            404: { $ref: "#/components/responses/NotFound" },
            default: {
              description: "Oops.",
              content: {
                "application/problem+json": {
                  schema: { type: "object", properties: { title: { type: "string" } } },
                },
              },
            },
          },
          callbacks: {
            done: {
              "{$request.body#/url}": {
                post: {
                  requestBody: { content: { "application/json": { schema: { type: "string" } } } },
                  responses: { 204: { description: "OK." } },
                },
              },
            },
          },
          security: [{ o: ["read"] }, {}],
          "x-own": { a: 1 },
        },
      },
    },
    components: {
      parameters: {
        Id: { name: "id", in: "path", required: true, schema: { type: "string", minLength: 1 } },
      },
      responses: {
        NotFound: {
          description: "None.",
          content: {
            "application/json": {
              schema: { type: "object", properties: { error: { type: "string" } }, required: ["error"] },
            },
          },
        },
      },
      securitySchemes: {
        key: { type: "apiKey", in: "header", name: "X-Key" },
        o: {
          type: "oauth2",
          flows: { clientCredentials: { tokenUrl: "https://a.example/t", scopes: { read: "Reads." } } },
        },
      },
      schemas: { Thing: S, U, A, B, Base },
    },
  };
}
