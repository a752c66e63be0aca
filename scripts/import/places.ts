import { isObject, type Json } from "../lib/json.ts";
import { pointerStep, valueAt } from "../lib/json-pointer.ts";

/**
 * The JSON Pointer into a document of a place that the import reports: a pointer already (`#/components/…`), a part of an
 * operation (`GET /books 200 header ETag`), or a part of the document (`info/version`). As near as the document has it.
 */
export function pointerOfPlace(place: string, document: Json): string | undefined {
  const [, method, path, rest = ""] = /^([A-Z]+) (\/\S*)(?: (.*))?$/s.exec(place) ?? [];
  const wanted = place.startsWith("#")
    ? place.slice(1)
    : method && path
      ? `/paths${pointerStep(path)}/${method.toLowerCase()}${partOf(rest, operationOf(document, path, method))}`
      : place.startsWith("securitySchemes/")
        ? `/components/${place}`
        : `/${place}`;
  return nearest(wanted, document);
}

function operationOf(document: Json, path: string, method: string): unknown {
  return valueAt(document, `/paths${pointerStep(path)}/${method.toLowerCase()}`);
}

/** The rest of the pointer of a part of an operation. */
function partOf(part: string, operation: unknown): string {
  if (/^(?:request )?body\b/.test(part))
    return `/requestBody${part.replace(/^(?:request )?body/, "").trim()}`;
  const [, status, more = ""] = /^(?:responses |errors )?(\d\d\d|[1-5]XX|default)\b(.*)$/s.exec(part) ?? [];
  const [, header] = /^ header ([^\s/]+)/.exec(more) ?? [];
  if (status) return `/responses/${status}${header ? `/headers${pointerStep(header)}` : more.trim()}`;
  const [, location, name] = /^(path|query|header|cookie) (?:parameter )?([^\s/]+)/.exec(part) ?? [];
  const listed = isObject(operation) ? operation["parameters"] : undefined;
  if (location && Array.isArray(listed)) {
    const index = listed.findIndex((one) => isObject(one) && one["in"] === location && one["name"] === name);
    if (index >= 0) return `/parameters/${index}`;
  }
  return "";
}

/** The pointer, or the nearest one above it where the document has something. */
function nearest(pointer: string, document: Json): string | undefined {
  for (let at = pointer; at !== ""; at = at.slice(0, at.lastIndexOf("/")))
    if (valueAt(document, at) !== undefined) return at;
  return pointer === "" ? "" : undefined;
}
