import { checkOf } from "./check.ts";
import {
  directSites,
  hasDifferentItems,
  highest,
  itemSites,
  lowest,
  prefixLength,
  propertyNames,
  propertySites,
  requiredNames,
} from "./children.ts";
import { givenFor } from "./given.ts";
import type { Found, Maker } from "./maker.ts";
import { take } from "./maker.ts";
import { numberValues } from "./numbers.ts";
import { isObject, type Site, withProperty } from "./schema.ts";
import { type JsonType, listed, type Rule, type Shape, shapesOf, typesOfValue } from "./shape.ts";
import { stringValues } from "./strings.ts";
import { preferred } from "./types.ts";

/** A search for values: bounded, and aware of having stopped at its depth. */
export interface Search {
  /** How many candidates may still be tried, at all places together. */
  left: number;
  /** Whether deeper values were left out. */
  cut: boolean;
}

/** A search of a size that no schema written for people needs. */
export function newSearch(): Search {
  return { left: 500, cut: false };
}

/** Longer arrays are not built. */
export const mostItems = 10_000;

/** How deep a required schema may hold itself before it counts as having no finite value. */
const deepest = 40;

/** The simplest valid value with at most `depth` levels: with as few as there can be. */
export function simplest(
  maker: Maker,
  sites: readonly Site[],
  depth = deepest,
  outer?: Search,
): Found | undefined {
  const key = sites
    .map(({ schema }) => (typeof schema === "object" ? numberOf(maker, schema) : schema))
    .join();
  let known = maker.samples.get(key) ?? { found: undefined, depth: 0, cut: true };
  while (!known.found && known.cut && known.depth < depth) {
    const search = newSearch();
    const [found] = take(valuesOf(maker, sites, known.depth + 1, search), 1);
    known = { found, depth: known.depth + 1, cut: search.cut };
    maker.samples.set(key, known);
  }
  if (known.found && known.depth <= depth) return known.found;
  if (outer && (known.found || known.cut)) outer.cut = true;
  return undefined;
}

function numberOf({ numbers }: Maker, schema: object): number {
  const number = numbers.get(schema) ?? numbers.size;
  numbers.set(schema, number);
  return number;
}

/** Different valid values of a place, the simplest first, as far as `depth` levels reach. */
export function* valuesOf(
  maker: Maker,
  sites: readonly Site[],
  depth: number,
  search = newSearch(),
): Generator<unknown> {
  if (depth <= 0) search.cut = true;
  else if (search.left-- > 0)
    for (const shape of shapesOf(maker.root, sites)) yield* valuesOfShape(maker, shape, depth, search);
}

/** As {@link valuesOf}, for one choice of branches and optionally one type. */
export function* valuesOfShape(
  maker: Maker,
  shape: Shape,
  depth: number,
  search = newSearch(),
  only?: JsonType,
): Generator<unknown> {
  const holds = checkOf(maker, shape);
  const seen = new Set<string>();
  const before = search.cut;
  for (const value of unchecked(maker, shape.rules, depth, search, only)) {
    if (search.left-- <= 0) break;
    const key = JSON.stringify(value);
    if (seen.has(key) || !holds(value)) continue;
    seen.add(key);
    yield value;
  }
  // What is deeper comes first.
  if (seen.size > 0 || search.cut !== before) return;
  for (const value of givenFor(maker, shape.rules))
    if (!only || typesOfValue(value).includes(only)) yield value;
}

function* unchecked(
  maker: Maker,
  rules: readonly Rule[],
  depth: number,
  search: Search,
  only?: JsonType,
): Generator<unknown> {
  const types = preferred(rules).filter((type) => !only || type === only);
  const [first, ...others] = listed(rules);
  if (first) {
    const common = first.filter((value) =>
      others.every((values) => values.some((other) => JSON.stringify(other) === JSON.stringify(value))),
    );
    yield* common.filter((value) => typesOfValue(value).some((type) => types.includes(type)));
    return;
  }
  for (const type of types) {
    if (type === "string") yield* stringValues(rules);
    else if (type === "number") yield* numberValues(rules, false);
    else if (type === "integer" && !types.includes("number")) yield* numberValues(rules, true);
    else if (type === "boolean") yield* [false, true];
    else if (type === "null") yield null;
    else if (type === "array") yield* arrayValues(maker, rules, depth, search);
    else if (type === "object") yield* objectValues(maker, rules, depth, search);
  }
}

