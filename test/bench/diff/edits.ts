import type { Json } from "../../../scripts/lib/json.ts";
import { isObject } from "../../../scripts/lib/json.ts";
import { type Place, placesOf } from "./places.ts";

/** A change of one schema, with what it means by construction. */
export interface Edit {
  readonly what: string;
  readonly place: Place;
  /** The keywords to set; `undefined` takes one out. */
  readonly change: Readonly<Record<string, unknown>>;
  /** `undefined` where what stands around the schema decides. */
  readonly breaks: boolean | undefined;
}

type Kind = (schema: Readonly<Record<string, unknown>>, pick: Pick) => Draft | undefined;
type Pick = <Item>(items: readonly Item[]) => Item | undefined;

interface Draft {
  readonly change: Readonly<Record<string, unknown>>;
  /** The directions in which it breaks. */
  readonly request: boolean;
  readonly response: boolean;
  /** Whether text on the wire changes the answer. */
  readonly typed?: true;
}

const plainText = (schema: Readonly<Record<string, unknown>>) =>
  schema["type"] === "string" &&
  !["enum", "const", "format", "pattern", "x-extensible-enum"].some((keyword) => keyword in schema);
const number = (value: unknown, otherwise: number) => (typeof value === "number" ? value : otherwise);
const names = (schema: Readonly<Record<string, unknown>>) =>
  isObject(schema["properties"]) ? Object.keys(schema["properties"]) : [];
const required = (schema: Readonly<Record<string, unknown>>) =>
  Array.isArray(schema["required"]) ? schema["required"].map(String) : [];
const isPlainObject = (schema: Readonly<Record<string, unknown>>) =>
  schema["type"] === "object" && names(schema).length > 0;

const kinds: Readonly<Record<string, Kind>> = {
  "a text gets shorter": (schema) =>
    plainText(schema) && number(schema["minLength"], 0) < 3 && number(schema["maxLength"], Infinity) > 3
      ? { change: { maxLength: 3 }, request: true, response: false }
      : undefined,
  "a text gets longer": (schema) =>
    plainText(schema) && number(schema["maxLength"], 0) > 0
      ? { change: { maxLength: number(schema["maxLength"], 0) + 1 }, request: false, response: true }
      : undefined,
  "a text becomes an integer": (schema) =>
    plainText(schema) && schema["maxLength"] === undefined
      ? { change: { type: "integer" }, request: true, response: true, typed: true }
      : undefined,
  "a value of an enum goes": (schema) =>
    Array.isArray(schema["enum"]) && new Set(schema["enum"]).size > 1 && schema["type"] === "string"
      ? {
          change: { enum: schema["enum"].filter((one) => one !== (schema["enum"] as unknown[])[0]) },
          request: true,
          response: false,
        }
      : undefined,
  "a value of an enum comes": (schema) =>
    Array.isArray(schema["enum"]) && schema["type"] === "string"
      ? { change: { enum: [...schema["enum"], "one more"] }, request: false, response: true }
      : undefined,
  "a number gets a bound": (schema) =>
    (schema["type"] === "integer" || schema["type"] === "number") &&
    ["enum", "format", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"].every(
      (keyword) => !(keyword in schema),
    )
      ? { change: { maximum: 1000 }, request: true, response: false }
      : undefined,
  "a list gets shorter": (schema) =>
    schema["type"] === "array" &&
    number(schema["minItems"], 0) < 2 &&
    number(schema["maxItems"], Infinity) > 1
      ? { change: { maxItems: 1 }, request: true, response: false }
      : undefined,
  "a property is required": (schema, pick) => {
    const name = pick(names(schema).filter((one) => !required(schema).includes(one)));
    return isPlainObject(schema) && name !== undefined
      ? { change: { required: [...required(schema), name] }, request: true, response: false }
      : undefined;
  },
  "a property is optional": (schema, pick) => {
    const name = pick(required(schema).filter((one) => names(schema).includes(one)));
    return isPlainObject(schema) && name !== undefined
      ? {
          change: { required: required(schema).filter((one) => one !== name) },
          request: false,
          response: true,
        }
      : undefined;
  },
  "a property comes": (schema) =>
    isPlainObject(schema) && !("maxProperties" in schema)
      ? {
          change: { properties: { ...(schema["properties"] as object), brand_new: { type: "string" } } },
          request: false,
          response: false,
        }
      : undefined,
  "a property leaves a closed object": (schema, pick) => {
    const name = pick(names(schema).filter((one) => !required(schema).includes(one)));
    if (!isPlainObject(schema) || schema["additionalProperties"] !== false || name === undefined)
      return undefined;
    const rest = Object.entries(schema["properties"] as object).filter(([key]) => key !== name);
    return { change: { properties: Object.fromEntries(rest) }, request: true, response: false };
  },
  "words change": () => ({
    change: { description: "Other words.", title: "Words" },
    request: false,
    response: false,
  }),
};

/** Endless edits of a document, drawn by a source of random numbers from 0 to 1. */
export function* editsOf(document: Json, random: () => number): Generator<Edit> {
  const pick: Pick = (items) => items[Math.floor(random() * items.length)];
  const places = placesOf(document).filter(({ schema }) => !("$ref" in schema));
  for (;;) {
    const place = pick(places);
    const [what, kind] = pick(Object.entries(kinds)) ?? [];
    if (!place || !kind || !what) return;
    const draft = kind(place.schema, pick);
    if (!draft) continue;
    yield { what, place, change: draft.change, breaks: verdictOf(place, draft, document) };
  }
}

function verdictOf(
  { reached, known, isText, schema }: Place,
  draft: Draft,
  document: Json,
): boolean | undefined {
  const harmless = [...reached].every((direction) => !draft[direction]);
  // A union around may mind that one of its branches takes more.
  const isFree =
    [...reached].every((direction) => known.has(direction)) ||
    Object.keys(draft.change).every((keyword) => keyword === "description" || keyword === "title");
  if (harmless) return isFree ? false : undefined;
  if ("nullable" in schema && document["openapi"] === undefined) return undefined;
  if (isText) return undefined;
  return [...known].some((direction) => draft[direction] && isPossible(schema, draft, direction))
    ? true
    : undefined;
}

/** Whether the property of which an edit speaks travels in the direction. */
function isPossible(
  schema: Readonly<Record<string, unknown>>,
  { change }: Draft,
  direction: "request" | "response",
): boolean {
  if (!("required" in change)) return true;
  return !JSON.stringify(schema).includes(direction === "request" ? '"readOnly":true' : '"writeOnly":true');
}

/** Does `work` while the edits stand in the document. */
export async function whileEdited<Result>(
  edits: readonly Edit[],
  work: () => Promise<Result>,
): Promise<Result> {
  const before = edits.map(({ place, change }) =>
    Object.keys(change).map((keyword) => [place.schema, keyword, place.schema[keyword]] as const),
  );
  for (const { place, change } of edits) set(place.schema, change);
  try {
    return await work();
  } finally {
    for (const [schema, keyword, value] of before.flat().toReversed()) set(schema, { [keyword]: value });
  }
}

function set(schema: Record<string, unknown>, change: Readonly<Record<string, unknown>>): void {
  for (const [keyword, value] of Object.entries(change))
    if (value === undefined) delete schema[keyword];
    else schema[keyword] = value;
}
