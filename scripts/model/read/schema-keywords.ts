import { isObject } from "../../lib/json.ts";
import { isSchema, jsonTypes } from "../../lib/json-schema.ts";
import { isDeeper } from "./depth.ts";
import { patternOf } from "./pattern.ts";
import { unclear } from "./unclear.ts";

/** Reads a keyword's value; `undefined` if its meaning is not clear. */
type Read = (value: unknown) => unknown;

interface Keyword {
  readonly read: Read;
  readonly expected: string;
}

const number: Keyword = { read: numberOf, expected: "a number" };
const count: Keyword = {
  read: (value) => {
    const read = numberOf(value);
    return read !== undefined && Number.isInteger(read) && read >= 0 ? read : undefined;
  },
  expected: "a whole number, 0 or more",
};
const flag: Keyword = { read: flagOf, expected: "`true` or `false`" };
const bound: Keyword = { read: (value) => flagOf(value) ?? numberOf(value), expected: "a number" };
const text: Keyword = {
  read: (value) => (typeof value === "string" ? value : undefined),
  expected: "a text",
};
const names: Keyword = {
  read: (value) => {
    const all = typeof value === "string" ? [value] : value;
    return Array.isArray(all) && all.every((one) => typeof one === "string") ? [...new Set(all)] : undefined;
  },
  expected: "a list of names",
};
const values: Keyword = {
  read: (value) => (Array.isArray(value) && value.length > 0 && !isDeeper(value, 100) ? value : undefined),
  expected: "a list of values",
};
const any: Keyword = {
  read: (value) => (isDeeper(value, 100) ? undefined : value),
  expected: "a value of fewer levels",
};

/** Keywords whose values hold no schemas. */
export const plainKeywordReaders: Readonly<Record<string, Keyword>> = {
  ...each(["minimum", "maximum"], number),
  ...each(["exclusiveMinimum", "exclusiveMaximum"], bound),
  ...each(["minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties"], count),
  ...each(["minContains", "maxContains"], count),
  ...each(["uniqueItems", "nullable", "readOnly", "writeOnly", "deprecated"], flag),
  ...each(["format", "contentEncoding", "contentMediaType", "title", "description"], text),
  ...each(["const", "default", "example"], any),
  ...each(["enum", "examples"], values),
  multipleOf: {
    read: (value) => {
      const read = numberOf(value);
      return read !== undefined && read > 0 ? read : undefined;
    },
    expected: "a number above 0",
  },
  required: names,
  dependentRequired: {
    read: (value) => {
      if (!isObject(value)) return undefined;
      const all = Object.entries(value).map(([name, needs]) => [name, names.read(needs)] as const);
      return all.every(([, needs]) => needs !== undefined) ? Object.fromEntries(all) : undefined;
    },
    expected: "lists of names, by name",
  },
  type: { read: typeOf, expected: "a type of JSON Schema" },
  pattern: {
    read: (value) => (typeof value === "string" ? patternOf(value) : undefined),
    expected: "a pattern that JavaScript knows (ECMA-262)",
  },
  contentSchema: { read: withoutNames, expected: "a schema" },
  "x-rules": names,
  [unclear]: names,
  "x-extensible-enum": values,
};

/** A schema that no value is judged by, without the names in it, because a component may be renamed. */
function withoutNames(value: unknown): unknown {
  if (isDeeper(value, 100)) return undefined;
  if (Array.isArray(value)) return value.map(withoutNames);
  if (!isObject(value)) return value;
  const entries = Object.entries(value).filter(([keyword]) => keyword !== "$ref");
  return Object.fromEntries(entries.map(([keyword, inside]) => [keyword, withoutNames(inside)]));
}

function numberOf(value: unknown): number | undefined {
  const read =
    typeof value === "string" && /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(value.trim())
      ? Number(value)
      : value;
  return typeof read === "number" && Number.isFinite(read) ? read : undefined;
}

function flagOf(value: unknown): boolean | undefined {
  if (value === "true" || value === "false") return value === "true";
  return typeof value === "boolean" ? value : undefined;
}

/** Names of types from other languages, by what their authors mean. */
const alike: Readonly<Record<string, string>> = {
  ...each(["int", "long", "int32", "int64"], "integer"),
  ...each(["float", "double", "decimal"], "number"),
  ...each(["bool"], "boolean"),
  ...each(["text", "str", "date", "datetime", "date-time", "uuid", "file"], "string"),
  ...each(["list"], "array"),
  ...each(["map", "dict"], "object"),
};

function typeOf(value: unknown): unknown {
  const told = [value].flat();
  if (value === null) return "null";
  if (told.length === 0 || !told.every((one) => typeof one === "string")) return undefined;
  const known = told
    .map((one) => one.toLowerCase())
    .map((one) => (jsonTypes.has(one) ? one : Object.hasOwn(alike, one) ? alike[one] : one));
  return known.every((one) => jsonTypes.has(one))
    ? Array.isArray(value)
      ? [...new Set(known)]
      : known[0]
    : undefined;
}

/** Also reads a schema that is written as text, or as the only one in a list. */
export function schemaOf(value: unknown): unknown {
  const flag = flagOf(value);
  if (flag !== undefined) return flag;
  return Array.isArray(value) && value.length === 1 && isSchema(value[0]) ? value[0] : value;
}

function each<Value>(keywords: readonly string[], value: Value): Record<string, Value> {
  return Object.fromEntries(keywords.map((keyword) => [keyword, value]));
}
