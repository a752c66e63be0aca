/** A JSON Schema 2020-12 object or boolean, as OpenAPI 3.1 uses it. */
export type JsonSchema = boolean | SchemaObject;

export interface SchemaObject {
  readonly [keyword: string]: unknown;
}

/** Keywords that say nothing of which values are valid: JSON Schema's annotations, and OpenAPI's. */
export const annotations: readonly string[] = [
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

/** A schema and its keyword location: the JSON pointer that leads to it, through every `$ref`. */
export interface Site {
  readonly schema: JsonSchema;
  readonly pointer: string;
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isSchema(value: unknown): value is JsonSchema {
  return typeof value === "boolean" || isObject(value);
}

/** A reference token of a JSON pointer (RFC 6901), with its `/`. */
export function step(token: string | number): string {
  return `/${typeof token === "number" ? token : token.replaceAll("~", "~0").replaceAll("/", "~1")}`;
}

/** What is at a JSON pointer; `undefined` where there is nothing. */
export function valueAt(value: unknown, pointer: string): unknown {
  let here = value;
  for (const part of pointer.split("/").slice(1)) {
    const token = part.replaceAll("~1", "/").replaceAll("~0", "~");
    if (typeof here !== "object" || here === null || !Object.hasOwn(here, token)) return undefined;
    here = (here as Record<string, unknown>)[token];
  }
  return here;
}

/** The schema that a `$ref` within `root` means; `undefined` where there is none. */
export function resolveRef(root: object, ref: string): JsonSchema | undefined {
  if (!ref.startsWith("#")) return undefined;
  const found = valueAt(root, decodeURIComponent(ref.slice(1)));
  return isSchema(found) ? found : undefined;
}

/** The same object with a property, new or in place of the old one, also where it is called `__proto__`. */
export function withProperty(object: object, name: string, value: unknown): Record<string, unknown> {
  return { ...object, [name]: value };
}

export function withoutProperty(object: object, name: string): Record<string, unknown> {
  return Object.fromEntries(Object.entries(object).filter(([key]) => key !== name));
}
