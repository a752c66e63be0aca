import { z } from "zod";
import { contractOf } from "../../../scripts/compare/client/contract.ts";
import { inPlace } from "../../../scripts/compare/client/in-place.ts";
import type { Document } from "../../../scripts/compare/document.ts";
import { type OperationObject, operationOf } from "../../../scripts/emit/client/document.ts";
import type { OpenApiDocument } from "../../../scripts/model/document/emit.ts";
import type { ServerContract, ServerOperation } from "../../../scripts/runtime/server/contract.ts";

/**
 * What the server stubs need to know of a contract of which only the document is left: its schemas,
 * read back into Zod, judge requests and answers as the spec's own did.
 */
export function serverContractOf(document: Document): ServerContract {
  const made = inPlace(document);
  const { api, operations } = contractOf(made);
  const toZod = zodIn(made);
  const [some = { errors: [] }] = operations;
  const answer = (status: number) => ({
    status,
    text: some.errors.find((error) => error.status === status)?.text ?? "",
  });
  const invalid = answer(some.errors.some(({ status }) => status === 422) ? 422 : 400);
  return {
    textField: api.errors.textField,
    errors: {
      invalid,
      unauthorized: answer(401),
      internal: answer(500),
      notFound: answer(404),
      methodNotAllowed: answer(405),
      tooLarge: answer(413),
    },
    operations: operations.map((operation): ServerOperation => {
      const { parameters = [], requestBody, responses } = operationOf(made, operation);
      const shapeOf = (place: string) =>
        Object.fromEntries(
          parameters
            .filter((parameter) => parameter.in === place)
            .map(({ name, required, schema }) => [name, toZod(schema, required)]),
        );
      const { body } = operation;
      const schemaAt = (content: OperationObject["requestBody"], mediaType: string) =>
        content?.content?.[mediaType]?.schema;
      const bodySchema = body && body.kind !== "binary" ? schemaAt(requestBody, body.mediaType) : undefined;
      return {
        operationId: operation.operationId,
        method: operation.method,
        path: operation.fullPath,
        security: operation.security.map(({ name, scheme }) =>
          scheme.type === "bearer"
            ? { name, type: "bearer" }
            : { name, type: "apiKey", in: scheme.in, field: scheme.name },
        ),
        params: shapeOf("path"),
        query: shapeOf("query"),
        headers: shapeOf("header"),
        ...(body
          ? {
              body: {
                kind: body.kind,
                mediaType: body.mediaType,
                required: requestBody?.required ?? false,
                ...(bodySchema ? { schema: toZod(bodySchema, true) } : {}),
              },
            }
          : {}),
        responses: operation.responses.map(({ status, body: answered }) => {
          const schema = answered && schemaAt(responses[status], answered.mediaType);
          return {
            status,
            headers: {},
            ...(answered
              ? {
                  body: {
                    kind: answered.kind,
                    mediaType: answered.mediaType,
                    ...(schema && answered.kind === "json" ? { schema: toZod(schema, true) } : {}),
                  },
                }
              : {}),
          };
        }),
        errors: operation.errors.map(({ status, text }) => ({ status, text, by: "handler" })),
      };
    }),
  };
}

/** Reads a document's schemas into Zod; a form's files are no strings there. */
function zodIn({ components }: OpenApiDocument) {
  const $defs = moved(components?.schemas ?? {});
  return (schema: object, required = false): z.ZodType => {
    const read = z.fromJSONSchema({ ...(moved(schema) as object), $defs } as never);
    return required ? read : read.optional();
  };
}

function moved(schemas: unknown): unknown {
  const text = JSON.stringify(schemas).replaceAll("#/components/schemas/", "#/$defs/");
  return JSON.parse(text, (_key, value) => (value?.format === "binary" ? {} : value));
}
