import { isObject } from "../../lib/json.ts";
import { type JsonSchema, resolveRef } from "../../lib/json-schema.ts";
import { type Document, entriesAt, type Json, objectAt } from "../document.ts";
import { partsOf, propertyIn } from "../schemas/parts.ts";
import { type Kind, kindsOf } from "./kinds.ts";
import { normalType } from "./media-types.ts";
import type { Parameter } from "./surface.ts";
import { takesReserved, writingOf } from "./writing.ts";

/** How one part of a form travels. */
export interface Part {
  /** Media types that it may have; ranges among them. */
  readonly types: ReadonlyMap<string, true>;
  /** Its header fields, by their names in lower case. */
  readonly headers: ReadonlyMap<string, Parameter>;
  /** How it is written, by its shape: as a field of a URL-encoded form is, or as a body of its type. */
  readonly writing: ReadonlyMap<Kind, string>;
  /** Whether reserved characters may stand in its values as they are. */
  readonly reserved: boolean;
}

type HeadersOf = (document: Document, object: Json) => ReadonlyMap<string, Parameter>;

/** The parts of a form by name, with what OpenAPI says of those that say nothing. */
export function encodingOf(
  document: Document,
  type: string,
  media: Json,
  schema: JsonSchema,
  headersOf: HeadersOf,
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
      const isMultipart = type.startsWith("multipart/");
      const isField = !isMultipart || "style" in own || "explode" in own;
      return [
        name,
        {
          types: new Map(contentType.split(",").map((one) => [normalType(one), true])),
          headers: isMultipart ? headersOf(document, own) : new Map(),
          writing: isField ? writingOf(document, own, of, "query") : asBody(document, of),
          reserved: !isMultipart && takesReserved(document, own, of, "query"),
        },
      ];
    }),
  );
}

/** A text is the same in a body and in a field. */
function asBody(document: Document, schema: JsonSchema): ReadonlyMap<Kind, string> {
  return new Map(
    [...kindsOf(document, schema)].map((kind) => [kind, kind === "scalar" ? "plain" : "body -"]),
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
