import { isDeepStrictEqual } from "node:util";
import { isObject } from "../../lib/json.ts";
import { constantsOf, type JsonSchema, resolveRef, type SchemaObject } from "../../lib/json-schema.ts";
import { withSubschemas } from "../../lib/subschemas.ts";
import type { ApiModel } from "../../model/model.ts";
import { judgeOf } from "../../schema-cases/index.ts";
import { about, valueKinds } from "../schema/about.ts";
import { closedAllOf, closedSchema } from "../schema/closed.ts";
import { tellsApart } from "../schema/compound.ts";
import { defaultsOf } from "../schema/defaults.ts";
import { formatText } from "../schema/formats.ts";
import { isAnything, withoutWords } from "../schema/meta.ts";
import { saidTypes } from "../schema/types.ts";

/*
 * What documents say in several ways is said here in one, so that `diff` looks for values only where schemas differ. Each
 * rule keeps which values are valid.
 */

/** Members of a model that hold values, not schemas. */
const ofValues: ReadonlySet<string> = new Set(["examples", "body", "fixed", "given", "extensions"]);

/** A model whose schemas are in their plainest form. */
export function plainModel(model: ApiModel): ApiModel {
  const plain = plainIn(model);
  const filled = filledIn(model);
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk);
    if (!isObject(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => {
        if (name === "schema")
          return [name, filled(inner as JsonSchema, plain(inner as JsonSchema), value["required"] === true)];
        return [name, ofValues.has(name) ? inner : walk(inner)];
      }),
    );
  };
  const { components, ...rest } = model;
  const schemas = Object.entries(components.schemas).map(([name, schema]) => [name, plain(schema)]);
  return {
    ...(walk(rest) as Omit<ApiModel, "components">),
    components: { ...components, schemas: Object.fromEntries(schemas) },
  };
}

/** A function that says a schema of a model in its plainest form. */
export function plainIn(model: Pick<ApiModel, "components">): (schema: JsonSchema) => JsonSchema {
  const judge = judgeOf(model);
  // What refuses nothing may still say what is evaluated.
  const isEvaluated = /"unevaluated(?:Properties|Items)"/.test(JSON.stringify(model));
  const filled = filledIn(model);
  const made = new WeakMap<object, SchemaObject>();
  /** A field has the default that fills it in; no other schema has one. */
  const withFilled = (
    { default: _, ...now }: SchemaObject,
    { properties = {} }: SchemaObject,
  ): SchemaObject => {
    if (!now.properties) return now;
    const fields = Object.entries(now.properties).map(([name, field]) => [
      name,
      filled(properties[name] ?? true, field, now.required?.includes(name) ?? false),
    ]);
    return { ...now, properties: Object.fromEntries(fields) };
  };
  /** A discriminator by which alternatives can't be told apart says nothing; the import tells it. */
  const withTold = (schema: SchemaObject): SchemaObject => {
    const { discriminator, ...rest } = schema;
    const options = rest.oneOf ?? rest.anyOf;
    const isTelling =
      !discriminator || !options || tellsApart(discriminator.propertyName, options, model.components.schemas);
    return isTelling ? schema : rest;
  };
  const simplest = (schema: SchemaObject): SchemaObject => {
    const { schemas } = model.components;
    const closed = closedSchema(schema, schemas) ?? closedAllOf(schema, schemas) ?? schema;
    const told = withoutTold(merged(united(closed, model)), model);
    return isEvaluated
      ? withoutIdle(told, (name) => name !== "additionalProperties")
      : withoutIdle(listed(told, judge));
  };
  const plain = (schema: JsonSchema): JsonSchema => {
    if (!isObject(schema)) return schema;
    // What is known of a schema is kept by its object: one that stands at several places stays one.
    const known =
      made.get(schema) ?? simplest(withFilled(withSubschemas(withNeeded(withTold(schema)), plain), schema));
    made.set(schema, known);
    return known;
  };
  return plain;
}

/** A function that adds to a schema the default that it had, if it is one that something fills in. */
function filledIn(
  model: Pick<ApiModel, "components">,
): (was: JsonSchema, now: JsonSchema, isRequired: boolean) => JsonSchema {
  const judge = judgeOf(model);
  return (was, now, isRequired) => {
    const [value, ...others] = isRequired ? [] : defaultsOf(was, model);
    if (value === undefined || others.length > 0 || !isObject(now) || !judge(was)(value)) return now;
    return { ...now, default: value };
  };
}

