import { isObject } from "../../../lib/json.ts";
import type { JsonSchema } from "../../../lib/json-schema.ts";
import { normalType } from "../../../lib/media-types.ts";
import type { ParameterLocation, WireForm } from "../../../model/model.ts";
import { schemaPartsOf } from "../schemas/schema-parts.ts";
import { shapesOf, type ValueShape } from "./value-shapes.ts";

/** How values are written, by their shape: style and `explode`; or, as `content`, in which media type. */
export type Serialization = ReadonlyMap<ValueShape | "content", string>;

/**
 * How values of a parameter, a header field or a form's part are written. For a value that is neither a list
 * nor an object, `explode` has no effect, and in a query `style` hardly any.
 */
export function serializationOf(
  root: object,
  { style, explode, mediaType }: Omit<WireForm, "allowReserved">,
  schema: JsonSchema,
  location: ParameterLocation,
): Serialization {
  if (mediaType !== undefined) return new Map([["content", normalType(mediaType)]]);
  return new Map(
    [...shapesOf(root, schema)].map((kind) => [
      kind,
      kind === "scalar" ? scalar(style, location) : `${style} ${isIdle(style, kind) ? "-" : explode}`,
    ]),
  );
}

/** Whether `explode` has no effect: a `simple` list always has commas, and an object in `deepObject` its brackets. */
function isIdle(style: string, kind: ValueShape): boolean {
  return style === "deepObject" || (style === "simple" && kind === "array");
}

function scalar(style: string, location: string): string {
  return location === "path" ? style : "plain";
}

/** Types whose values never have a reserved character. */
const plain: ReadonlySet<unknown> = new Set(["integer", "boolean", "null"]);

/** Whether reserved characters may be unencoded: in a query or, slashes, in a path, and only if the value can have some. */
export function reservedIn(
  root: object,
  { allowReserved, mediaType }: Pick<WireForm, "allowReserved" | "mediaType">,
  schema: JsonSchema,
  location: ParameterLocation,
): boolean {
  if ((location !== "query" && location !== "path") || !allowReserved || mediaType !== undefined)
    return false;
  const types = schemaPartsOf(root, [schema]).flatMap((part) =>
    isObject(part) ? [part["type"]].flat() : [],
  );
  const told = types.filter((type) => type !== undefined);
  return told.length === 0 || !told.every((type) => plain.has(type));
}
