import { isObject } from "../lib/json.ts";
import { pointerStep } from "../lib/json-pointer.ts";
import { isSchema, type JsonSchema, type JsonType, jsonTypeNames, resolveRef } from "../lib/json-schema.ts";
import type { SchemaSite } from "./site.ts";

/** A keyword and its value. */
export interface Assertion {
  readonly keyword: string;
  readonly value: unknown;
}

/** One assertion that holds at a place. */
export interface Rule extends Assertion {
  /** The schema object that holds it; tells which `properties` belong to which `additionalProperties`. */
  readonly schema: object;
  /** Keyword location. */
  readonly pointer: string;
}

/** `anyOf` or `oneOf`. */
export interface Union extends Rule {
  readonly keyword: "anyOf" | "oneOf";
  readonly branches: readonly SchemaSite[];
}

/** The branch taken at a union. */
export interface Choice {
  readonly union: Union;
  readonly index: number;
}

/** All rules of a place, after one branch of every union was taken. */
export interface SchemaShape {
  readonly rules: readonly Rule[];
  readonly choices: readonly Choice[];
}

/** Stands for the schema `false`, which has no identity of its own. */
const never = { not: {} };

interface Flat {
  readonly rules: Rule[];
  readonly unions: Union[];
}

/** Keeps unions of unions, each of which refers to the same ones, from being told in all combinations. */
const maxShapes = 1024;
/** Unions that lead to each other by ever more ways are followed by as many of them. */
const mostBranches = 10_000;
/** Combinations of the branches of several unions are followed as many times. */
const maxProducts = 256;
/** Unions directly within unions are followed as many times. */
const maxUnions = 24;

/** The rules and unions of schemas that hold together, with `$ref` and `allOf` followed. */
export function flatten(root: object, sites: readonly SchemaSite[]): Flat {
  const flat: Flat = { rules: [], unions: [] };
  const seen = new Set<JsonSchema>();
  const add = ({ schema, pointer }: SchemaSite) => {
    if (schema === true || (schema !== false && seen.has(schema))) return;
    seen.add(schema);
    if (schema === false) {
      flat.rules.push({ keyword: "false schema", value: false, schema: never, pointer });
      return;
    }
    for (const [keyword, value] of Object.entries(schema)) {
      if (value === undefined) continue;
      const at = pointer + pointerStep(keyword);
      const rule = { keyword, value, schema, pointer: at };
      if (keyword === "$ref" && typeof value === "string") {
        const target = resolveRef(root, value);
        if (target !== undefined) add({ schema: target, pointer: at });
      } else if (keyword === "allOf") sitesOf(value, at).forEach(add);
      else if (keyword === "anyOf" || keyword === "oneOf")
        flat.unions.push({ ...rule, keyword, branches: sitesOf(value, at) });
      else flat.rules.push(rule);
    }
  };
  sites.forEach(add);
  return flat;
}

/**
 * The shapes of a place, so that every branch of every union is in one: not all combinations, but
 * each branch of one union together with a fitting one of the others.
 */
export function shapesAt(root: object, sites: readonly SchemaSite[]): SchemaShape[] {
  return expand(root, sites, { combine: pair, left: mostBranches }, new Set(), new Set());
}

/** All combinations of branches, as many as {@link maxProducts}; for where those of {@link shapesAt} have no value. */
export function productsOf(root: object, sites: readonly SchemaSite[]): SchemaShape[] {
  return expand(root, sites, { combine: product, left: mostBranches }, new Set(), new Set());
}

interface Expansion {
  readonly combine: (left: readonly SchemaShape[], right: readonly SchemaShape[]) => SchemaShape[];
  /** How many branches may still be looked at. */
  left: number;
}

/** `within` holds the unions around; `seen`, what other branches of the same union led to already. */
function expand(
  root: object,
  sites: readonly SchemaSite[],
  expansion: Expansion,
  within: ReadonlySet<object>,
  seen: Set<JsonSchema>,
): SchemaShape[] {
  const { rules, unions } = flatten(root, sites);
  let shapes: SchemaShape[] = [{ rules, choices: [] }];
  const plain = rules.length === 0 && unions.length === 1;
  for (const union of unions) {
    if (within.has(union.schema) || within.size >= maxUnions) return [];
    const inner = new Set([...within, union.schema]);
    const known = plain ? seen : new Set<JsonSchema>();
    const options = union.branches.flatMap((branch, index) => {
      const target = referredSchema(root, branch.schema);
      if (known.has(target) || expansion.left-- <= 0) return [];
      if (typeof target === "object") known.add(target);
      return expand(root, [branch], expansion, inner, known).map((shape) => ({
        rules: shape.rules,
        choices: [{ union, index }, ...shape.choices],
      }));
    });
    shapes = expansion.combine(shapes, options.slice(0, maxShapes));
  }
  return shapes;
}

