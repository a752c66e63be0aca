import { isObject, type Json } from "../lib/json.ts";
import { pointerStep, valueAt } from "../lib/json-pointer.ts";

/** How notes name an operation, by the steps to it in a document: `GET /books`, `POST webhooks/bookSold`. */
export function placeOfSteps([first = "", path = "", method = "", , name = ""]: readonly string[]): string {
  const [verb, place] = [method.toUpperCase(), first === "webhooks" ? `webhooks/${path}` : path];
  return name ? `${verb} ${place} callbacks/${name}` : `${verb} ${place}`;
}

/**
 * The JSON Pointer into a document of a place that the import reports: a pointer already (`#/components/…`), a part of an
 * operation (`GET /books 200 header ETag`), or a part of the document (`info/version`). As near as the document has it.
 */
export function pointerOfPlace(place: string, document: Json): string | undefined {
  const [, method, path, rest = ""] = /^([A-Z]+) ((?:webhooks)?\/\S*)(?: (.*))?$/s.exec(place) ?? [];
  const wanted = place.startsWith("#")
    ? place.slice(1)
    : method && path
      ? pointerInOperation(path, method, rest, document)
      : place.startsWith("securitySchemes/")
        ? `/components/${place}`
        : `/${place}`;
  return nearest(wanted, document);
}

function pointerInOperation(path: string, method: string, part: string, document: Json): string {
  const item = path.startsWith("/")
    ? `/paths${pointerStep(path)}`
    : `/webhooks${pointerStep(path.slice("webhooks/".length))}`;
  const operation = `${item}/${method.toLowerCase()}`;
  return operation + partOf(part, valueAt(document, operation));
}

/** The rest of the pointer of a part of an operation. */
function partOf(part: string, operation: unknown): string {
  const [, callback] = /^callbacks\/(\S+)/.exec(part) ?? [];
  if (callback) return `/callbacks${pointerStep(callback)}`;
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
