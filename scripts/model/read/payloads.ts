import type { Json } from "../../lib/json.ts";
import { isSchema, type JsonSchema, type SchemaObject } from "../../lib/json-schema.ts";
import { essenceOf, isTextual, urlencoded } from "../../lib/media-types.ts";
import { dereferenced } from "../component.ts";
import { unreadBody } from "../extensions.ts";
import { filesOf, withoutFileNames } from "../files.ts";
import type { EncodingModel, ParameterStyle, PayloadModel } from "../model.ts";
import { examplesIn } from "./examples.ts";
import { entriesIn, flagsIn, textsIn } from "./members.ts";
import { headersIn } from "./parameters.ts";

/** The bodies that an object describes, one for each media type; `root` is where their `$ref`s resolve. */
export function contentIn(object: Json, root: object): PayloadModel[] {
  return entriesIn(object, "content").map(([mediaType, media]) => payloadOf(mediaType, media, root));
}

function payloadOf(mediaType: string, media: Json, root: object): PayloadModel {
  const written: JsonSchema = isSchema(media["schema"]) ? media["schema"] : {};
  const isStream = media[unreadBody] === true;
  const kind = isStream ? "binary" : kindOfMediaType(mediaType, dereferenced(root, written));
  const schema = kind === "binary" && isBytes(dereferenced(root, written)) ? undefined : written;
  const encoding = entriesIn(media, "encoding").map(([name, one]) => [name, encodingOf(one)] as const);
  const told = Object.fromEntries(encoding);
  const files = kind === "multipart" && schema !== undefined ? filesOf(schema, root, told) : [];
  return {
    mediaType,
    kind,
    ...(isStream ? { isStream } : {}),
    ...(schema === undefined ? {} : { schema }),
    examples: withoutFileNames(examplesIn(media), files),
    files,
    ...(encoding.length > 0 ? { encoding: told } : {}),
  };
}

/** How values of a media type are sent, whose schema is this one. */
export function kindOfMediaType(mediaType: string, schema: SchemaObject): PayloadModel["kind"] {
  const { type, format, contentEncoding } = schema;
  if (/[/+]json\b/i.test(mediaType)) return "json";
  if (/^multipart\/form-data\b/i.test(mediaType)) return "multipart";
  const isText = type === "string" && format !== "binary" && contentEncoding === undefined;
  if (isText && isTextual(mediaType)) return "text";
  return essenceOf(mediaType) === urlencoded && !isBytes(schema) ? "form" : "binary";
}

/** OpenAPI 3.0 says so of bytes; 3.1 says nothing of them. */
function isBytes(schema: SchemaObject): boolean {
  return isEmpty(schema) || (schema.type === "string" && schema.format === "binary");
}

function isEmpty(schema: JsonSchema): boolean {
  return typeof schema === "object" && Object.keys(schema).length === 0;
}

function encodingOf(object: Json): EncodingModel {
  const headers = headersIn(object);
  return {
    ...textsIn(object, ["contentType"]),
    ...(headers.length > 0 ? { headers } : {}),
    ...(textsIn(object, ["style"]) as { readonly style?: ParameterStyle }),
    ...flagsIn(object, ["explode", "allowReserved"]),
  };
}
