import { arrayOfLength } from "./array-values.ts";
import { hasDifferentItems, highest, itemSites, lowest, prefixLength } from "./children.ts";
import { type Maker, take } from "./maker.ts";
import { type Attempt, type Below, bad, good } from "./probe.ts";
import { newSearch } from "./search.ts";
import type { Rule, SchemaShape } from "./shape.ts";
import { shapeValues } from "./values.ts";

const reach = 8;

/** Arrays at the edges of the rules of an array, and the places of its items. */
export function* arraySteps(maker: Maker, shape: SchemaShape): Generator<Attempt | Below> {
  const { rules } = shape;
  const build = (length: number) => arrayOfLength(maker, rules, length, reach);
  yield* lengthProbes(rules, build);

  const [base] = take(shapeValues(maker, shape, reach, newSearch(), "array"), 1);
  const min = Array.isArray(base?.value) ? base.value.length : lowest(rules, "minItems");
  const twins = build(Math.max(2, min));
  if (twins) {
    const same = [twins[0], twins[0], ...twins.slice(2)];
    yield hasDifferentItems(rules)
      ? bad(same, "two equal items", "uniqueItems")
      : { value: same, label: "two equal items" };
  }
  if (rules.some(({ keyword }) => keyword === "contains")) {
    const without = arrayOfLength(
      maker,
      rules.filter(({ keyword }) => keyword !== "contains"),
      Math.max(1, min),
      reach,
    );
    if (without) yield { value: without, label: "without an item that fits `contains`" };
    if (min === 0 || without) yield { value: [], label: "an empty array" };
  }
  const prefix = prefixLength(rules);
  for (let index = 0; index <= prefix; index++) {
    const children = itemSites(rules, index);
    const own = Array.isArray(base?.value) && base.value.length >= index ? base.value : undefined;
    const array = build(Math.max(min, index + 1)) ?? own ?? build(index);
    if (!array || children.length === 0) continue;
    if (children.some(({ schema }) => schema === false))
      yield { value: [...array.slice(0, index), null], label: "an item too many" };
    else
      yield {
        children,
        token: index,
        put: (value) => [...array.slice(0, index), value, ...array.slice(index + 1)],
      };
  }
}

function* lengthProbes(
  rules: readonly Rule[],
  build: (length: number) => unknown[] | undefined,
): Generator<Attempt> {
  const min = lowest(rules, "minItems");
  const max = highest(rules, "maxItems");
  for (const [length, label] of [
    [min, "minItems"],
    [min + 1, "minItems + 1"],
    [max - 1, "maxItems - 1"],
    [max, "maxItems"],
  ] as const) {
    const array = length >= min && length <= max && Number.isFinite(length) ? build(length) : undefined;
    if (array) yield good(array, label);
  }
  if (min > 0) {
    const array = build(min - 1);
    if (array) yield bad(array, "minItems - 1", "minItems");
  }
  if (Number.isFinite(max)) {
    const array = build(max + 1);
    if (array) yield bad(array, "maxItems + 1", "maxItems");
  }
}
