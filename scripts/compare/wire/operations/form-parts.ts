import { isObject, type Json } from "../../../lib/json.ts";
import { type JsonSchema, resolveRef } from "../../../lib/json-schema.ts";
import { normalType } from "../../../lib/media-types.ts";
import type { ApiModel, HeaderModel, PayloadModel } from "../../../model/model.ts";
import { propertyIn, schemaPartsOf } from "../schemas/schema-parts.ts";
import { reservedIn, type Serialization, serializationOf } from "./serialization.ts";
import { shapesOf, type ValueShape } from "./value-shapes.ts";
import type { WireField } from "./wire-operations.ts";

/** How one part of a form is sent. */
export interface FormPart {
  /** Media types that it may have, including ranges. */
  readonly types: ReadonlyMap<string, true>;
  /** Its header fields, by their names in lower case. */
  readonly headers: ReadonlyMap<string, WireField>;
  /** How it is written: as a field of a URL-encoded form, or as a body of its type. */
  readonly serialization: Serialization;
  /** Whether its values may contain reserved characters unencoded. */
  readonly reserved: boolean;
}

type HeadersOf = (api: ApiModel, headers: readonly HeaderModel[]) => ReadonlyMap<string, WireField>;

/** The parts of a form by name, with OpenAPI's defaults. */
export function formPartsOf(
  api: ApiModel,
  { mediaType, schema = true, encoding = {} }: PayloadModel,
  headersOf: HeadersOf,
): ReadonlyMap<string, FormPart> {
  if (!/^multipart\/|^application\/x-www-form-urlencoded/.test(mediaType)) return new Map();
  const isMultipart = mediaType.startsWith("multipart/");
  const whole = schemaPartsOf(api, [schema]);
  const names = new Set(
    whole.flatMap((part) =>
      isObject(part) && isObject(part["properties"]) ? Object.keys(part["properties"]) : [],
    ),
  );
  return new Map(
    [...names].map((name) => {
      const own = (Object.hasOwn(encoding, name) && encoding[name]) || {};
      const { headers = [], style = "form", explode = style === "form", allowReserved = false } = own;
      const of = { allOf: propertyIn(api, whole, name) } as JsonSchema;
      const { contentType = defaultType(api, of) } = own;
      const isField = !isMultipart || "style" in own || "explode" in own;
      return [
        name,
        {
          types: new Map(contentType.split(",").map((one) => [normalType(one), true])),
          headers: isMultipart ? headersOf(api, headers) : new Map(),
          serialization: isField ? serializationOf(api, { style, explode }, of, "query") : asBody(api, of),
          reserved: !isMultipart && reservedIn(api, { allowReserved }, of, "query"),
        },
      ];
    }),
  );
}

/** How a part without a style is written; a text is the same in a body and in a field. */
function asBody(root: object, schema: JsonSchema): ReadonlyMap<ValueShape, string> {
  return new Map([...shapesOf(root, schema)].map((kind) => [kind, kind === "scalar" ? "plain" : "body -"]));
}

/** The media type of a part without `contentType`, by its schema. */
function defaultType(root: object, schema: JsonSchema): string {
  const parts = schemaPartsOf(root, [schema]).filter(isObject);
  const has = (type: string) => parts.some((part) => [part["type"]].flat().includes(type));
  if (has("array")) {
    const items = parts.flatMap(({ items: one }) => (isObject(one) ? [resolved(root, one)] : []));
    return items.length > 0 ? defaultType(root, { allOf: items }) : "application/octet-stream";
  }
  if (has("object") || parts.some((part) => isObject(part["properties"]))) return "application/json";
  const isBinary = parts.some(
    ({ format, contentEncoding }) => format === "binary" || contentEncoding !== undefined,
  );
  return isBinary ? "application/octet-stream" : "text/plain";
}

function resolved(root: object, schema: Json): JsonSchema {
  return typeof schema["$ref"] === "string" ? (resolveRef(root, schema["$ref"]) ?? true) : schema;
}
