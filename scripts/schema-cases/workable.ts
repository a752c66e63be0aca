import { type Maker, take } from "./maker.ts";
import { type Choice, flatten, productsOf, type SchemaShape } from "./shape.ts";
import type { SchemaSite } from "./site.ts";
import { shapeValues } from "./values.ts";

/** How many levels a value of a shape may have. */
const reach = 4;

/**
 * The shapes of a place, those with a value first, because rules are covered where they are first met;
 * shapes without a value are replaced by others with the same branches that have one.
 */
export function workable(
  maker: Maker,
  sites: readonly SchemaSite[],
  shapes: readonly SchemaShape[],
): readonly SchemaShape[] {
  const { rules, unions } = flatten(maker.root, sites);
  if (shapes.length < 2 || (rules.length === 0 && unions.length < 2)) return shapes;
  const isWorkable = (shape: SchemaShape) => take(shapeValues(maker, shape, reach), 1).length > 0;
  const good = shapes.filter(isWorkable);
  if (good.length === shapes.length) return shapes;
  const keyOf = ({ union, index }: Choice) => `${union.pointer} ${index}`;
  const taken = new Set(good.flatMap(({ choices }) => choices.map(keyOf)));
  const others = unions.length > 1 ? productsOf(maker.root, sites) : [];
  const found = others.filter((shape) => {
    if (shape.choices.every((choice) => taken.has(keyOf(choice))) || !isWorkable(shape)) return false;
    for (const choice of shape.choices) taken.add(keyOf(choice));
    return true;
  });
  const left = shapes.filter(({ choices }) => !choices.every((choice) => taken.has(keyOf(choice))));
  return [...good, ...found, ...left];
}

// Coverage: the unit tests have few schemas with several unions of which some options exclude each other; `satisfiable.slow` draws more.