/** A field that must be there may be anything if nothing is said of it. */
function withNeeded(schema: SchemaObject): SchemaObject {
  const { properties = {}, required = [], additionalProperties } = schema;
  if (!isAnything(additionalProperties) || "patternProperties" in schema) return schema;
  const unsaid = required.filter((name) => !Object.hasOwn(properties, name));
  if (unsaid.length === 0) return schema;
  return {
    ...schema,
    properties: { ...properties, ...Object.fromEntries(unsaid.map((name) => [name, {}])) },
  };
}

/** Alternatives that share no value become `anyOf`; so does `null` beside alternatives that do not take it. */
function united(schema: SchemaObject, root: object): SchemaObject {
  const { oneOf, anyOf, ...rest } = schema;
  if (!oneOf || anyOf) return schema;
  if (areApart(oneOf, root)) return { ...rest, anyOf: oneOf };
  const [nulls, others] = [oneOf.filter(isNull), oneOf.filter((option) => !isNull(option))];
  const [first] = nulls;
  const isOnlyNull = others.every((option) => saidTypes(option, root)?.includes("null") === false);
  if (first === undefined || nulls.length > 1 || !isOnlyNull) return schema;
  return { ...rest, anyOf: [{ oneOf: others }, first] };
}

function isNull(schema: JsonSchema): boolean {
  const { type, ...others } = isObject(schema) ? withoutWords(schema) : {};
  return type === "null" && isAnything(others);
}

/**
 * Alternatives of alternatives in one list; constants as one list of values; and alternatives of a type each, with keywords
 * that say something of this type alone, as one schema of several types.
 */
function merged(schema: SchemaObject): SchemaObject {
  const { anyOf, ...rest } = schema;
  if (!anyOf) return schema;
  const flat = anyOf.flatMap((option) => {
    const { anyOf: inner, ...others } = isObject(option) ? option : {};
    return inner && isAnything(others) ? inner : [option];
  });
  const constants = flat.filter(isConstant);
  const typed = ofOwnTypes(flat);
  const isLone = constants.length === 1 && typed.length === 1 && flat.length === 2 && flat.some(isNull);
  const groups = isLone
    ? [{ ...(constants[0] as SchemaObject), enum: [...(constantsOf(constants[0] ?? true) ?? []), null] }]
    : [...together(constants, enumOf), ...together(typed, typesTogether)];
  const others = isLone ? [] : flat.filter((one) => !constants.includes(one) && !typed.includes(one));
  const [only, ...more] = [...groups, ...others];
  const isSaid = isAnything(rest) || (isObject(only) && isConstant(only) && constantsOf(rest) === undefined);
  if (!isObject(only) || more.length > 0 || !isSaid) return { ...rest, anyOf: [...groups, ...others] };
  return { ...only, ...rest };
}

function together(
  options: readonly JsonSchema[],
  one: (options: readonly SchemaObject[]) => SchemaObject,
): readonly JsonSchema[] {
  return options.length > 1 ? [one(options.filter(isObject))] : options;
}

/** What describes alternatives; whether one of them is deprecated says nothing of the others, `null` excepted. */
function wordsOf(options: readonly SchemaObject[]): SchemaObject {
  const { deprecated: _, ...words } = Object.assign({}, ...options.toReversed()) as SchemaObject;
  const others = options.filter((option) => !isNull(option));
  const isDeprecated = others.length > 0 && others.every(({ deprecated }) => deprecated === true);
  return isDeprecated ? { ...words, deprecated: true } : words;
}

function isConstant(option: JsonSchema): boolean {
  return constantsOf(option) !== undefined && Object.keys(withoutWords(option as SchemaObject)).length === 1;
}

function enumOf(options: readonly SchemaObject[]): SchemaObject {
  const { const: _, ...words } = wordsOf(options);
  return { ...words, enum: [...new Set(options.flatMap((option) => constantsOf(option) ?? []))] };
}

/** Alternatives of types that no other one has, with keywords about these types only. */
function ofOwnTypes(options: readonly JsonSchema[]): readonly JsonSchema[] {
  const seen = new Set<string>();
  return options.filter((option) => {
    if (!isObject(option)) return false;
    const { type, ...keywords } = withoutWords(option);
    const types = [type ?? []].flat();
    const own = types.map((one) => (one === "integer" ? "number" : one));
    // A format may be about texts or about numbers.
    const kinds = new Set("format" in keywords ? [...own, "string", "number"] : own);
    const isOwn =
      own.length > 0 &&
      [...kinds].every((kind) => !seen.has(kind)) &&
      Object.keys(keywords).every((keyword) => kinds.has(about[keyword] ?? ""));
    if (isOwn) for (const kind of kinds) seen.add(kind);
    return isOwn;
  });
}

