import { isObject } from "../../../lib/json.ts";
import type { JsonSchema, SchemaObject } from "../../../lib/json-schema.ts";
import { flatOf, type Placed } from "../flat-schemas/flat.ts";
import { isBranch } from "./alignment.ts";
import { isSmall } from "./closure.ts";
import type { DifferingSite } from "./differing-sites.ts";
import { readerOf } from "./readers.ts";
import type { Sameness } from "./sameness.ts";
import { sampleIn } from "./sized-sample.ts";
import type { Slot } from "./subschema-slots.ts";

/** Keywords with which even an optional property may matter. */
const entangling = [
  "anyOf",
  "oneOf",
  "allOf",
  "not",
  "if",
  "then",
  "else",
  "dependentSchemas",
  "dependentRequired",
  "minProperties",
  "maxProperties",
  "propertyNames",
  "unevaluatedProperties",
];
/** The most branches that are kept of those that are the same on both sides. */
const branchesKept = 12;

/**
 * Both schemas of a site without the variety of parts that are equal or compared elsewhere: one value
 * represents such a part, or none if it is optional. Values are then drawn only where the two differ.
 */
export function reduced(
  { old, now, alignment }: DifferingSite,
  { same }: Sameness,
): readonly [Placed, Placed] {
  const flats = [flatOf(old), flatOf(now)] as const;
  if (!isObject(flats[0]) || !isObject(flats[1])) return [old, now];
  const [before, after]: [Editable, Editable] = [editable(flats[0]), editable(flats[1])];
  const isEntangled = [before, after].some((flat) => entangling.some((keyword) => keyword in flat));
  const isListed = [before, after].some((flat) => flat["uniqueItems"] === true || "contains" in flat);
  let branches = 0;
  for (const { old: mine, now: yours } of alignment.aligned) {
    const ends = [
      { root: old.root, schema: mine.schema },
      { root: now.root, schema: yours.schema },
    ] as const;
    const isEqual = same(...ends);
    const mayStay = isEqual && ends.every(isSmall);
    if (mine.keyword === "properties") {
      if (isEntangled && mayStay) continue;
      if (!isEntangled && !isNeeded(before, mine.name) && !isNeeded(after, mine.name)) {
        remove(before, mine);
        remove(after, yours);
        continue;
      }
    } else if (isBranch(mine)) {
      branches++;
      if (mayStay && branches <= branchesKept) continue;
      if (isEqual && branches > branchesKept) {
        remove(before, mine);
        remove(after, yours);
        continue;
      }
    } else if ((isListed || isEntangled) && mayStay) continue;
    const [one, other] = standIns(ends, isEqual);
    put(before, mine, one);
    put(after, yours, other);
  }
  return [
    { ...old, schema: withoutHoles(before) },
    { ...now, schema: withoutHoles(after) },
  ];
}

/** One value for both if it fits both, otherwise one for each; `false` for a schema without values. */
function standIns(ends: readonly [Placed, Placed], isEqual: boolean): readonly [JsonSchema, JsonSchema] {
  const [mine, yours] = ends.map(sampleIn);
  if (mine && (isEqual || readerOf(ends[1], "json").accepts(mine.value)))
    return [{ const: mine.value }, { const: mine.value }];
  if (yours && readerOf(ends[0], "json").accepts(yours.value))
    return [{ const: yours.value }, { const: yours.value }];
  return [mine ? { const: mine.value } : false, yours ? { const: yours.value } : false];
}

type Editable = Record<string, unknown>;

/** A copy whose maps and lists may be modified. */
function editable(flat: SchemaObject): Editable {
  return Object.fromEntries(
    Object.entries(flat).map(([keyword, value]) => [
      keyword,
      Array.isArray(value) ? [...value] : isObject(value) ? { ...value } : value,
    ]),
  );
}

const hole = Symbol("a branch that was taken out");

function put(flat: Editable, { keyword, name }: Slot, schema: JsonSchema | typeof hole): void {
  const holder = flat[keyword];
  if (name === "" && !(isObject(holder) && Object.hasOwn(holder, ""))) flat[keyword] = schema;
  else if (Array.isArray(holder)) holder[Number(name)] = schema;
  else if (isObject(holder)) flat[keyword] = { ...holder, [name]: schema };
}

function remove(flat: Editable, { keyword, name, schema }: Slot): void {
  const holder = flat[keyword];
  if (Array.isArray(holder)) put(flat, { keyword, name, schema }, hole);
  else if (isObject(holder))
    flat[keyword] = Object.fromEntries(Object.entries(holder).filter(([key]) => key !== name));
}

function withoutHoles(flat: Editable): SchemaObject {
  return Object.fromEntries(
    Object.entries(flat).map(([keyword, value]) => [
      keyword,
      Array.isArray(value) ? value.filter((one) => one !== hole) : value,
    ]),
  );
}

function isNeeded({ required }: SchemaObject, name: string): boolean {
  return Array.isArray(required) && required.includes(name);
}

// Coverage: the unit tests have few choices of many branches that are the same on both sides; the long tests draw them.
