import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import { componentName } from "../../contract/schemas/named.ts";
import { definitionOf } from "../../contract/schemas/walk.ts";
import { type Unwrapped, unwrap } from "../../contract/schemas/wrappers.ts";
import { componentReference } from "../../lib/component-reference.ts";
import { visibilityExtension } from "../extensions.ts";
import { previewSentence } from "../preview.ts";
import { describedWith, mark, opaque } from "./marks.ts";

type Json = Readonly<Record<string, unknown>>;

/** Kinds of Zod schemas without schemas inside: Zod's own JSON Schema says each of them in full. */
const leaves: ReadonlySet<string> = new Set(["string", "number", "literal", "enum", "template_literal"]);

/** The keywords of a leaf that zod-to-openapi may have got wrong. */
const rules = [
  ...["type", "enum", "const", "format", "pattern", "minLength", "maxLength", "contentEncoding"],
  ...["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "allOf"],
];

const noMeta = z.registry<Record<string, unknown>>();

/**
 * Restores what zod-to-openapi loses, in all of a document emitted under `withMarks`, and removes the
 * marks, which are indexes into `schemas`.
 */
export function correctDocument(document: unknown, schemas: readonly z.ZodType[]): unknown {
  if (Array.isArray(document)) return document.map((item) => correctDocument(item, schemas));
  if (typeof document !== "object" || document === null) return document;
  const corrected = Object.fromEntries(
    Object.entries(document)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => [key, correctDocument(value, schemas)]),
  );
  return correctSchema(corrected, schemas[corrected[mark] as number]);
}

function correctSchema(emitted: Json, schema: z.ZodType | undefined): Json {
  if (!schema) return isTwice(emitted) ? emitted.allOf[0] : emitted;
  const { visibility, ...corrected } = correctKeywords(emitted, schema);
  return visibility === undefined ? corrected : { ...corrected, ...visibilityWords(corrected, visibility) };
}

/**
 * A component that accepts anything except for the keywords that its author adds: the library writes it as a second use
 * of itself.
 */
export function correctComponent(name: string, emitted: unknown, schema: z.ZodType | undefined): unknown {
  if (!schema || !isDeepStrictEqual(emitted, { $ref: componentReference(name) })) return emitted;
  return unwrap(schema).keywords.reduce<Json>(withKeywords, {});
}

/** The visibility of a field: an extension for programs, and a sentence for readers unless it is internal. */
function visibilityWords({ description }: Json, visibility: unknown): Json {
  return {
    [visibilityExtension]: visibility,
    ...(visibility === "preview" ? { description: describedWith(description, [previewSentence]) } : {}),
  };
}

function correctKeywords(emitted: Json, schema: z.ZodType): Json {
  const { [mark]: _mark, ...rest } = emitted;
  const own = componentName(schema);
  // The second use of a schema is the same schema; the library writes it as the first one with additions.
  if (own && isReferenceTo(own, rest)) return { $ref: rest.allOf[0].$ref };
  if (own && Object.keys(rest).length === 0) return { $ref: componentReference(own) };
  const unwrapped = unwrap(schema);
  const { base, default: fallback, rules: sentences, keywords } = unwrapped;
  const name = base === schema ? undefined : componentName(base);
  const corrected = name
    ? reference(name, unwrapped)
    : leaves.has(definitionOf(base).type)
      ? leaf(rest, unwrapped)
      : { ...rest, ...structure(rest, base) };
  const whole = keywords.reduce<Json>(withKeywords, corrected);
  const ruled = sentences.length > 0 ? { ...whole, ...withRules(whole, sentences) } : whole;
  return defined(fallback ? { ...ruled, default: fallback.value } : ruled);
}

/**
 * Whether the library has written the second of two equal schemas as the first one with an addition that has no effect.
 */
function isTwice(emitted: Json): emitted is { readonly allOf: readonly [Json, Json] } {
  const { allOf, ...rest } = emitted;
  const [first, second, third] = Array.isArray(allOf) ? (allOf as readonly (Json | undefined)[]) : [];
  if (first?.["$ref"] === undefined || !second || third || Object.keys(rest).length > 0) return false;
  return first["$ref"] === second["$ref"] || isHidden(second);
}

