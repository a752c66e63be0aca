import type { z } from "zod";
import { isObject } from "../../lib/json.ts";
import { type JsonSchema, resolveRef, type SchemaObject } from "../../lib/json-schema.ts";
import { itemsIn, readingsOf, scalarsOf } from "./readings.ts";

/** Where a parameter stands. */
export type Part = "params" | "query" | "headers";

/** What splits a list in a path or a header field: OpenAPI's style `simple`. A query repeats the name. */
export function separatorOf(part: Part): string | undefined {
  return part === "query" ? undefined : ",";
}

/** The texts that carry a value as OpenAPI's default style does; `undefined`: none does, or not for sure. */
export function textsOf(part: Part, value: unknown): string[] | undefined {
  const items = Array.isArray(value) ? value : [value];
  if (items.length === 0 || items.some((item) => item === null || typeof item === "object")) return undefined;
  const texts = items.map(String);
  const text = texts.join("");
  if (/\p{Surrogate}/u.test(text)) return undefined;
  if (part === "headers" && !/^[\x21-\x7e]+$/.test(text)) return undefined;
  if (part === "params" && ["", ".", ".."].includes(text)) return undefined;
  if (part === "query") return texts;
  // A separator within an item, or an empty one, makes another list of it.
  if (Array.isArray(value) && texts.some((item) => item.trim() !== item || item === "" || item.includes(",")))
    return undefined;
  return [texts.join(",")];
}

/** What a schema reads in the texts of a parameter. */
export interface Read {
  readonly valid: boolean;
  /** The reading that it takes; else the one of the types that the document names. */
  readonly value: unknown;
}

export function readParameter(
  schema: z.ZodType,
  emitted: JsonSchema,
  {
    texts,
    separator,
    root,
  }: { readonly texts: readonly string[]; readonly separator?: string | undefined; readonly root: object },
): Read {
  for (const value of readingsOf(texts, separator))
    if (schema.safeParse(value).success) return { valid: true, value };
  const types = typesOf(emitted, root);
  if (types.has("array")) {
    const items = itemsOf(emitted, root);
    return { valid: false, value: itemsIn(texts, separator).map((text) => named(text, items)) };
  }
  const [only] = texts;
  return { valid: false, value: texts.length === 1 && only !== undefined ? named(only, types) : texts };
}

/** The reading of a text that has one of these types; the text where none has. */
function named(text: string, types: ReadonlySet<string>): unknown {
  if (types.has("string")) return text;
  return (
    scalarsOf(text).find(
      (value) => types.has(typeof value) || (typeof value === "number" && types.has("integer")),
    ) ?? text
  );
}

/** The JSON types that a schema names, itself or in its branches. */
function typesOf(schema: JsonSchema, root: object): Set<string> {
  return new Set(
    branchesOf(schema, root).flatMap(({ type, enum: values, const: value }) => [
      ...(type === undefined ? [] : [type].flat().map(String)),
      ...(Array.isArray(values) ? values : value === undefined ? [] : [value]).map((one) => typeof one),
    ]),
  );
}

/** The types of a list's items. */
function itemsOf(schema: JsonSchema, root: object): Set<string> {
  return new Set(
    branchesOf(schema, root)
      .flatMap(({ items, prefixItems }) => [items, prefixItems].flat() as (JsonSchema | undefined)[])
      .flatMap((item) => (item === undefined ? [] : [...typesOf(item, root)])),
  );
}

function branchesOf(schema: JsonSchema, root: object, seen = new Set<JsonSchema>()): SchemaObject[] {
  if (!isObject(schema) || seen.has(schema)) return [];
  seen.add(schema);
  const { $ref, anyOf, oneOf, allOf } = schema;
  const further = [
    typeof $ref === "string" ? resolveRef(root, $ref) : undefined,
    ...[anyOf, oneOf, allOf].flat(),
  ] as (JsonSchema | undefined)[];
  return [schema, ...further.flatMap((one) => (one === undefined ? [] : branchesOf(one, root, seen)))];
}
