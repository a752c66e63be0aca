import type { OperationModel } from "../model.ts";
import type { OpenApiDocument } from "./types.ts";

type PathItem = NonNullable<OpenApiDocument["paths"]>[string];
export type OperationObject = NonNullable<PathItem["get"]>;

/** The document with each operation's object changed. Pure: `document` stays as it is. */
export function withOperationObjects(
  document: OpenApiDocument,
  operations: readonly OperationModel[],
  change: (object: OperationObject, operation: OperationModel) => OperationObject,
): OpenApiDocument {
  const paths = { ...document.paths };
  for (const operation of operations) {
    const method = operation.method.toLowerCase() as Lowercase<typeof operation.method>;
    const item = paths[operation.path];
    const object = item?.[method];
    if (!object) throw new Error(`the document has no ${operation.method} ${operation.path}`);
    paths[operation.path] = { ...item, [method]: change(object, operation) };
  }
  return { ...document, paths };
}
