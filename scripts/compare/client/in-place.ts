import { isObject } from "../../lib/json.ts";
import type { OpenApiDocument } from "../../model/document/types.ts";
import { type Document, entriesAt, type Json, listAt, objectAt } from "../document.ts";
import { type FunctionNames, functionName } from "./function-names.ts";

const methods = ["get", "head", "post", "put", "patch", "delete"];

/**
 * A document whose operations hold their parameters, body and responses themselves, as those do that
 * are made here: other documents refer to components, and let a path speak for its operations. Each
 * `operationId` is the name of its function.
 */
export function inPlace(document: Document, names: FunctionNames = new Map()): OpenApiDocument {
  const paths = entriesAt(document, document, "paths").map(([path, item]) => {
    const operations = methods.filter((method) => item[method] !== undefined);
    return [
      path,
      Object.fromEntries(operations.map((method) => [method, operationIn(document, item, method, names)])),
    ];
  });
  return { ...document, paths: Object.fromEntries(paths) } as unknown as OpenApiDocument;
}

function operationIn(document: Document, item: Json, method: string, names: FunctionNames): Json {
  const operation = objectAt(item, method);
  const named = [...listAt(document, item, "parameters"), ...listAt(document, operation, "parameters")].map(
    (parameter) => [`${parameter["in"]} ${parameter["name"]}`, parameter] as const,
  );
  const parameters = [...new Map(named).values()]
    .filter(({ in: place }) => place !== "cookie")
    .map((parameter) => ({ ...parameter, schema: schemaOf(parameter) }));
  return {
    ...operation,
    ...(typeof operation["operationId"] === "string"
      ? { operationId: functionName(operation["operationId"], names) }
      : {}),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(operation["requestBody"] ? { requestBody: withoutExamples(objectAt(operation, "requestBody")) } : {}),
    responses: Object.fromEntries(
      entriesAt(document, operation, "responses").map(([status, response]) => [
        status,
        // The texts of errors are read from their examples.
        /^[45]/.test(status) || !response["content"] ? response : withoutExamples(response),
      ]),
    ),
  };
}

/** A parameter's schema; of one with `content`, the media type's. */
function schemaOf({ schema, content }: Json): unknown {
  const [media] = Object.values(objectAt({ content }, "content"));
  return schema ?? (isObject(media) ? media["schema"] : undefined) ?? {};
}

/** No client holds the examples of a request or a success. */
function withoutExamples(body: Json): Json {
  const content = Object.entries(objectAt(body, "content")).map(([type, media]) => [
    type,
    isObject(media) ? { schema: media["schema"] } : {},
  ]);
  return { ...body, content: Object.fromEntries(content) };
}
