export type Schema = Readonly<Record<string, unknown>> | boolean;
export type Named = Readonly<Record<string, Schema>>;

/** A document whose one request has this body. */
export function documentOf(schema: Schema, schemas: Named = {}) {
  return {
    openapi: "3.1.0",
    info: { title: "Things", version: "1.0.0" },
    paths: {
      "/things": {
        post: {
          requestBody: { required: true, content: { "application/json": { schema } } },
          responses: { 204: { description: "Done." } },
        },
      },
    },
    components: { schemas },
  };
}