function typesTogether(options: readonly SchemaObject[]): SchemaObject {
  const { type: _, ...keywords } = wordsOf(options);
  const types = [...new Set(options.flatMap(({ type }) => type ?? []))].sort();
  return types.join() === valueKinds.toSorted().join()
    ? keywords
    : ({ ...keywords, type: types } as SchemaObject);
}

/** Without a type that alternatives beside it imply. */
function withoutTold(schema: SchemaObject, root: object): SchemaObject {
  const { type, ...rest } = schema;
  const options = rest.anyOf ?? rest.oneOf;
  if (type === undefined || !options) return schema;
  const known = [type].flat().map((one) => (one === "integer" ? "" : one));
  const isTold = options.every((option) => saidTypes(option, root)?.every((one) => known.includes(one)));
  return isTold ? rest : schema;
}

function areApart(options: readonly JsonSchema[], root: object): boolean {
  const types = options.map((option) => saidTypes(option, root));
  const values = options.map(constantsOf);
  const tags = options.map((option) => tagsOf(option, root));
  return options.every((_, index) =>
    options.every((__, other) => {
      if (other <= index) return true;
      const [a, b] = [types[index], types[other]];
      const [x, y] = [values[index], values[other]];
      if (x && y) return !x.some((one) => y.some((two) => isDeepStrictEqual(one, two)));
      if (a !== undefined && b !== undefined && !a.some((one) => b.includes(one))) return true;
      return [...(tags[index] ?? [])].some(([name, own]) => {
        const theirs = tags[other]?.get(name);
        return theirs !== undefined && !own.some((one) => theirs.some((two) => isDeepStrictEqual(one, two)));
      });
    }),
  );
}

/** The constants of the required fields of an object. */
function tagsOf(schema: JsonSchema, root: object, depth = 0): Map<string, readonly unknown[]> {
  const tags = new Map<string, readonly unknown[]>();
  if (!isObject(schema) || depth > 20) return tags;
  const { type, properties = {}, required = [], $ref, allOf = [] } = schema as SchemaObject;
  const target = $ref === undefined ? undefined : resolveRef(root, $ref);
  for (const part of [...(target === undefined ? [] : [target]), ...allOf])
    for (const [name, values] of tagsOf(part, root, depth + 1)) tags.set(name, values);
  if (type !== "object") return tags;
  for (const name of required) {
    const values = Object.hasOwn(properties, name) ? constantsOf(properties[name] ?? true) : undefined;
    if (values) tags.set(name, values);
  }
  return tags;
}

/** Values that are listed say it all: other keywords only choose among them. */
function listed(schema: SchemaObject, judge: ReturnType<typeof judgeOf>): SchemaObject {
  const words = Object.fromEntries(
    Object.entries(schema).filter(([name]) => !Object.hasOwn(withoutWords({ [name]: true }), name)),
  );
  const values = constantsOf(schema);
  const keywords = withoutWords(schema);
  if (!values) return schema;
  const left = Object.keys(keywords).length > 1 ? values.filter((value) => judge(keywords)(value)) : values;
  return left.length === 0 ? schema : { ...words, enum: [...new Set(left)] };
}

/** Without keywords that refuse nothing, and with the bounds that a format of numbers means. */
function withoutIdle(schema: SchemaObject, mayGo: (name: string) => boolean = () => true): SchemaObject {
  const { format, pattern, type, anyOf, oneOf } = schema as SchemaObject & { readonly pattern?: unknown };
  const types = [type ?? []].flat();
  const isIdle = (name: string, value: unknown): boolean => {
    if (name === "minLength" || name === "minItems" || name === "minProperties") return value === 0;
    if (name === "additionalProperties") return isAnything(value as JsonSchema);
    if (name === "properties") return isObject(value) && Object.keys(value).length === 0;
    if (name === "discriminator") return !anyOf && !oneOf;
    if (name === "required") return Array.isArray(value) && value.length === 0;
    return name === "pattern" && format !== undefined && formatText(format)?.pattern === pattern;
  };
  const kept = Object.fromEntries(
    Object.entries(schema).filter(([name, value]) => !(mayGo(name) && isIdle(name, value))),
  );
  if (format !== "int32" || !types.includes("integer")) return kept;
  const { minimum = -(2 ** 31), maximum = 2 ** 31 - 1 } = schema as Readonly<Record<string, number>>;
  return {
    ...kept,
    minimum: Math.max(minimum, -(2 ** 31)),
    maximum: Math.min(maximum, 2 ** 31 - 1),
  } as SchemaObject;
}
