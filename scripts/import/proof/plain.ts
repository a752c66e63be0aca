import { isDeepStrictEqual } from "node:util";
import { isObject } from "../../lib/json.ts";
import { constantsOf, type JsonSchema, resolveRef, type SchemaObject } from "../../lib/json-schema.ts";
import { withSubschemas } from "../../lib/subschemas.ts";
import type { ApiModel } from "../../model/model.ts";
import { judgeOf } from "../../schema-cases/index.ts";
import { formatText } from "../schema/formats.ts";
import { isAnything, withoutWords } from "../schema/meta.ts";

/*
 * What documents say in several ways is said here in one, so that `diff` looks for values only where schemas differ. Each
 * rule keeps which values are valid.
 */

/** Members of a model that hold values, not schemas. */
const ofValues: ReadonlySet<string> = new Set(["examples", "body", "fixed", "given", "extensions"]);

/** A model whose schemas are in their plainest form. */
export function plainModel(model: ApiModel): ApiModel {
  const plain = plainIn(model);
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk);
    if (!isObject(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => {
        if (name === "schema") return [name, plain(inner as JsonSchema)];
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
  // What is evaluated by what is idle else.
  if (/"unevaluated(?:Properties|Items)"/.test(JSON.stringify(model))) return (schema) => schema;
  const made = new WeakMap<object, SchemaObject>();
  const plain = (schema: JsonSchema): JsonSchema => {
    if (!isObject(schema)) return schema;
    // What is known of a schema is kept by its object: one that stands at several places stays one.
    const known =
      made.get(schema) ?? withoutIdle(listed(united(withSubschemas(schema, plain), model), judge));
    made.set(schema, known);
    return known;
  };
  return plain;
}

/**
 * Alternatives that share no value become `anyOf`; keywords beside alternatives that are all constants are left out,
 * because the constants imply them.
 */
function united(schema: SchemaObject, root: object): SchemaObject {
  const { oneOf, anyOf, ...rest } = schema;
  if (!oneOf || anyOf) return schema;
  return areApart(oneOf, root) ? { ...rest, anyOf: oneOf } : schema;
}

function areApart(options: readonly JsonSchema[], root: object): boolean {
  const types = options.map((option) => typesOf(option, root));
  const values = options.map(constantsOf);
  return options.every((_, index) =>
    options.every((__, other) => {
      if (other <= index) return true;
      const [a, b] = [types[index], types[other]];
      const [x, y] = [values[index], values[other]];
      if (x && y) return !x.some((one) => y.some((two) => isDeepStrictEqual(one, two)));
      return a !== undefined && b !== undefined && !a.some((one) => b.includes(one));
    }),
  );
}

/** The types of a schema's values, with integers among the numbers; `undefined`: any. */
function typesOf(schema: JsonSchema, root: object, depth = 0): readonly string[] | undefined {
  if (!isObject(schema) || depth > 20) return undefined;
  const { type, $ref } = schema as SchemaObject;
  const values = constantsOf(schema as SchemaObject);
  if (values) return values.map(typeOfValue);
  if (type !== undefined) return [type].flat().map((one) => (one === "integer" ? "number" : one));
  const target = $ref === undefined ? undefined : resolveRef(root, $ref);
  return target === undefined ? undefined : typesOf(target, root, depth + 1);
}

function typeOfValue(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}

/** Values that are listed say it all: other keywords only choose among them. */
function listed(schema: SchemaObject, judge: ReturnType<typeof judgeOf>): SchemaObject {
  const words = Object.fromEntries(
    Object.entries(schema).filter(([name]) => !Object.hasOwn(withoutWords({ [name]: true }), name)),
  );
  const values = constantsOf(schema);
  const keywords = withoutWords(schema);
  if (values) {
    const left = Object.keys(keywords).length > 1 ? values.filter((value) => judge(keywords)(value)) : values;
    return left.length === 0 ? schema : { ...words, enum: [...new Set(left)] };
  }
  const { anyOf, ...rest } = keywords;
  const constants = anyOf?.map(constantsOf);
  if (!anyOf || Object.keys(rest).length === 0 || !constants?.every((one) => one !== undefined))
    return schema;
  const isValid = judge(rest);
  return constants.flat().every((value) => isValid(value)) ? { ...words, anyOf } : schema;
}

/** Without keywords that refuse nothing, and with the bounds that a format of numbers means. */
function withoutIdle(schema: SchemaObject): SchemaObject {
  const { format, pattern, type } = schema as SchemaObject & { readonly pattern?: unknown };
  const types = [type ?? []].flat();
  const isIdle = (name: string, value: unknown): boolean => {
    if (name === "minLength" || name === "minItems" || name === "minProperties") return value === 0;
    if (name === "additionalProperties") return isAnything(value as JsonSchema);
    if (name === "properties") return isObject(value) && Object.keys(value).length === 0;
    if (name === "required") return Array.isArray(value) && value.length === 0;
    return name === "pattern" && format !== undefined && formatText(format)?.pattern === pattern;
  };
  const kept = Object.fromEntries(Object.entries(schema).filter(([name, value]) => !isIdle(name, value)));
  if (format !== "int32" || !types.includes("integer")) return kept;
  const { minimum = -(2 ** 31), maximum = 2 ** 31 - 1 } = schema as Readonly<Record<string, number>>;
  return {
    ...kept,
    minimum: Math.max(minimum, -(2 ** 31)),
    maximum: Math.min(maximum, 2 ** 31 - 1),
  } as SchemaObject;
}

// Coverage: the unit tests have few choices of constants with further keywords.