/**
 * Whether a schema is only a placeholder for one that is hidden from the library: its `type`, with or without `null`.
 */
function isHidden({ type, ...rest }: Json): boolean {
  return [type].flat().includes(opaque) && Object.keys(rest).length === 0;
}

function isReferenceTo(
  name: string,
  emitted: Json,
): emitted is { readonly allOf: readonly [{ $ref: string }] } {
  const [first] = Array.isArray(emitted["allOf"]) ? emitted["allOf"] : [];
  return (first as Json | undefined)?.["$ref"] === componentReference(name);
}

/** Removes the keywords that a correction set to `undefined`. */
function defined(schema: Json): Json {
  return Object.fromEntries(Object.entries(schema).filter(([, value]) => value !== undefined));
}

/** Adds keywords that Zod has no method for, in addition to those already present. */
function withKeywords(emitted: Json, keywords: Json): Json {
  const isTaken = Object.keys(keywords).some((keyword) => emitted[keyword] !== undefined);
  if (!isTaken) return { ...emitted, ...keywords };
  return { ...emitted, allOf: [...((emitted["allOf"] ?? []) as readonly Json[]), keywords] };
}

/** Adds what JSON Schema can't express: to the description for people, and to `x-rules` for programs. */
function withRules(emitted: Json, sentences: readonly string[]): Json {
  return { description: describedWith(emitted["description"], sentences), "x-rules": sentences };
}

/** A `$ref`, with words next to it, as 3.1 allows, and `null` as an alternative if it is nullable. */
function reference(name: string, { nullable, words }: Unwrapped): Json {
  const $ref = componentReference(name);
  return nullable ? { anyOf: [{ $ref }, { type: "null" }], ...words } : { $ref, ...words };
}

function leaf(emitted: Json, { base, nullable, words: outer }: Unwrapped): Json {
  const meta = { ...base.meta(), ...outer };
  const { $schema: _dialect, ...said } = z.toJSONSchema(base, { metadata: noMeta });
  const keywords = asInteger(said);
  const words = Object.entries(emitted).filter(([key]) => !rules.includes(key) || key in meta);
  return { ...(nullable ? orNull(keywords) : keywords), ...Object.fromEntries(words) };
}

/** A multiple of 1 is an integer, of any size. */
function asInteger(keywords: z.core.JSONSchema.BaseSchema): z.core.JSONSchema.BaseSchema {
  const { multipleOf, ...rest } = keywords;
  return keywords.type === "number" && multipleOf === 1 ? { ...rest, type: "integer" } : keywords;
}

function orNull({ type, const: only, enum: values, ...keywords }: z.core.JSONSchema.BaseSchema): Json {
  const listed = values ?? (only === undefined ? undefined : [only]);
  return {
    ...(type ? { type: [...new Set([type, "null"].flat())] } : {}),
    ...(listed ? { enum: [...listed, null] } : {}),
    ...keywords,
  };
}

/** Keywords that zod-to-openapi leaves out of schemas with schemas inside. */
function structure(emitted: Json, base: z.ZodType): Json {
  const definition = definitionOf(base);
  switch (definition.type) {
    case "object":
      return requiredOf(base);
    case "array":
      return lengthOf(base);
    case "tuple":
      return itemsOf(emitted, definition);
    case "record":
      return keysOf(emitted, definition);
    case "union":
      return optionsOf(emitted, definition);
    default:
      return {};
  }
}

/** A tuple's rest, if it has one, is the last of the emitted items. */
function itemsOf(emitted: Json, { items, rest }: Json): Json {
  const all = items as readonly z.ZodType[];
  const emittedItems = emitted["prefixItems"] as readonly unknown[];
  const first = rest ? all.slice(0, -1) : all;
  return {
    prefixItems: first.length > 0 ? emittedItems.slice(0, first.length) : undefined,
    minItems: first.findLastIndex((item) => item._zod.optin === undefined) + 1,
    ...(rest ? { items: emittedItems.at(-1) } : { maxItems: first.length, items: false }),
  };
}

