import { isObject } from "../../cases/index.ts";
import type { OpenApiDocument } from "../../openapi/emit.ts";
import { type Document, entriesAt, follow, type Json, listAt, objectAt } from "../document.ts";

const methods = ["get", "head", "post", "put", "patch", "delete"];

/**
 * A document whose operations hold their parameters, body and responses themselves, as those do that
 * are made here: other documents refer to components, and let a path speak for its operations.
 */
export function inPlace(document: Document): OpenApiDocument {
  const paths = entriesAt(document, document, "paths").map(([path, item]) => {
    const operations = methods.filter((method) => item[method] !== undefined);
    return [
      path,
      Object.fromEntries(operations.map((method) => [method, operationIn(document, item, method)])),
    ];
  });
  return { ...document, paths: Object.fromEntries(paths) } as unknown as OpenApiDocument;
}

function operationIn(document: Document, item: Json, method: string): Json {
  const operation = objectAt(item, method);
  const named = [...listAt(document, item, "parameters"), ...listAt(document, operation, "parameters")].map(
    (parameter) => [`${parameter["in"]} ${parameter["name"]}`, parameter] as const,
  );
  const parameters = [...new Map(named).values()]
    .filter(({ in: place }) => place !== "cookie")
    .map((parameter) => ({ ...parameter, schema: schemaOf(parameter) }));
  return {
    ...operation,
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(operation["requestBody"] ? { requestBody: follow(document, operation["requestBody"]) } : {}),
    responses: Object.fromEntries(entriesAt(document, operation, "responses")),
  };
}

/** A parameter's schema; of one with `content`, the media type's. */
function schemaOf({ schema, content }: Json): unknown {
  const [media] = Object.values(objectAt({ content }, "content"));
  return schema ?? (isObject(media) ? media["schema"] : undefined) ?? {};
}
