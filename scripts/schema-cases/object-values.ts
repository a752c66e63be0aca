import { isObject, withProperty } from "../lib/json.ts";
import { contentJudge } from "./check.ts";
import { directSites, highest, lowest, propertyNames, propertySites, requiredNames } from "./children.ts";
import { type Grown, grownBy, hasDependents } from "./dependents.ts";
import { type Maker, take } from "./maker.ts";
import type { Search } from "./search.ts";
import { listedValues, type Rule } from "./shape.ts";

/** Required properties alone, then one property after another with other values, then unknown ones. */
export function* objectValues(
  maker: Maker,
  rules: readonly Rule[],
  depth: number,
  search: Search,
): Generator<unknown> {
  const base = objectWith(maker, rules, requiredNames(rules), depth, {}, search);
  if (!base) return;
  const free = freeNames(maker, rules);
  const names = [...new Set([...requiredNames(rules), ...propertyNames(rules), ...free.slice(0, usual)])];
  const all = [...new Set([...names, ...free])];
  const value = filled(maker, rules, base, all, depth, search);
  yield value;
  // The first properties that make the object large enough may be the wrong ones.
  if (Object.keys(value).length > Object.keys(base).length || hasDependents(rules))
    for (const [index, name] of names.entries()) {
      const start = Object.hasOwn(base, name)
        ? undefined
        : objectWith(maker, rules, [name], depth, base, search);
      const others = [...all.slice(index), ...all.slice(0, index)];
      if (start) yield filled(maker, rules, start, others, depth, search);
    }
  for (const name of names) {
    const around = objectWith(maker, rules, [name], depth, value, search) ?? value;
    for (const item of maker.within.valuesOf(maker, propertySites(rules, name), depth - 1, search))
      yield withProperty(around, name, item);
  }
}

/** Adds properties until the object has as many as it must. */
function filled(
  maker: Maker,
  rules: readonly Rule[],
  start: Record<string, unknown>,
  names: readonly string[],
  depth: number,
  search: Search,
): Record<string, unknown> {
  let value = start;
  for (const name of names) {
    const size = Object.keys(value).length;
    const [all] = hasDependents(rules)
      ? grownBy(maker.root, { rules, choices: [] }, Object.keys(value))
      : [{ rules }];
    if (size >= lowest(all?.rules ?? rules, "minProperties")) break;
    if (Object.hasOwn(value, name)) continue;
    value = objectWith(maker, rules, [name], depth, value, search) ?? value;
  }
  return value;
}

/**
 * An object with the simplest value for each of `names`, and with what depends on them;
 * `undefined` if one has no value.
 */
export function objectWith(
  maker: Maker,
  rules: readonly Rule[],
  names: readonly string[],
  depth: number,
  onto: Record<string, unknown> = {},
  search?: Search,
): Record<string, unknown> | undefined {
  if (!hasDependents(rules)) return withValues(maker, rules, names, depth, onto, search);
  const present = Object.keys(onto);
  for (const grown of grownBy(maker.root, { rules, choices: [] }, [...present, ...names])) {
    const whole = listedValues(grown.rules).length > 0 ? listedWith(maker, grown) : undefined;
    if (whole) return whole;
    // A property with new requirements is made again.
    const kept = Object.entries(onto).filter(
      ([name]) => propertySites(grown.rules, name).length === propertySites(rules, name).length,
    );
    const needed = grown.names.filter((name) => names.includes(name) || !kept.some(([one]) => one === name));
    const made = withValues(maker, grown.rules, needed, depth, Object.fromEntries(kept), search);
    if (made && Object.keys(made).length <= highest(grown.rules, "maxProperties")) return made;
  }
  return undefined;
}

/** An object that dependent schemas list and that has the required properties. */
function listedWith(maker: Maker, { rules, names }: Grown): Record<string, unknown> | undefined {
  const judge = contentJudge(maker, rules);
  return listedValues(rules)[0]?.find(
    (value): value is Record<string, unknown> =>
      isObject(value) && names.every((name) => Object.hasOwn(value, name)) && judge(value),
  );
}

function withValues(
  maker: Maker,
  rules: readonly Rule[],
  names: readonly string[],
  depth: number,
  onto: Record<string, unknown>,
  search?: Search,
): Record<string, unknown> | undefined {
  let object = onto;
  for (const name of names) {
    const found = maker.within.simplest(maker, propertySites(rules, name), depth - 1, search);
    if (!found) return undefined;
    object = withProperty(object, name, found.value);
  }
  return object;
}

/** How many free names are made by default, and at most. */
const usual = 4;
const mostNames = 1000;

/**
 * Names outside of `properties` that satisfy `patternProperties` and `propertyNames`; as many as
 * `minProperties` requires, if there are that many.
 */
export function freeNames(maker: Maker, rules: readonly Rule[]): string[] {
  const known = new Set(propertyNames(rules));
  const least = lowest(rules, "minProperties");
  const count = least > mostNames ? usual : Math.max(usual, least);
  const names = directSites(rules, "propertyNames");
  const asString = { schema: { type: "string" }, pointer: "" };
  const wanted = names.length > 0 ? take(maker.within.valuesOf(maker, [asString, ...names], 2), count) : [];
  const patterns = rules
    .filter(({ keyword }) => keyword === "patternProperties")
    .flatMap(({ value }) => (isObject(value) ? Object.keys(value) : []))
    .flatMap((pattern) =>
      take(
        maker.within.valuesOf(maker, [{ schema: { ...asString.schema, pattern }, pointer: "" }], 1),
        count,
      ),
    );
  const free =
    names.length > 0
      ? []
      : Array.from({ length: count }, (_, index) => (index === 0 ? "extra" : `extra${index + 1}`));
  return [...[...patterns, ...wanted].map(({ value }) => String(value)), ...free].filter(
    (name) => !known.has(name),
  );
}