/** Required properties alone, then one property after another with other values, then unknown ones. */
function* objectValues(
  maker: Maker,
  rules: readonly Rule[],
  depth: number,
  search: Search,
): Generator<unknown> {
  const base = objectOf(maker, rules, requiredNames(rules), depth, {}, search);
  if (!base) return;
  const names = [...new Set([...requiredNames(rules), ...propertyNames(rules)])];
  let value = base;
  const min = lowest(rules, "minProperties");
  for (const name of [...names, ...freeNames(maker, rules)]) {
    if (Object.keys(value).length >= min) break;
    if (Object.hasOwn(value, name)) continue;
    value = objectOf(maker, rules, [name], depth, value, search) ?? value;
  }
  yield value;
  for (const name of [...names, ...freeNames(maker, rules)])
    for (const item of valuesOf(maker, propertySites(rules, name), depth - 1, search))
      yield withProperty(value, name, item);
}

/** An object with the simplest value for each of `names`; `undefined` where one has none. */
export function objectOf(
  maker: Maker,
  rules: readonly Rule[],
  names: readonly string[],
  depth: number,
  onto: Record<string, unknown> = {},
  search?: Search,
): Record<string, unknown> | undefined {
  let object = onto;
  for (const name of names) {
    const found = simplest(maker, propertySites(rules, name), depth - 1, search);
    if (!found) return undefined;
    object = withProperty(object, name, found.value);
  }
  return object;
}

/** Names that no `properties` speaks of, as `patternProperties` and `propertyNames` like them. */
export function freeNames(maker: Maker, rules: readonly Rule[]): string[] {
  const known = new Set(propertyNames(rules));
  const names = directSites(rules, "propertyNames");
  const asString = { schema: { type: "string" }, pointer: "" };
  const wanted = names.length > 0 ? take(valuesOf(maker, [asString, ...names], 2), 4) : [];
  const patterns = rules
    .filter(({ keyword }) => keyword === "patternProperties")
    .flatMap(({ value }) => (isObject(value) ? Object.keys(value) : []))
    .flatMap((pattern) =>
      take(valuesOf(maker, [{ schema: { ...asString.schema, pattern }, pointer: "" }], 1), 4),
    );
  const free = names.length > 0 ? [] : ["extra", "extra2", "extra3", "extra4"];
  return [...[...patterns, ...wanted].map(({ value }) => String(value)), ...free].filter(
    (name) => !known.has(name),
  );
}

function* arrayValues(
  maker: Maker,
  rules: readonly Rule[],
  depth: number,
  search: Search,
): Generator<unknown> {
  const min = Math.max(lowest(rules, "minItems"), containsOf(rules));
  const max = highest(rules, "maxItems");
  if (min > max) return;
  for (let length = min; length <= Math.min(min + 3, max); length++) {
    const array = arrayOf(maker, rules, length, depth, search);
    if (array) yield array;
  }
  const one = max > 0 ? arrayOf(maker, rules, Math.max(min, 1), depth, search) : undefined;
  if (one)
    for (const item of valuesOf(maker, itemSites(rules, 0), depth - 1, search)) yield [item, ...one.slice(1)];
}

/** An array of the simplest items, different ones where they must be; `undefined` where there are too few. */
export function arrayOf(
  maker: Maker,
  rules: readonly Rule[],
  length: number,
  depth: number,
  search: Search = { ...newSearch(), left: 500 + 2 * length },
): unknown[] | undefined {
  if (length > mostItems) return undefined;
  const unique = hasDifferentItems(rules);
  const contained = containsOf(rules);
  const items: unknown[] = [];
  const used = new Set<string>();
  let same: Found | undefined;
  let more: Iterator<unknown> | undefined;
  const prefix = prefixLength(rules);
  while (items.length < length) {
    const index = items.length;
    const sites = [...itemSites(rules, index), ...(index < contained ? directSites(rules, "contains") : [])];
    const alike = index > prefix && index > contained;
    if (unique) {
      more = alike && more ? more : valuesOf(maker, sites, depth - 1, search);
      const value = nextUnused(more, used);
      if (!value) return undefined;
      items.push(value.value);
    } else {
      same = alike && same ? same : simplest(maker, sites, depth - 1, search);
      if (!same) return undefined;
      items.push(same.value);
    }
  }
  return items;
}

function nextUnused(values: Iterator<unknown>, used: Set<string>): Found | undefined {
  for (let next = values.next(); !next.done; next = values.next()) {
    const key = JSON.stringify(next.value);
    if (used.has(key)) continue;
    used.add(key);
    return { value: next.value };
  }
  return undefined;
}

/** How many items an array needs for `contains`. */
export function containsOf(rules: readonly Rule[]): number {
  if (!rules.some(({ keyword }) => keyword === "contains")) return 0;
  return rules.some(({ keyword }) => keyword === "minContains") ? lowest(rules, "minContains") : 1;
}
