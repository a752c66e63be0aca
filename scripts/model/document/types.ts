import type { OpenApiGeneratorV31 } from "@asteasolutions/zod-to-openapi";

/** An OpenAPI 3.1 document, in the type that libraries take. */
export type OpenApiDocument = ReturnType<OpenApiGeneratorV31["generateDocument"]>;
