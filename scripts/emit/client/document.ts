import type { ResolvedOperation } from "../../contract/contract.ts";
import type { OpenApiDocument } from "../../model/document/emit.ts";

/** A JSON Schema of the document. */
export type Schema = { readonly [keyword: string]: unknown };

export interface Parameter {
  readonly name: string;
  readonly in: "path" | "query" | "header";
  readonly required?: boolean;
  readonly description?: string;
  readonly deprecated?: boolean;
  readonly schema: Schema;
}

interface Content {
  readonly content?: Readonly<Record<string, { readonly schema: Schema }>>;
}

/** An operation of the document, as the client reads it. */
export interface OperationObject {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: Content & { readonly required?: boolean };
  readonly responses: Readonly<Record<string, Content>>;
}

/** The document's operation of that name. */
export function operationOf(document: OpenApiDocument, operation: ResolvedOperation): OperationObject {
  const item = document.paths?.[operation.fullPath] as Readonly<Record<string, OperationObject>> | undefined;
  const found = item?.[operation.method.toLowerCase()];
  if (!found) throw new Error(`the document has no ${operation.method} ${operation.fullPath}`);
  return found;
}

/** The component that a schema is nothing but a reference to. */
export function componentOf(schema: Schema): string | undefined {
  const { $ref } = schema;
  return typeof $ref === "string" ? decodeURIComponent($ref.split("/").at(-1) ?? "") : undefined;
}

/** A schema without a reference at its top. */
export function resolve(document: OpenApiDocument, schema: Schema): Schema {
  const name = componentOf(schema);
  if (name === undefined) return schema;
  const component = document.components?.schemas?.[name];
  if (!component) throw new Error(`the document has no schema ${name}`);
  return resolve(document, component as Schema);
}
