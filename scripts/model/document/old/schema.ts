import { isObject, type Json } from "../../../lib/json.ts";
import { pointerStep } from "../../../lib/json-pointer.ts";
import { annotationKeywords, type JsonSchema, type SchemaObject } from "../../../lib/json-schema.ts";
import type { Problem } from "../../../lib/problem.ts";
import { carriedExtension } from "../../extensions.ts";
import { modelProblem } from "../../problems.ts";
import { withoutConditions } from "./conditions.ts";
import { listedNames, openBounds, uniformItems } from "./rewritten.ts";

/** The keywords of a Schema Object of 3.0 that have the same meaning as in JSON Schema. */
const kept: ReadonlySet<string> = new Set([
  ...["title", "description", "default", "example", "deprecated", "readOnly", "writeOnly", "externalDocs"],
  ...[
    "multipleOf",
    "maximum",
    "minimum",
    "exclusiveMaximum",
    "exclusiveMinimum",
    "maxLength",
    "minLength",
    "pattern",
    "format",
    "enum",
  ],
  ...["maxItems", "minItems", "uniqueItems", "maxProperties", "minProperties", "required"],
  ...["discriminator", "xml"],
]);

/** Keywords that decide which values are valid, and that 3.0 can't say. */
const unsayable: ReadonlySet<string> = new Set([
  ...["patternProperties", "unevaluatedProperties", "unevaluatedItems", "contains", "minContains"],
  ...["maxContains", "propertyNames", "prefixItems", "$dynamicRef", "$recursiveRef", "$defs"],
]);

/**
 * Rewrites a schema of JSON Schema 2020-12 in the dialect of OpenAPI 3.0, so that it accepts the same values. A keyword
 * that 3.0 can't express is reported; an annotation becomes an extension of its name.
 */
export function oldSchema(
  schema: JsonSchema,
  root: object,
  at: string,
  refuse: (problem: Problem) => void,
): JsonSchema {
  if (typeof schema === "boolean") return schema ? {} : { not: {} };
  const inside = (value: unknown, ...steps: readonly (string | number)[]): JsonSchema =>
    oldSchema(value as JsonSchema, root, at + steps.map(pointerStep).join(""), refuse);
  const plain = withoutConditions(listedNames(uniformItems(openBounds(schema)), root));
  const made: Record<string, unknown> = {};
  for (const [keyword, value] of Object.entries(plain)) {
    // 3.0 takes no empty list there.
    if (keyword === "required" && listOf(value).length === 0) continue;
    if (kept.has(keyword) || keyword.startsWith("x-")) made[keyword] = value;
    else if (keyword === "not" || keyword === "items") made[keyword] = inside(value, keyword);
    else if (keyword === "additionalProperties")
      made[keyword] = typeof value === "boolean" ? value : inside(value, keyword);
    else if (keyword === "allOf" || keyword === "anyOf" || keyword === "oneOf")
      made[keyword] = (value as readonly unknown[]).map((one, index) => inside(one, keyword, index));
    else if (keyword === "properties")
      made[keyword] = Object.fromEntries(
        Object.entries(value as Json).map(([name, one]) => [name, inside(one, keyword, name)]),
      );
    else if (unsayable.has(keyword))
      refuse(modelProblem("version-unable:keyword", { keyword }, { pointer: at }));
    else if (!["type", "const", "$ref", "examples"].includes(keyword))
      made[carriedExtension(keyword)] = value;
  }
  return referring(plain, nullable(plain, withExamples(plain, made)));
}

/** A single example, for which 3.0 has a keyword; several become an extension. */
function withExamples({ examples }: Json, made: Json): Json {
  if (!Array.isArray(examples) || examples.length === 0) return made;
  const all = examples.length > 1 ? { [carriedExtension("examples")]: examples } : {};
  return { example: examples[0] as unknown, ...made, ...all };
}

/** Keywords next to a `$ref` are ignored in 3.0. */
function referring({ $ref }: Json, made: Json): SchemaObject {
  if (typeof $ref !== "string") return made;
  if (Object.keys(made).length === 0) return { $ref };
  return { ...made, allOf: [{ $ref }, ...(listOf(made["allOf"]) as readonly JsonSchema[])] };
}

/** Accepts `null` and nothing else: `nullable` has an effect only beside a `type`. */
const nullOnly = { type: "string", nullable: true, enum: [null] };

/** `type` and `const` in 3.0, where a schema has one type and `nullable`. */
function nullable(schema: Json, made: Json): Json {
  const { type, const: only } = schema;
  const values = "const" in schema ? [only] : (schema["enum"] as readonly unknown[] | undefined);
  const types = type === undefined ? undefined : [type].flat().map(String);
  const takesNull = types?.includes("null") && (!values || values.includes(null));
  const others = types?.filter((one) => one !== "null");
  if (types && (others?.length === 0 || (takesNull && values?.every((one) => one === null)))) {
    const { enum: _, ...words } = made;
    if (!takesNull) return { ...words, not: {} };
    return isComposed(words)
      ? { ...words, allOf: [...listOf(words["allOf"]), nullOnly] }
      : { ...nullOnly, ...words };
  }
  const whole = values ? { ...made, enum: values } : made;
  if (!others) return simplified(schema, whole);
  const [first, ...more] = others;
  const own = { type: first, ...(takesNull ? { nullable: true } : {}) };
  const filled = { ...(others.includes("array") && !("items" in whole) ? { items: {} } : {}) };
  if (more.length === 0 && !(takesNull && isComposed(whole))) return { ...own, ...filled, ...whole };
  const options = [own, ...more.map((one) => ({ type: one }))].map((one) =>
    one.type === "array" ? { ...one, items: {} } : one,
  );
  return { ...whole, allOf: [...listOf(whole["allOf"]), options.length === 1 ? own : { anyOf: options }] };
}

/** An alternative between a schema with a type and `null`, as that schema with `nullable`. */
function simplified({ anyOf }: Json, made: Json): Json {
  const written = listOf(anyOf);
  const place = written.findIndex(
    (one) => isObject(one) && Object.keys(one).join() === "type" && one["type"] === "null",
  );
  const [first, second, third] = listOf(made["anyOf"]);
  if (place < 0 || third !== undefined) return made;
  const other = place === 0 ? second : first;
  const { anyOf: _, ...beside } = made;
  const isWords = Object.keys(beside).every(
    (key) => annotationKeywords.includes(key) || key.startsWith("x-"),
  );
  if (
    !isObject(other) ||
    typeof other["type"] !== "string" ||
    isComposed(other) ||
    "enum" in other ||
    !isWords
  )
    return made;
  return { ...other, nullable: true, ...beside };
}

function isComposed(schema: Json): boolean {
  return ["allOf", "anyOf", "oneOf", "not"].some((keyword) => keyword in schema);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
