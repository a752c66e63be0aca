import { isObject } from "./json.ts";
import { valueAt } from "./json-pointer.ts";

/** A JSON Schema 2020-12 object or boolean, as OpenAPI 3.1 uses it. */
export type JsonSchema = boolean | SchemaObject;

export interface SchemaObject {
  readonly [keyword: string]: unknown;
}

export function isSchema(value: unknown): value is JsonSchema {
  return typeof value === "boolean" || isObject(value);
}

/** The schema that a `$ref` within `root` means; `undefined` if there is none. */
export function resolveRef(root: object, ref: string): JsonSchema | undefined {
  if (!ref.startsWith("#")) return undefined;
  const found = valueAt(root, decodeURIComponent(ref.slice(1)));
  return isSchema(found) ? found : undefined;
}

/** The types that JSON Schema has. */
export const jsonTypes: ReadonlySet<unknown> = new Set([
  "object",
  "array",
  "string",
  "number",
  "integer",
  "boolean",
  "null",
]);

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
