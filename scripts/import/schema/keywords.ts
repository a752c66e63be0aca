import { unjudgedKeywords } from "../../contract/json-judge.ts";
import type { JsonSchema, SchemaObject } from "../../lib/json-schema.ts";
import { withSubschemas } from "../../lib/subschemas.ts";
import type { SpecCode } from "../text/code.ts";
import { literal } from "../text/literal.ts";
import { closedSchema } from "./closed.ts";
import { isAnything, withoutWords } from "./meta.ts";
import { keywordsOf, type Printer, referredName, type SchemaPlace } from "./printer.ts";

/** Keywords that Zod has nothing like, each with those that it is read with. */
const beyondZod: Readonly<Record<string, readonly string[]>> = {
  not: [],
  if: ["then", "else"],
  dependentRequired: [],
  dependentSchemas: [],
  patternProperties: [],
  propertyNames: [],
  minProperties: [],
  maxProperties: [],
  contains: ["minContains", "maxContains"],
  uniqueItems: [],
  unevaluatedProperties: [],
  unevaluatedItems: [],
};

/** Keywords about what all others of the schema leave. */
const ofWhole: ReadonlySet<string> = new Set(["unevaluatedProperties", "unevaluatedItems"]);

/** The keywords of a schema that only `jsonSchema()` says. */
function saidBeyond(keywords: SchemaObject): string[] {
  return Object.keys(beyondZod).filter((name) => {
    const value = keywords[name];
    if (value === undefined) return false;
    if (value === false) return name === "not" || ofWhole.has(name);
    if (name === "minProperties") return value !== 0;
    if (name === "propertyNames") return !isAnything(value as JsonSchema) && !isRecord(keywords);
    if (name === "unevaluatedProperties" || name === "unevaluatedItems") return value !== true;
    return name === "not" || typeof value !== "object" || value === null || Object.keys(value).length > 0;
  });
}

function isRecord({ properties = {}, required = [], additionalProperties }: SchemaObject): boolean {
  return Object.keys(properties).length === 0 && required.length === 0 && additionalProperties !== false;
}

/** A schema with keywords that Zod has nothing like: `jsonSchema({ … }, base)`; `undefined`: it has none. */
export function beyondCode(
  keywords: SchemaObject,
  place: SchemaPlace,
  printer: Printer,
): SpecCode | undefined {
  const names = saidBeyond(keywords);
  if (names.length === 0) return undefined;
  const closed = names.some((name) => ofWhole.has(name)) && closedSchema(keywords, printer.components);
  if (closed) return printer.value(closed, place, printer);
  if (
    names.some((name) => ofWhole.has(name)) ||
    (names.includes("patternProperties") && !isAnything(keywords.additionalProperties))
  ) {
    const whole = judged({ ...(keywords.type ? {} : typePart(place)), ...keywords }, printer);
    if (whole) return called(printer, whole);
  }
  const said: Record<string, unknown> = {};
  for (const name of names) {
    const own = picked(keywords, [name, ...(beyondZod[name] ?? [])]);
    const found = judged(own, printer);
    if (found) Object.assign(said, found);
    else printer.tell("left out", place.pointer, `\`${name}\``, "`jsonSchema()` has nothing like it");
  }
  const gone = new Set(names.flatMap((name) => [name, ...(beyondZod[name] ?? [])]));
  // Without the patterns, it would refuse the fields that they name.
  if (gone.has("patternProperties")) gone.add("additionalProperties");
  const rest = Object.fromEntries(Object.entries(keywords).filter(([name]) => !gone.has(name)));
  const isSaid = Object.keys(said).length > 0;
  const base = printer.value(rest, isSaid ? { ...place, isWhole: true } : place, printer);
  return isSaid ? called(printer, said, base) : base;
}

/** `jsonSchema({ … })`, with what it is beside. */
export function called(printer: Printer, keywords: SchemaObject, base?: SpecCode): SpecCode {
  const items = [literal(keywords), ...(base === undefined ? [] : [base])];
  return { open: `${printer.word("jsonSchema")}(`, items, close: ")" };
}

function typePart({ types }: SchemaPlace): SchemaObject {
  return types ? { type: types.length === 1 ? (types[0] ?? "object") : types } : {};
}

function picked(keywords: SchemaObject, names: readonly string[]): SchemaObject {
  return Object.fromEntries(Object.entries(keywords).filter(([name]) => names.includes(name)));
}

/** Keywords without references and words, if values can be checked by them. */
function judged(keywords: SchemaObject, { components }: Printer): SchemaObject | undefined {
  const whole = inlined(keywords, components, []);
  return whole !== undefined && unjudgedKeywords(whole).length === 0 ? keywordsOf(whole) : undefined;
}

/** A schema with what its references refer to in their place; `undefined`: it contains itself. */
function inlined(
  schema: JsonSchema,
  components: Printer["components"],
  way: readonly string[],
): JsonSchema | undefined {
  if (typeof schema === "boolean") return schema;
  const name = referredName(schema);
  if (name !== undefined && (way.includes(name) || way.length > 20)) return undefined;
  let isWhole = true;
  const inside = (inner: JsonSchema, path = way): JsonSchema => {
    const made = inlined(inner, components, path);
    isWhole &&= made !== undefined;
    return made ?? true;
  };
  const { $ref: _ref, ...own }: SchemaObject = withSubschemas(withoutWords(schema), (inner) => inside(inner));
  if (name === undefined) return isWhole ? own : undefined;
  const target = inside(components[name] ?? true, [...way, name]);
  if (!isWhole) return undefined;
  return Object.keys(own).length === 0 ? target : { ...own, allOf: [target, ...(own.allOf ?? [])] };
}

// Coverage: the unit tests have few keywords that Zod lacks, and none that are circular.
