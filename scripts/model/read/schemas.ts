import { isObject, type Json } from "../../lib/json.ts";
import {
  isSchema,
  type JsonSchema,
  schemaListKeywords,
  schemaMapKeywords,
  singleSchemaKeywords,
} from "../../lib/json-schema.ts";
import { withCarriedKeywords } from "./carried.ts";
import { deepest, digestOf, isDeeper } from "./depth.ts";
import { modernKeywords } from "./dialect.ts";
import type { Ignore } from "./ignored.ts";
import { notes } from "./notes.ts";
import { patternOf } from "./pattern.ts";
import { plainKeywordReaders, schemaOf } from "./schema-keywords.ts";
import { marked, unexpected, valueInWords } from "./unclear.ts";

/** Reads schemas of one document; `refer` says what a `$ref` becomes. */
export type ReadSchema = (raw: unknown) => JsonSchema;

/** Keywords without effect here. */
const silent: ReadonlySet<string> = new Set(
  "$schema $id $comment $anchor $vocabulary $dynamicAnchor $recursiveAnchor id".split(" "),
);
/** Keywords that can't be read locally, because their meaning depends on other places. */
const foreign: ReadonlySet<string> = new Set(["$dynamicRef", "$recursiveRef"]);

/**
 * Returns a reader of a document's schemas. Keywords mean what they do in JSON Schema 2020-12 or, in OpenAPI
 * 3.0, in its own dialect. A keyword in a wrong form whose meaning is clear is corrected; any other is left
 * out and marked. The same object is read once.
 */
export function schemaReader(refer: (ref: string) => string, isOld: boolean, ignore: Ignore): ReadSchema {
  const known = new Map<object, JsonSchema>();

  const read = (raw: unknown, depth: number): JsonSchema => {
    const value = schemaOf(raw);
    if (typeof value === "boolean") return value;
    if (!isObject(value)) return marked({}, [`a schema is ${valueInWords(raw)}, expected an object`]);
    const done = known.get(value);
    if (done !== undefined) return done;
    if (depth > deepest)
      return marked({}, [`more than ${deepest} levels of schemas in each other (${digestOf(value)})`]);
    const made = readObject(value, depth + 1);
    known.set(value, made);
    return made;
  };

  const readObject = (schema: Json, depth: number): JsonSchema => {
    const made: Record<string, unknown> = {};
    const words: string[] = [];
    for (const [keyword, value] of Object.entries(modernised(isOld ? withCarriedKeywords(schema) : schema))) {
      if (value === undefined || silent.has(keyword)) continue;
      const note = Object.hasOwn(notes, keyword) ? notes[keyword] : undefined;
      if (note) {
        const understood = note.read(value);
        if (understood !== undefined) made[keyword] = understood;
        else words.push(unexpected(keyword, value, note.expected));
        if (isObject(value))
          for (const member of Object.keys(value))
            if (!note.known.has(member)) ignore(`${keyword}.${member}`, "a schema");
        continue;
      }
      const below = under(keyword, value, depth);
      if (below !== undefined) {
        if (below.value !== undefined) made[keyword] = below.value;
        words.push(...below.words);
      } else if (foreign.has(keyword)) words.push(unexpected(keyword, value, "`$ref`"));
      else if (keyword === "$ref") {
        if (typeof value === "string") made["$ref"] = refer(value);
        else words.push(unexpected(keyword, value, "a reference as text"));
      } else if (Object.hasOwn(plainKeywordReaders, keyword)) {
        const plain = plainKeywordReaders[keyword];
        const understood = plain?.read(value);
        if (understood !== undefined) made[keyword] = understood;
        else if (!(keyword === "examples" || keyword === "title" || keyword === "description"))
          words.push(unexpected(keyword, value, plain?.expected ?? "another value"));
      } else if (keyword.startsWith("x-") || keyword === "externalDocs") {
        if (isDeeper(value, 100)) ignore(keyword, "a schema");
        else made[keyword] = value;
      }
    }
    const needed = neededBy(schema["properties"]);
    if (needed.length > 0) made["required"] = [...new Set([...listOf(made["required"]), ...needed])];
    return marked(modernKeywords(made, isOld), words);
  };

  /** The value of a keyword that holds schemas; `undefined` for any other keyword. */
  const under = (keyword: string, value: unknown, depth: number): Under | undefined => {
    if (singleSchemaKeywords.includes(keyword))
      return isSchema(schemaOf(value)) ? fine(read(value, depth)) : wrong(keyword, value, "a schema");
    if (schemaListKeywords.includes(keyword)) {
      const all = isObject(value) ? [value] : value;
      if (!Array.isArray(all)) return wrong(keyword, value, "a list of schemas");
      if (all.length === 0)
        return keyword === "anyOf" || keyword === "oneOf"
          ? wrong(keyword, value, "schemas in it")
          : fine(undefined);
      return fine(all.map((item) => read(item, depth)));
    }
    if (!schemaMapKeywords.includes(keyword)) return undefined;
    if (!isObject(value)) return wrong(keyword, value, "schemas by name");
    const words: string[] = [];
    const entries = Object.entries(value).flatMap(([name, item]) => {
      const key = keyword === "patternProperties" ? patternOf(name) : name;
      if (key === undefined)
        words.push(unexpected(keyword, name, "a pattern that JavaScript knows (ECMA-262)"));
      return key === undefined ? [] : [[key, read(item, depth)] as const];
    });
    return { value: Object.fromEntries(entries), words };
  };

  return (raw) => read(raw, 0);
}

interface Under {
  readonly value: unknown;
  readonly words: readonly string[];
}

function fine(value: unknown): Under {
  return { value, words: [] };
}

function wrong(keyword: string, value: unknown, expected: string): Under {
  return { value: undefined, words: [unexpected(keyword, value, expected)] };
}

/** Translates keywords of earlier drafts of JSON Schema; `required: true` is moved to the surrounding object. */
function modernised(schema: Json): Json {
  const { items, additionalItems, dependencies, required, ...rest } = schema;
  const made: Record<string, unknown> = { ...rest };
  if (made["type"] === "any") delete made["type"];
  if (Array.isArray(items)) {
    if (items.length > 0) made["prefixItems"] ??= items;
    if (additionalItems !== undefined) made["items"] = additionalItems;
  } else if (items !== undefined) made["items"] = items;
  if (isObject(dependencies)) {
    const [needs, schemas] = [true, false].map((isList) =>
      Object.fromEntries(Object.entries(dependencies).filter(([, value]) => Array.isArray(value) === isList)),
    );
    made["dependentRequired"] ??= needs;
    made["dependentSchemas"] ??= schemas;
  }
  if (required !== undefined && !isFlag(required)) made["required"] = required;
  return made;
}

function isFlag(value: unknown): boolean {
  return typeof value === "boolean" || value === "true" || value === "false";
}

/** Names of properties with `required: true`, as in JSON Schema's third draft. */
function neededBy(properties: unknown): string[] {
  if (!isObject(properties)) return [];
  return Object.entries(properties)
    .filter(
      ([, schema]) => isObject(schema) && (schema["required"] === true || schema["required"] === "true"),
    )
    .map(([name]) => name);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
