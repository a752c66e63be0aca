import { z } from "zod";
import type { Json } from "../../../scripts/lib/json.ts";
import type { JsonSchema } from "../../../scripts/lib/json-schema.ts";
import { onlyTextField } from "../../../scripts/model/error-body.ts";
import { modelOfDocument } from "../../../scripts/model/from-document.ts";
import type { ApiModel } from "../../../scripts/model/model.ts";
import type { SecuritySchemeModel } from "../../../scripts/model/security.ts";
import type { ServerContract, ServerOperation } from "../../../scripts/runtime/server/types.ts";

/**
 * What the server stubs need to know of a contract of which only the document is left: its schemas,
 * read back into Zod, judge requests and answers as the spec's own did.
 */
export function serverContractOf(document: Json): ServerContract {
  const api = modelOfDocument(document);
  const toZod = zodIn(api);
  const [some = { errors: [] }] = api.operations;
  const answer = (status: number) => ({
    status,
    text: some.errors.find((error) => error.status === status)?.text ?? "",
  });
  const invalid = answer(some.errors.some(({ status }) => status === 422) ? 422 : 400);
  return {
    textField: onlyTextField(api.errors) ?? "error",
    errors: {
      invalid,
      unauthorized: answer(401),
      internal: answer(500),
      notFound: answer(404),
      methodNotAllowed: answer(405),
      tooLarge: answer(413),
    },
    operations: api.operations.map((operation): ServerOperation => {
      const { parameters, requestBody } = operation;
      const shapeOf = (place: string) =>
        Object.fromEntries(
          parameters
            .filter((parameter) => parameter.in === place)
            .map(({ name, required, schema }) => [name, toZod(schema, required)]),
        );
      const [body] = requestBody?.content ?? [];
      return {
        operationId: operation.operationId,
        method: operation.method as ServerOperation["method"],
        path: operation.path,
        security: operation.security
          .flatMap(Object.keys)
          .map((name) => schemeOf(name, api.components.securitySchemes[name])),
        params: shapeOf("path"),
        query: shapeOf("query"),
        headers: shapeOf("header"),
        ...(body
          ? {
              body: {
                kind: body.kind,
                mediaType: body.mediaType,
                required: requestBody?.required ?? false,
                ...(body.schema !== undefined && body.kind !== "binary"
                  ? { schema: toZod(body.schema, true) }
                  : {}),
              },
            }
          : {}),
        responses: operation.responses.map(({ status, content: [answered] }) => ({
          status: Number(status),
          headers: {},
          ...(answered
            ? {
                body: {
                  kind: answered.kind,
                  mediaType: answered.mediaType,
                  ...(answered.schema !== undefined && answered.kind === "json"
                    ? { schema: toZod(answered.schema, true) }
                    : {}),
                },
              }
            : {}),
        })),
        errors: operation.errors.map(({ status, text }) => ({ status: Number(status), text, by: "handler" })),
      };
    }),
  };
}

function schemeOf(
  name: string,
  scheme: SecuritySchemeModel | undefined,
): ServerOperation["security"][number] {
  if (scheme?.type !== "apiKey" || !scheme.in || !scheme.name) return { name, type: "bearer" };
  return { name, type: "apiKey", in: scheme.in as "header", field: scheme.name };
}

/** Reads a document's schemas into Zod; a form's files are no strings there. */
function zodIn({ components }: ApiModel) {
  const $defs = moved(components.schemas);
  return (schema: JsonSchema, required = false): z.ZodType => {
    const read = z.fromJSONSchema({ ...(moved(schema) as object), $defs } as never);
    return required ? read : read.optional();
  };
}

function moved(schemas: unknown): unknown {
  const text = JSON.stringify(schemas).replaceAll("#/components/schemas/", "#/$defs/");
  return JSON.parse(text, (_key, value) => (value?.format === "binary" ? {} : value));
}
