import type { ResolvedOperation } from "../../contract/contract.ts";
import type { OpenApiDocument } from "../../model/document/emit.ts";
import type { Source } from "../source.ts";

/** What the docs read of a JSON Schema. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly contentMediaType?: string;
  readonly description?: string;
  readonly deprecated?: boolean;
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly "x-extensible-enum"?: readonly unknown[];
  readonly "x-rules"?: readonly string[];
  readonly minimum?: number;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | JsonSchema;
  readonly items?: boolean | JsonSchema;
  readonly prefixItems?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly anyOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly discriminator?: { readonly propertyName: string };
}

export type ParameterPlace = "path" | "query" | "header";

export interface Parameter {
  readonly name: string;
  readonly in: ParameterPlace;
  readonly required: boolean;
  readonly deprecated: boolean;
  readonly description?: string;
  readonly schema: JsonSchema;
}

/** The schemas that the document gives an operation. */
export interface OperationSchemas {
  readonly parameters: readonly Parameter[];
  readonly body?: JsonSchema;
  readonly response: (status: number) => JsonSchema | undefined;
  readonly responseHeaders: (status: number) => Readonly<Record<string, JsonSchema>>;
}

interface Content {
  readonly content?: Readonly<Record<string, { readonly schema?: JsonSchema }>>;
}

interface HeaderObject {
  readonly description?: string;
  readonly schema?: JsonSchema;
}

interface OperationObject {
  readonly parameters?: readonly (Omit<Parameter, "required" | "deprecated"> & {
    readonly required?: boolean;
    readonly deprecated?: boolean;
  })[];
  readonly requestBody?: Content;
  readonly responses?: Readonly<
    Record<string, Content & { readonly headers?: Readonly<Record<string, HeaderObject>> }>
  >;
}

/** Reads an operation's schemas out of the document. */
export function schemasOf({ document }: Source, operation: ResolvedOperation): OperationSchemas {
  const item: unknown = document.paths?.[operation.fullPath]?.[methodKey(operation)];
  const { parameters = [], requestBody, responses = {} } = (item ?? {}) as OperationObject;
  const body = requestBody && onlySchema(requestBody);
  return {
    parameters: parameters.map((parameter) => ({
      ...parameter,
      required: parameter.required ?? false,
      deprecated: parameter.deprecated ?? parameter.schema.deprecated ?? false,
    })),
    ...(body ? { body } : {}),
    response: (status) => onlySchema(responses[status] ?? {}),
    responseHeaders: (status) =>
      Object.fromEntries(
        Object.entries(responses[status]?.headers ?? {}).map(([name, { description, schema }]) => [
          name,
          { ...schema, ...(description ? { description } : {}) },
        ]),
      ),
  };
}

/** The operation's key in its path item. */
export function methodKey({ method }: ResolvedOperation) {
  return method.toLowerCase() as Lowercase<typeof method>;
}

/** The name of the component that a schema refers to. */
export function componentOf({ $ref }: JsonSchema): string | undefined {
  return $ref?.startsWith(components) ? $ref.slice(components.length) : undefined;
}

/** The schema itself, with what stands beside its `$ref` in front. Follows references, 50 at most. */
export function dereferenced(document: OpenApiDocument, schema: JsonSchema): JsonSchema {
  let found = schema;
  for (let step = 0; step < 50; step++) {
    const name = componentOf(found);
    const target = name && (document.components?.schemas?.[name] as JsonSchema | undefined);
    if (!target) return found;
    const { $ref: _followed, ...beside } = found;
    found = { ...target, ...beside };
  }
  return found;
}

const components = "#/components/schemas/";

function onlySchema({ content }: Content): JsonSchema | undefined {
  return Object.values(content ?? {})[0]?.schema;
}
