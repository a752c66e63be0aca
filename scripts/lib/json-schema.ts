import { isObject } from "./json.ts";
import { valueAt } from "./json-pointer.ts";
import { percentDecoded } from "./percent-encoding.ts";

/** A JSON Schema 2020-12 object or boolean, as OpenAPI 3.1 uses it. */
export type JsonSchema = boolean | SchemaObject;

/** A schema whose keywords have the types that JSON Schema and OpenAPI require; its readers have checked that. */
export interface SchemaObject {
  readonly [keyword: string]: unknown;
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly contentMediaType?: string;
  readonly contentEncoding?: string;
  readonly title?: string;
  readonly description?: string;
  readonly deprecated?: boolean;
  readonly examples?: readonly unknown[];
  readonly minimum?: number;
  readonly const?: unknown;
  readonly default?: unknown;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: JsonSchema;
  readonly items?: JsonSchema;
  readonly prefixItems?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly anyOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly not?: JsonSchema;
  readonly dependentRequired?: Readonly<Record<string, readonly string[]>>;
  readonly discriminator?: {
    readonly propertyName: string;
    readonly mapping?: Readonly<Record<string, string>>;
  };
}

export function isSchema(value: unknown): value is JsonSchema {
  return typeof value === "boolean" || isObject(value);
}

/** The schema that a `$ref` refers to in `root`; `undefined` if there is none. */
export function resolveRef(root: object, ref: string): JsonSchema | undefined {
  const pointer = ref.startsWith("#") ? percentDecoded(ref.slice(1)) : undefined;
  const found = pointer === undefined ? undefined : valueAt(root, pointer);
  return isSchema(found) ? found : undefined;
}

/** The types of JSON Schema. */
export const jsonTypeNames = ["object", "array", "string", "integer", "number", "boolean", "null"] as const;
export type JsonType = (typeof jsonTypeNames)[number];

/** The same as a set. */
export const jsonTypes: ReadonlySet<unknown> = /* @__PURE__ */ new Set(jsonTypeNames);

/** Assertions and applicators whose value is one schema. */
export const singleSchemaKeywords = [
  "items",
  "additionalProperties",
  "propertyNames",
  "contains",
  "not",
  "if",
  "then",
  "else",
  "unevaluatedItems",
  "unevaluatedProperties",
];

/** The values in a schema's own `const` or `enum`; `undefined` if it has neither. */
export function constantsOf(schema: JsonSchema): readonly unknown[] | undefined {
  if (typeof schema === "boolean") return undefined;
  const { const: only, enum: several } = schema;
  return only === undefined ? several : [only];
}

/** Applicators whose value is a list of schemas. */
export const schemaListKeywords = ["allOf", "anyOf", "oneOf", "prefixItems"];

/** Applicators whose value is an object of schemas by name. */
export const schemaMapKeywords = ["properties", "patternProperties", "dependentSchemas"];

/** Assertions whose value holds no schema. */
export const plainKeywords = [
  "type",
  "enum",
  "const",
  "minLength",
  "maxLength",
  "pattern",
  "format",
  "minimum",
  "maximum",
  "exclusiveMinimum",
  "exclusiveMaximum",
  "multipleOf",
  "minItems",
  "maxItems",
  "uniqueItems",
  "minContains",
  "maxContains",
  "required",
  "minProperties",
  "maxProperties",
  "dependentRequired",
];

/** Keywords that don't decide which values are valid: JSON Schema's annotations, and OpenAPI's. */
export const annotationKeywords: readonly string[] = [
  "title",
  "description",
  "default",
  "example",
  "examples",
  "deprecated",
  "readOnly",
  "writeOnly",
  "externalDocs",
  "xml",
  "$comment",
];
