import type { Direction } from "../../../scripts/contract/schemas/roots.ts";
import { isObject, type Json } from "../../../scripts/lib/json.ts";
import { resolveRef } from "../../../scripts/lib/json-schema.ts";

import { describedValues } from "./values.ts";

/** A schema object of a document, and how its values are reached. */
export interface Place {
  /** The very object: an edit changes it. */
  readonly schema: Record<string, unknown>;
  /** Directions in which its values travel. */
  readonly reached: Set<Direction>;
  /** Those in which nothing beside it decides on its values: an edit's verdict is known. */
  readonly known: Set<Direction>;
  /** Whether it is a parameter's, a header's or a form's: text on the wire. */
  isText: boolean;
}

/** Every schema object that an operation's values reach. */
export function placesOf(document: Json): readonly Place[] {
  const places = new Map<object, Place>();
  const seen = new Set<string>();
  const numbers = new Map<object, number>();
  const open: { schema: unknown; direction: Direction; isKnown: boolean; isText: boolean }[] = [];
  for (const value of describedValues(document)) open.push({ ...value, isKnown: true });
  for (const { schema, direction, isKnown, isText } of open) {
    if (!isObject(schema)) continue;
    const number = numbers.get(schema) ?? numbers.size;
    numbers.set(schema, number);
    const key = `${number} ${direction} ${isKnown} ${isText}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const place = places.get(schema) ?? { schema, reached: new Set(), known: new Set(), isText: false };
    places.set(schema, place);
    place.reached.add(direction);
    if (isText) place.isText = true;
    const push = (below: unknown, stillKnown = true) =>
      open.push({ schema: below, direction, isKnown: isKnown && stillKnown, isText });
    const isAlone = Object.keys(schema).every((keyword) => !beside.has(keyword));
    if (isKnown && isAlone) place.known.add(direction);
    if (typeof schema["$ref"] === "string") push(resolveRef(document, schema["$ref"]));
    if (isObject(schema["properties"]))
      for (const [name, property] of Object.entries(schema["properties"]))
        push(property, isAlone && !isMarked(document, property, direction) && name !== "");
    push(schema["items"], isAlone && schema["maxItems"] !== 0);
    push(schema["additionalProperties"], isAlone);
    for (const keyword of ["anyOf", "oneOf", "allOf"]) {
      const branches = schema[keyword];
      if (Array.isArray(branches)) for (const branch of branches) push(branch, false);
    }
  }
  return [...places.values()];
}

/** Keywords beside which a part's values are not for itself to decide. */
const beside: ReadonlySet<string> = new Set([
  "anyOf",
  "oneOf",
  "allOf",
  "not",
  "if",
  "enum",
  "const",
  "patternProperties",
  "dependentSchemas",
  "unevaluatedProperties",
]);

function isMarked(document: Json, schema: unknown, direction: Direction): boolean {
  const mark = direction === "request" ? "readOnly" : "writeOnly";
  return (
    JSON.stringify(schema ?? null).includes(`"${mark}":true`) ||
    (isObject(schema) &&
      typeof schema["$ref"] === "string" &&
      JSON.stringify(resolveRef(document, schema["$ref"]) ?? null).includes(`"${mark}":true`))
  );
}
