import { isObject } from "../../../lib/json.ts";
import type { SchemaObject } from "../../../lib/json-schema.ts";
import { typesOfValue } from "../../../schema-cases/shape.ts";

/** Whether a reader's keyword refuses some of what a sender's schema allows, or whether that is unknown. */
export type Narrowing = "narrower" | "unknown" | undefined;

type Judge = (sender: SchemaObject, reader: SchemaObject, keyword: string) => Narrowing;

/** Whether a reader's keyword refuses values that the sender's schema allows, judged by the keywords alone. */
export function narrowing(sender: SchemaObject, reader: SchemaObject, keyword: string): Narrowing {
  if (reader[keyword] === undefined) return undefined;
  if (same(sender[keyword], reader[keyword])) return undefined;
  return (judges[keyword] ?? opaque)(sender, reader, keyword);
}

const when = (isNarrower: boolean): Narrowing => (isNarrower ? "narrower" : undefined);

/** A keyword whose values can't be compared; only a new one is known to be narrower. */
const opaque: Judge = (sender, _, keyword) => (keyword in sender ? "unknown" : "narrower");

/** A keyword for which any other value counts as narrower. */
const other: Judge = () => "narrower";

const upper: Judge = (sender, reader, keyword) =>
  when(number(reader[keyword], Infinity) < number(sender[keyword], Infinity));
const lower: Judge = (sender, reader, keyword) =>
  when(number(reader[keyword], -Infinity) > number(sender[keyword], -Infinity));

const listed: Judge = (sender, reader) => {
  const [given, taken] = [listOf(sender), listOf(reader)];
  if (!taken) return undefined;
  const known = new Set(taken.map((value) => JSON.stringify(value)));
  return when(!given || given.some((value) => !known.has(JSON.stringify(value))));
};

const judges: Readonly<Record<string, Judge>> = {
  type: (sender, reader) => {
    const taken = types(reader);
    return when(types(sender).some((type) => !taken.includes(type)));
  },
  enum: listed,
  const: listed,
  maxLength: upper,
  maxItems: upper,
  maxProperties: upper,
  maxContains: upper,
  minLength: lower,
  minItems: lower,
  minProperties: lower,
  minContains: (sender, reader) =>
    when(number(reader["minContains"], 1) > ("contains" in sender ? number(sender["minContains"], 1) : 0)),
  maximum: (sender, reader) => when(isTighter(top(reader), top(sender))),
  exclusiveMaximum: (sender, reader) => when(isTighter(top(reader), top(sender))),
  minimum: (sender, reader) => when(isTighter(bottom(reader), bottom(sender))),
  exclusiveMinimum: (sender, reader) => when(isTighter(bottom(reader), bottom(sender))),
  multipleOf: (sender, reader) => {
    const ratio = number(sender["multipleOf"], Number.NaN) / number(reader["multipleOf"], Number.NaN);
    return when(!(Math.abs(ratio - Math.round(ratio)) < 1e-9));
  },
  uniqueItems: (_, reader) => when(reader["uniqueItems"] === true),
  format: (sender, reader) => when(isFormatNarrower(sender, reader["format"])),
  additionalProperties: (sender, reader) =>
    reader["additionalProperties"] === false ? "narrower" : opaque(sender, reader, "additionalProperties"),
  contentEncoding: other,
  contentMediaType: other,
  contentSchema: other,
  dependentRequired: (sender, reader) => {
    const [given, needed] = [sender["dependentRequired"], reader["dependentRequired"]];
    if (!isObject(needed)) return undefined;
    return when(
      Object.entries(needed).some(([name, others]) => {
        const known = isObject(given) && Array.isArray(given[name]) ? given[name] : [];
        return Array.isArray(others) && others.some((other) => !known.includes(other));
      }),
    );
  },
};

/** Whether a format refuses some values that a schema allows; a format only applies to strings and numbers. */
function isFormatNarrower(sender: SchemaObject, format: unknown): boolean {
  const { format: given, anyOf, oneOf } = sender;
  if (given === format || wider[String(given)] === format) return false;
  if (!types(sender).some((type) => ["string", "number", "integer"].includes(type))) return false;
  const options = given === undefined ? (anyOf ?? oneOf) : undefined;
  return options?.some((option) => !isObject(option) || isFormatNarrower(option, format)) ?? true;
}

/** The formats that include all values of another one. */
const wider: Readonly<Record<string, string>> = {
  int32: "int64",
  float: "double",
  uri: "uri-reference",
  email: "idn-email",
};

/** The types that a schema allows; an integer is also a number. */
export function types(schema: SchemaObject): readonly string[] {
  const values = listOf(schema);
  if (values) return [...new Set(values.flatMap((value) => typesOfValue(value).slice(0, 1)))];
  const named = schema["type"] === undefined ? all : [schema["type"]].flat().map(String);
  return named.includes("number") ? [...named, "integer"] : named;
}

const all = ["object", "array", "string", "number", "boolean", "null"];

function listOf(schema: SchemaObject): readonly unknown[] | undefined {
  if ("const" in schema) return [schema["const"]];
  return Array.isArray(schema["enum"]) ? schema["enum"] : undefined;
}

/** A bound, and whether it is exclusive; signed so that lower is tighter. */
type Bound = readonly [limit: number, isOpen: boolean];

function top(schema: SchemaObject): Bound {
  const [closed, open] = [number(schema["maximum"], Infinity), number(schema["exclusiveMaximum"], Infinity)];
  return open <= closed ? [open, open !== Infinity] : [closed, false];
}

function bottom(schema: SchemaObject): Bound {
  const [closed, open] = [
    number(schema["minimum"], -Infinity),
    number(schema["exclusiveMinimum"], -Infinity),
  ];
  return open >= closed ? [-open, open !== -Infinity] : [-closed, false];
}

function isTighter([limit, isOpen]: Bound, [other, isOtherOpen]: Bound): boolean {
  return limit < other || (limit === other && isOpen && !isOtherOpen);
}

function number(value: unknown, otherwise: number): number {
  return typeof value === "number" ? value : otherwise;
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