/** Exclusive options are `oneOf`; a discriminator needs a required field with constant texts. */
function optionsOf(emitted: Json, { inclusive, discriminator, options }: Json): Json {
  const { anyOf, oneOf, discriminator: _tag, ...words } = emitted;
  const all = (oneOf ?? anyOf ?? []) as readonly Json[];
  const [only, ...others] = all;
  // A union of one option is that option.
  if (only && others.length === 0)
    return { anyOf: undefined, oneOf: undefined, discriminator: undefined, ...only, ...words };
  if (inclusive === false && anyOf) return { anyOf: undefined, oneOf: anyOf };
  if (typeof discriminator !== "string") return {};
  const kinds = options as readonly z.ZodType[];
  const told = kinds.flatMap((option) => [...(option._zod.propValues?.[discriminator] ?? [undefined])]);
  const isTold = told.every((value) => typeof value === "string");
  if (emitted["discriminator"]) return isTold ? {} : { discriminator: undefined };
  // Beside `null` the library leaves the discriminator out; it tells the kinds of the others.
  if (!isTold || all.length !== kinds.length + 1) return {};
  const mapping = mappingOf(discriminator, kinds, all);
  const tagged = { oneOf: all.slice(0, -1), discriminator: { propertyName: discriminator, mapping } };
  return mapping ? { oneOf: undefined, anyOf: [tagged, { type: "null" }] } : {};
}

/** The component for each value of a discriminator; `undefined`: an option is none. */
function mappingOf(
  discriminator: string,
  kinds: readonly z.ZodType[],
  all: readonly Json[],
): Json | undefined {
  const entries = kinds.flatMap((option, index) =>
    [...(option._zod.propValues?.[discriminator] ?? [])].map((value) => [value, all[index]?.["$ref"]]),
  );
  return entries.every(([, ref]) => typeof ref === "string") ? Object.fromEntries(entries) : undefined;
}

function requiredOf(base: z.ZodType): Json {
  const shape = definitionOf(base).shape ?? {};
  const required = Object.keys(shape).filter((name) => shape[name]?._zod.optin === undefined);
  return { required: required.length > 0 ? required : undefined };
}

/** zod-to-openapi knows the minimum and maximum length of an array, but not an exact length. */
function lengthOf(base: z.ZodType): Json {
  const checks = (definitionOf(base)["checks"] ?? []) as readonly z.core.$ZodCheck[];
  const lengths = checks.flatMap(({ _zod }) => {
    const { check, length } = _zod.def as { check: string; length?: number };
    return check === "length_equals" && length !== undefined ? [length] : [];
  });
  return lengths[0] === undefined ? {} : { minItems: lengths[0], maxItems: lengths[0] };
}

/** A record's keys: listed ones are all required, unless it is partial; others follow the key's rules. */
function keysOf(emitted: Json, { keyType, valueType, partial }: Readonly<Record<string, unknown>>): Json {
  const key = keyType as z.ZodType;
  const value = emitted["additionalProperties"];
  const names = key._zod.values && [...key._zod.values].map(String);
  if (names) {
    // Zod lets the value's schema judge an absent key, and `z.unknown()` accepts that.
    const isRequired = !partial && !takesUndefined(valueType as z.ZodType);
    return {
      properties: emitted["properties"] ?? Object.fromEntries(names.map((name) => [name, value])),
      ...(isRequired ? { required: names } : {}),
      additionalProperties: false,
    };
  }
  const { $schema: _dialect, type: _string, ...rules } = z.toJSONSchema(key, { metadata: noMeta });
  return Object.keys(rules).length > 0 ? { propertyNames: rules } : {};
}

function takesUndefined(schema: z.ZodType): boolean {
  return schema._zod.optin !== undefined || schema.safeParse(undefined).success;
}
