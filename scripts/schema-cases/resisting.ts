import { pointerStep } from "../lib/json-pointer.ts";
import type { JsonSchema } from "../lib/json-schema.ts";
import { containsOf } from "./array-values.ts";
import { directSites, itemSites, lowest, propertySites, requiredNames } from "./children.ts";
import { type Maker, take } from "./maker.ts";
import { type Rule, type SchemaShape, shapesAt, typesOf } from "./shape.ts";
import type { SchemaSite } from "./site.ts";
import { shapeValues, simplestValue, sitesKey } from "./values.ts";

/** How deep a place is looked for, and how many levels its values may have. */
const deepest = 40;
const reach = 12;

/** A place for which the engine finds no valid value. */
export interface Resisting {
  /** JSON pointer into the value. */
  readonly pointer: string;
  /** The schema that holds there, the same object wherever it is referred to. */
  readonly schema: JsonSchema;
}

/** The results for schemas that occur at several places, reported at the first one. */
type Known = Map<string, readonly Resisting[]>;

/**
 * The innermost places, at and below `pointer`, that have no valid value as far as the engine can
 * find; none where there is a value, or where the schema says outright that there is none.
 */
export function resistingPlaces(
  maker: Maker,
  sites: readonly SchemaSite[],
  pointer: string,
  known: Known = new Map(),
  depth = deepest,
): readonly Resisting[] {
  const key = sitesKey(maker, sites);
  const told = known.get(key);
  if (told) return told;
  known.set(key, []);
  const found = placesAt(maker, sites, pointer, known, depth);
  known.set(key, found);
  return found;
}

function placesAt(
  maker: Maker,
  sites: readonly SchemaSite[],
  pointer: string,
  known: Known,
  depth: number,
): readonly Resisting[] {
  const [first] = sites;
  if (!first || simplestValue(maker, sites)) return [];
  const own = { pointer, schema: first.schema };
  const shapes = shapesAt(maker.root, sites).filter(({ rules }) => !isNever(rules));
  if (shapes.length === 0) return sites.some(({ schema }) => isBare(maker, schema)) ? [] : [own];
  const found = shapes
    .filter((shape) => take(shapeValues(maker, shape, reach), 1).length === 0)
    .flatMap((shape) => within(maker, shape, pointer, known, depth));
  const places = found.length > 0 ? found : [own];
  return [...new Map(places.map((place) => [place.pointer, place])).values()];
}

/** The parts that a value of the shape must have and that resist, or the shape's own place. */
function within(
  maker: Maker,
  { rules }: SchemaShape,
  pointer: string,
  known: Known,
  depth: number,
): readonly Resisting[] {
  const own = { pointer, schema: (rules[0]?.schema ?? false) as JsonSchema };
  if (depth === 0) return [own];
  const types = typesOf(rules);
  const children = [
    ...(types.includes("object")
      ? requiredNames(rules).map((name) => [propertySites(rules, name), name] as const)
      : []),
    ...(types.includes("array") ? neededItems(rules) : []),
  ];
  const found = children.flatMap(([sites, token]) =>
    resistingPlaces(maker, sites, pointer + pointerStep(token), known, depth - 1),
  );
  return found.length > 0 ? found : [own];
}

function neededItems(rules: readonly Rule[]): (readonly [readonly SchemaSite[], number])[] {
  const length = Math.min(Math.max(lowest(rules, "minItems"), containsOf(rules)), 10);
  return Array.from({ length }, (_, index) => [
    index < containsOf(rules)
      ? [...itemSites(rules, index), ...directSites(rules, "contains")]
      : itemSites(rules, index),
    index,
  ]);
}

/** Whether the rules say outright that nothing is valid: `false`, `not: {}`. */
function isNever(rules: readonly Rule[]): boolean {
  return rules.some(
    ({ keyword, value }) =>
      keyword === "false schema" ||
      (keyword === "not" &&
        (value === true || (typeof value === "object" && Object.keys(value ?? {}).length === 0))),
  );
}

/** Whether a schema has only branches that are meant to be empty. */
function isBare(maker: Maker, schema: JsonSchema): boolean {
  return shapesAt(maker.root, [{ schema, pointer: "" }]).every(({ rules }) => isNever(rules));
}

// Coverage: the unit tests have few schemas without a valid value; `satisfiable.slow` draws more.