/** What a schema that is nothing but a reference leads to; itself where it is more. */
export function referredSchema(root: object, schema: JsonSchema): JsonSchema {
  if (typeof schema === "boolean" || Object.keys(schema).length !== 1) return schema;
  const target = typeof schema["$ref"] === "string" ? resolveRef(root, schema["$ref"]) : undefined;
  return target === undefined ? schema : referredSchema(root, target);
}

/** Every one of both sides at least once, each with the first of the other side that fits it. */
function pair(left: readonly SchemaShape[], right: readonly SchemaShape[]): SchemaShape[] {
  const pairs: SchemaShape[] = [];
  const used = new Set<SchemaShape>();
  for (const b of right) {
    const a = left.find((shape) => fits(shape, b));
    if (!a) continue;
    used.add(a);
    pairs.push(join(a, b));
  }
  for (const a of left) {
    const b = used.has(a) ? undefined : right.find((shape) => fits(a, shape));
    if (b) pairs.push(join(a, b));
  }
  return pairs;
}

/** Each of the left with each of the right that fits, those first that are near the beginning of both. */
function product(left: readonly SchemaShape[], right: readonly SchemaShape[]): SchemaShape[] {
  const pairs: SchemaShape[] = [];
  for (let sum = 0; sum < left.length + right.length - 1; sum++)
    for (let index = Math.max(0, sum - right.length + 1); index <= Math.min(sum, left.length - 1); index++) {
      const [a, b] = [left[index], right[sum - index]];
      if (a && b && fits(a, b)) pairs.push(join(a, b));
      if (pairs.length === maxProducts) return pairs;
    }
  return pairs;
}

function join(a: SchemaShape, b: SchemaShape): SchemaShape {
  return { rules: [...a.rules, ...b.rules], choices: [...a.choices, ...b.choices] };
}

function fits(a: SchemaShape, b: SchemaShape): boolean {
  return typesOf(join(a, b).rules).length > 0;
}

function sitesOf(value: unknown, pointer: string): SchemaSite[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((schema: unknown, index) =>
    isSchema(schema) ? [{ schema, pointer: pointer + pointerStep(index) }] : [],
  );
}

/** The JSON types that `type`, `enum` and `const` leave, in the order in which `type` names them. */
export function typesOf(rules: readonly Rule[]): JsonType[] {
  let types: readonly string[] = rules.some(({ keyword }) => keyword === "false schema") ? [] : jsonTypeNames;
  for (const { keyword, value } of rules)
    if (keyword === "type") {
      const named = (Array.isArray(value) ? value : [value]).map(String);
      const wide = named.includes("number") ? [...named, "integer"] : named;
      types = (types === jsonTypeNames ? wide : types.filter((type) => wide.includes(type))).slice();
    }
  for (const values of listedValues(rules)) {
    const present = new Set(values.flatMap(typesOfValue));
    types = types.filter((type) => present.has(type as JsonType));
  }
  return jsonTypeNames
    .filter((type) => types.includes(type))
    .sort((a, b) => types.indexOf(a) - types.indexOf(b));
}

/** The values that each `enum` and `const` lists. */
export function listedValues(rules: readonly Rule[]): unknown[][] {
  return rules.flatMap(({ keyword, value }) =>
    keyword === "const" ? [[value]] : keyword === "enum" && Array.isArray(value) ? [value] : [],
  );
}

export function typesOfValue(value: unknown): JsonType[] {
  if (value === null) return ["null"];
  if (Array.isArray(value)) return ["array"];
  if (isObject(value)) return ["object"];
  if (typeof value === "number") return Number.isInteger(value) ? ["integer", "number"] : ["number"];
  return typeof value === "boolean" ? ["boolean"] : ["string"];
}
