import { isObject } from "../../lib/json.ts";
import type { JsonSchema } from "../../lib/json-schema.ts";
import type { Json } from "../document.ts";
import { partsOf } from "../schemas/parts.ts";
import { type Kind, kindsOf } from "./kinds.ts";

/** How a parameter is written where it does not say so itself, by its place. */
const styles: Readonly<Record<string, string>> = {
  query: "form",
  cookie: "form",
  path: "simple",
  header: "simple",
};

/**
 * How values of a parameter or part are written, by their shape: `explode` means nothing for one that
 * is neither a list nor an object, and `style` next to nothing for it in a query.
 */
export function writingOf(
  root: object,
  object: Json,
  schema: JsonSchema,
  location: string,
): ReadonlyMap<Kind, string> {
  const style = typeof object["style"] === "string" ? object["style"] : (styles[location] ?? "simple");
  const explode = typeof object["explode"] === "boolean" ? object["explode"] : style === "form";
  return new Map(
    [...kindsOf(root, schema)].map((kind) => [
      kind,
      kind === "scalar" ? scalar(style, location) : `${style} ${isIdle(style, kind) ? "-" : explode}`,
    ]),
  );
}

/** Whether `explode` means nothing: a `simple` list has commas anyway, and an object in `deepObject` its brackets. */
function isIdle(style: string, kind: Kind): boolean {
  return style === "deepObject" || (style === "simple" && kind === "array");
}

function scalar(style: string, location: string): string {
  return location === "path" ? style : "plain";
}

/** Types of which no value has a reserved character. */
const plain: ReadonlySet<unknown> = new Set(["integer", "boolean", "null"]);

/** Whether reserved characters may stand as they are: only in a query, and of a value that can have some. */
export function takesReserved(root: object, object: Json, schema: JsonSchema, location: string): boolean {
  if (location !== "query" || object["allowReserved"] !== true) return false;
  const types = partsOf(root, [schema]).flatMap((part) => (isObject(part) ? [part["type"]].flat() : []));
  const told = types.filter((type) => type !== undefined);
  return told.length === 0 || !told.every((type) => plain.has(type));
}
