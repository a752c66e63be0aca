import type { JsonType } from "../lib/json-schema.ts";
import { apartFromOthers } from "./apart.ts";
import { arrayValues } from "./array-values.ts";
import { shapeCheck } from "./check.ts";
import { isTooLarge } from "./extent.ts";
import { givenFor } from "./given.ts";
import type { Boxed, Maker } from "./maker.ts";
import { take } from "./maker.ts";
import { numberValues } from "./numbers.ts";
import { objectValues } from "./object-values.ts";
import { newSearch, type Search } from "./search.ts";
import { listedValues, productsOf, type Rule, type SchemaShape, shapesAt, typesOfValue } from "./shape.ts";
import type { SchemaSite } from "./site.ts";
import { stringValues } from "./strings.ts";
import { preferredTypes } from "./types.ts";

/** How deeply a required schema may nest itself before it counts as having no finite value. */
const deepest = 40;

/** Returns the simplest valid value with at most `depth` levels, and as few levels as possible. */
export function simplestValue(
  maker: Maker,
  sites: readonly SchemaSite[],
  depth = deepest,
  outer?: Search,
): Boxed | undefined {
  const key = sitesKey(maker, sites);
  let known = maker.samples.get(key) ?? { found: undefined, depth: 0, cut: true };
  while (!known.found && known.cut && known.depth < depth && maker.work.left > 0) {
    const search = newSearch();
    const [found] = take(validValues(maker, sites, known.depth + 1, search), 1);
    known = { found, depth: known.depth + 1, cut: search.cut };
    // What is not found because the budget ran out may be found another time.
    if (found || maker.work.left > 0) maker.samples.set(key, known);
  }
  if (known.found && known.depth <= depth) return known.found;
  if (outer && (known.found || known.cut)) outer.cut = true;
  return undefined;
}

/** A key that is equal for the same schemas, wherever they occur. */
export function sitesKey({ numbers }: Maker, sites: readonly SchemaSite[]): string {
  const numberOf = (schema: object) => {
    const number = numbers.get(schema) ?? numbers.size;
    numbers.set(schema, number);
    return number;
  };
  return sites.map(({ schema }) => (typeof schema === "object" ? numberOf(schema) : schema)).join();
}

/** Different valid values of a place, the simplest first, as far as `depth` levels reach. */
export function* validValues(
  maker: Maker,
  sites: readonly SchemaSite[],
  depth: number,
  search = newSearch(),
): Generator<unknown> {
  if (depth <= 0) search.cut = true;
  if (depth <= 0 || search.left-- <= 0 || maker.work.left-- <= 0) return;
  const before = search.cut;
  const key = sitesKey(maker, sites);
  const shapes = maker.shapes.get(key) ?? shapesAt(maker.root, sites);
  maker.shapes.set(key, shapes);
  let none = true;
  for (const shape of shapes)
    for (const value of shapeValues(maker, shape, depth, search)) {
      none = false;
      yield value;
    }
  // A deeper search comes first.
  if (!none || search.cut !== before || !shapes.some(({ choices }) => choices.length > 1)) return;
  for (const shape of productsOf(maker.root, sites)) yield* shapeValues(maker, shape, depth, search);
}

/** As {@link validValues}, for one choice of branches and optionally one type. */
export function* shapeValues(
  maker: Maker,
  shape: SchemaShape,
  depth: number,
  search = newSearch(),
  only?: JsonType,
): Generator<unknown> {
  const holds = shapeCheck(maker, shape);
  const seen = new Set<string>();
  const before = search.cut;
  let first: Boxed | undefined;
  for (const value of unchecked(maker, shape.rules, depth, search, only)) {
    if (search.left-- <= 0 || maker.work.left-- <= 0) break;
    if (isTooLarge(value)) continue;
    first ??= { value };
    const key = JSON.stringify(value);
    if (seen.has(key) || !holds(value)) continue;
    seen.add(key);
    yield value;
  }
  // A deeper search comes first.
  if (seen.size > 0 || search.cut !== before) return;
  const apart = apartFromOthers(maker, shape, first?.value);
  if (apart && holds(apart)) yield apart;
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
  const types = preferredTypes(rules).filter((type) => !only || type === only);
  const [first, ...others] = listedValues(rules);
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
