import { isObject } from "../lib/json.ts";
import { pointerStep } from "../lib/json-pointer.ts";
import { isSchema } from "../lib/json-schema.ts";
import { regExp } from "./pattern/run.ts";
import type { Assertion, Rule } from "./shape.ts";
import type { SchemaSite } from "./site.ts";

/** A schema below a place. */
export interface Child extends SchemaSite {
  /** The schema object that holds it, and the pointer from there. */
  readonly holder: object;
  readonly slot: string;
}

/** The schemas that a property of this name must satisfy. */
export function propertySites(rules: readonly Rule[], name: string): Child[] {
  return bySchema(rules).flatMap((own) => {
    const found: Child[] = [];
    for (const rule of own) {
      const { keyword, value } = rule;
      if (!isObject(value)) continue;
      if (keyword === "properties" && Object.hasOwn(value, name)) push(found, rule, value[name], name);
      if (keyword === "patternProperties")
        for (const [pattern, schema] of Object.entries(value))
          if (regExp(pattern).test(name)) push(found, rule, schema, pattern);
    }
    if (found.length === 0)
      for (const rule of own) if (rule.keyword === "additionalProperties") push(found, rule, rule.value);
    return found;
  });
}

/** The schemas that an array's item at `index` must satisfy. */
export function itemSites(rules: readonly Rule[], index: number): Child[] {
  return bySchema(rules).flatMap((own) => {
    const found: Child[] = [];
    for (const rule of own)
      if (rule.keyword === "prefixItems" && Array.isArray(rule.value))
        push(found, rule, rule.value[index], index);
    if (found.length === 0)
      for (const rule of own) if (rule.keyword === "items") push(found, rule, rule.value);
    return found;
  });
}

/** The schemas that are the value of this keyword: `propertyNames`, `contains`. */
export function directSites(rules: readonly Rule[], keyword: string): Child[] {
  const found: Child[] = [];
  for (const rule of rules) if (rule.keyword === keyword) push(found, rule, rule.value);
  return found;
}

function push(found: Child[], rule: Rule, schema: unknown, token?: string | number) {
  const { schema: holder, keyword, pointer } = rule;
  const last = token === undefined ? "" : pointerStep(token);
  if (isSchema(schema))
    found.push({ schema, holder, slot: pointerStep(keyword) + last, pointer: pointer + last });
}

/** `additionalProperties` and `items` apply to what the keywords beside them leave over. */
function bySchema(rules: readonly Rule[]): Rule[][] {
  const groups = new Map<object, Rule[]>();
  for (const rule of rules) groups.set(rule.schema, [...(groups.get(rule.schema) ?? []), rule]);
  return [...groups.values()];
}

/** The names of a place's `properties`, in order. */
export function propertyNames(rules: readonly Rule[]): string[] {
  return [
    ...new Set(
      rules.flatMap(({ keyword, value }) =>
        keyword === "properties" && isObject(value) ? Object.keys(value) : [],
      ),
    ),
  ];
}

/** The names of a place's `required`, in order. */
export function requiredNames(rules: readonly Rule[]): string[] {
  return [
    ...new Set(
      rules.flatMap(({ keyword, value }) =>
        keyword === "required" && Array.isArray(value) ? value.map(String) : [],
      ),
    ),
  ];
}

/** The tightest bound that the rules set. */
export function lowest(rules: readonly Assertion[], name: string): number {
  return Math.max(0, ...numbers(rules, name));
}

export function highest(rules: readonly Assertion[], name: string): number {
  return Math.min(Number.POSITIVE_INFINITY, ...numbers(rules, name));
}

function numbers(rules: readonly Assertion[], name: string): number[] {
  return rules.flatMap(({ keyword, value }) =>
    keyword === name && typeof value === "number" ? [value] : [],
  );
}

/** How many items have their own schema. */
export function prefixLength(rules: readonly Rule[]): number {
  return Math.max(
    0,
    ...rules.map(({ keyword, value }) =>
      keyword === "prefixItems" && Array.isArray(value) ? value.length : 0,
    ),
  );
}

/** Whether no two items may be equal. */
export function hasDifferentItems(rules: readonly Rule[]): boolean {
  return rules.some(({ keyword, value }) => keyword === "uniqueItems" && value === true);
}
