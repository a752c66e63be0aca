import { directSites, hasDifferentItems, highest, itemSites, lowest, prefixLength } from "./children.ts";
import type { Boxed, Maker } from "./maker.ts";
import { newSearch, type Search } from "./search.ts";
import type { Rule } from "./shape.ts";
import type { SchemaSite } from "./site.ts";

/** Longer arrays are not built. */
const mostItems = 10_000;

export function* arrayValues(
  maker: Maker,
  rules: readonly Rule[],
  depth: number,
  search: Search,
): Generator<unknown> {
  const min = Math.max(lowest(rules, "minItems"), containsOf(rules));
  const max = highest(rules, "maxItems");
  if (min > max) return;
  for (let length = min; length <= Math.min(min + 3, max); length++) {
    const array = arrayOfLength(maker, rules, length, depth, search);
    if (array) yield array;
  }
  const one = max > 0 ? arrayOfLength(maker, rules, Math.max(min, 1), depth, search) : undefined;
  if (one)
    for (const item of maker.within.valuesOf(maker, itemSites(rules, 0), depth - 1, search))
      yield [item, ...one.slice(1)];
}

/** Returns an array of the simplest items, unique if they must be; `undefined` if there are too few. */
export function arrayOfLength(
  maker: Maker,
  rules: readonly Rule[],
  length: number,
  depth: number,
  search: Search = { ...newSearch(), left: 500 + 2 * length },
): unknown[] | undefined {
  if (length > mostItems) return undefined;
  for (const places of placesOf(maker, rules, length, depth)) {
    const array = arrayWith(maker, rules, length, depth, search, places);
    if (array) return array;
  }
  return undefined;
}

/** Schemas that items must satisfy besides their own, by index. */
type Places = ReadonlyMap<number, readonly SchemaSite[]>;

/** The highest index at which an item for `contains` is placed. */
const farthest = 8;

/** Where items that match `contains` can go: all in a row from each index, or each at the first index that it fits. */
function* placesOf(maker: Maker, rules: readonly Rule[], length: number, depth: number): Generator<Places> {
  const wanted = directSites(rules, "contains").map((site) => ({
    site,
    count: containsOf(rules.filter(({ schema }) => schema === site.holder)),
  }));
  const most = Math.max(0, ...wanted.map(({ count }) => count));
  if (most === 0) yield new Map();
  else {
    for (let from = 0; from <= Math.min(farthest, length - most); from++) {
      const places = new Map<number, SchemaSite[]>();
      for (const { site, count } of wanted)
        for (let index = from; index < from + count; index++)
          places.set(index, [...(places.get(index) ?? []), site]);
      yield places;
    }
    const places = new Map<number, SchemaSite[]>();
    for (const { site, count } of wanted.length > 1 ? wanted : []) {
      let left = count;
      for (let index = 0; left > 0 && index < Math.min(length, farthest + count); index++) {
        const isFree = !places.has(index);
        if (!isFree || !maker.within.simplest(maker, [...itemSites(rules, index), site], depth - 1)) continue;
        places.set(index, [site]);
        left--;
      }
    }
    if (places.size > 0) yield places;
  }
}

function arrayWith(
  maker: Maker,
  rules: readonly Rule[],
  length: number,
  depth: number,
  search: Search,
  places: Places,
): unknown[] | undefined {
  const unique = hasDifferentItems(rules);
  const items: unknown[] = [];
  const used = new Set<string>();
  let same: Boxed | undefined;
  let more: Iterator<unknown> | undefined;
  // From here on, all items have the same schemas.
  const alike = Math.max(prefixLength(rules), ...[...places.keys()].map((index) => index + 1));
  while (items.length < length) {
    const index = items.length;
    const sites = [...itemSites(rules, index), ...(places.get(index) ?? [])];
    if (unique) {
      more = index > alike && more ? more : maker.within.valuesOf(maker, sites, depth - 1, search);
      const value = nextUnused(more, used);
      if (!value) return undefined;
      items.push(value.value);
    } else {
      same = index > alike && same ? same : maker.within.simplest(maker, sites, depth - 1, search);
      if (!same) return undefined;
      items.push(same.value);
    }
  }
  return items;
}

function nextUnused(values: Iterator<unknown>, used: Set<string>): Boxed | undefined {
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
