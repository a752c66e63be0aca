import { isObject, type JsonSchema, resolveRef } from "../../cases/index.ts";
import { type Document, entriesAt, type Json, objectAt } from "../document.ts";
import { partsOf, propertyIn } from "../schemas/parts.ts";
import type { Kind } from "./kinds.ts";
import { normalType } from "./media-types.ts";
import { writingOf } from "./writing.ts";

/** How one part of a form travels. */
export interface Part {
  /** Media types that it may have; ranges among them. */
  readonly types: ReadonlyMap<string, true>;
  /** Names of header fields that it must have, in lower case. */
  readonly headers: ReadonlySet<string>;
  /** How it is written where it is a field of a URL-encoded form. */
  readonly writing: ReadonlyMap<Kind, string>;
}

/** The parts of a form by name, with what OpenAPI says of those that say nothing. */
export function encodingOf(
  document: Document,
  type: string,
  media: Json,
  schema: JsonSchema,
): ReadonlyMap<string, Part> {
  if (!/^multipart\/|^application\/x-www-form-urlencoded/.test(type)) return new Map();
  const told = new Map(entriesAt(document, media, "encoding"));
  const whole = partsOf(document, [schema]);
  const names = new Set(
    whole.flatMap((part) => (isObject(part) ? Object.keys(objectAt(part, "properties")) : [])),
  );
  return new Map(
    [...names].map((name) => {
      const own = told.get(name) ?? {};
      const of = { allOf: propertyIn(document, whole, name) } as JsonSchema;
      const contentType =
        typeof own["contentType"] === "string" ? own["contentType"] : defaultType(document, of);
      const isField = !type.startsWith("multipart/");
      return [
        name,
        {
          types: new Map(contentType.split(",").map((one) => [normalType(one), true])),
          headers: new Set(
            entriesAt(document, own, "headers")
              .filter(([, { required }]) => required === true)
              .map(([header]) => header.toLowerCase()),
          ),
          writing: isField ? writingOf(document, own, of, "query") : new Map(),
        },
      ];
    }),
  );
}

/** What a part's type is where `contentType` is absent: by its schema. */
function defaultType(document: Document, schema: JsonSchema): string {
  const parts = partsOf(document, [schema]).filter(isObject);
  const has = (type: string) => parts.some((part) => [part["type"]].flat().includes(type));
  if (has("array")) {
    const items = parts.flatMap(({ items: one }) => (isObject(one) ? [resolved(document, one)] : []));
    return items.length > 0 ? defaultType(document, { allOf: items }) : "application/octet-stream";
  }
  if (has("object") || parts.some((part) => isObject(part["properties"]))) return "application/json";
  const isBinary = parts.some(
    ({ format, contentEncoding }) => format === "binary" || contentEncoding !== undefined,
  );
  return isBinary ? "application/octet-stream" : "text/plain";
}

function resolved(document: Document, schema: Json): JsonSchema {
  return typeof schema["$ref"] === "string" ? (resolveRef(document, schema["$ref"]) ?? true) : schema;
}
