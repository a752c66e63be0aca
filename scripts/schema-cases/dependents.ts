import { isObject } from "../lib/json.ts";
import { pointerStep } from "../lib/json-pointer.ts";
import { isSchema, type JsonSchema } from "../lib/json-schema.ts";
import { requiredNames } from "./children.ts";
import { type Rule, referredSchema, type SchemaShape, shapesAt, typesOf } from "./shape.ts";
import type { SchemaSite } from "./site.ts";

/** The rules of an object that has certain properties, and the properties that it then requires. */
export interface Grown extends SchemaShape {
  readonly names: readonly string[];
}

/** How many combinations of branches of dependent schemas are tried. */
const mostWays = 32;

export function hasDependents(rules: readonly Rule[]): boolean {
  return rules.some(({ keyword }) => keyword === "dependentSchemas" || keyword === "dependentRequired");
}

/**
 * The rules of an object with these properties: `dependentRequired` requires further ones,
 * `dependentSchemas` adds schemas, which may require more. One result per branch of their unions.
 */
export function grownBy(root: object, shape: SchemaShape, names: readonly string[]): Grown[] {
  const ways: Grown[] = [];
  for (const way of grow(root, shape, names, new Set())) if (ways.push(way) === mostWays) break;
  return ways;
}

function* grow(
  root: object,
  shape: SchemaShape,
  names: readonly string[],
  applied: ReadonlySet<JsonSchema>,
): Generator<Grown> {
  const { rules, choices } = shape;
  const present = closed(rules, names);
  // A schema that leads back to itself adds nothing.
  const sites = dependentSites(rules, present).filter(
    ({ schema }) => !applied.has(referredSchema(root, schema)),
  );
  if (sites.length === 0) {
    yield { rules, choices, names: present };
    return;
  }
  const known = new Set([...applied, ...sites.map(({ schema }) => referredSchema(root, schema))]);
  for (const more of shapesAt(root, sites)) {
    const joined = { rules: [...rules, ...more.rules], choices: [...choices, ...more.choices] };
    if (typesOf(joined.rules).includes("object")) yield* grow(root, joined, present, known);
  }
}

/** The names, the required ones, and those that `dependentRequired` adds. */
function closed(rules: readonly Rule[], names: readonly string[]): string[] {
  const present = new Set([...names, ...requiredNames(rules)]);
  for (const name of present)
    for (const { keyword, value } of rules) {
      if (keyword !== "dependentRequired" || !isObject(value) || !Object.hasOwn(value, name)) continue;
      const others = value[name];
      if (Array.isArray(others)) for (const other of others) present.add(String(other));
    }
  return [...present];
}

function dependentSites(rules: readonly Rule[], names: readonly string[]): SchemaSite[] {
  return rules.flatMap(({ keyword, value, pointer }) => {
    if (keyword !== "dependentSchemas" || !isObject(value)) return [];
    return names.flatMap((name) => {
      const schema = Object.hasOwn(value, name) ? value[name] : undefined;
      return isSchema(schema) ? [{ schema, pointer: pointer + pointerStep(name) }] : [];
    });
  });
}

/** The names of properties on which other rules depend. */
export function dependentNames(rules: readonly Rule[], keyword: string): string[] {
  return [
    ...new Set(
      rules.flatMap((rule) =>
        rule.keyword === keyword && isObject(rule.value) ? Object.keys(rule.value) : [],
      ),
    ),
  ];
}
