import { isObject } from "../../../lib/json.ts";
import { flatOf, type Placed } from "../flat-schemas/flat.ts";
import { numberOf } from "../flat-schemas/object-numbers.ts";
import { type Slot, slotsOf } from "./subschema-slots.ts";

/** Whether two schemas have the same keywords, wherever they are and whatever their names are. */
export interface Sameness {
  same(a: Placed, b: Placed): boolean;
  /** A number for schemas that do not contain themselves, equal for equal schemas. */
  idOf(placed: Placed): number | undefined;
}

/** A deeper schema counts as one that contains itself, so that no stack overflows. */
const deepest = 400;
const unordered: ReadonlySet<string> = new Set(["anyOf", "oneOf", "allOf"]);

export function sameness(): Sameness {
  const texts = new Map<string, number>();
  /** `undefined` while a schema is visited, and permanently if it contains itself. */
  const ids = new WeakMap<object, Map<object, number | undefined>>();
  const proven = new Set<string>();

  const idOf = (placed: Placed, depth = 0): number | undefined => {
    const { root, schema } = placed;
    if (!isObject(schema)) return schema ? -1 : -2;
    const known = ids.get(root) ?? new Map<object, number | undefined>();
    ids.set(root, known);
    if (known.has(schema)) return known.get(schema);
    if (depth > deepest) return undefined;
    known.set(schema, undefined);
    const { words, slots } = slotsOf(root, flatOf(placed));
    const below = slots.map((slot) => idOf({ root, schema: slot.schema }, depth + 1));
    if (below.includes(undefined)) return undefined;
    const text = [words, ...sortedBelow(slots, below as number[])].join("\n");
    const id = texts.get(text) ?? texts.size;
    texts.set(text, id);
    known.set(schema, id);
    return id;
  };

  /** Assumes that everything being visited is the same, which then holds unless something differs. */
  const same = (a: Placed, b: Placed): boolean => {
    const assumed = new Set<string>();
    const open: (readonly [Placed, Placed])[] = [[a, b]];
    for (let pair = open.pop(); pair; pair = open.pop()) {
      const [left, right] = pair;
      const [one, other] = [idOf(left), idOf(right)];
      if (one !== undefined || other !== undefined) {
        if (one !== other) return false;
        continue;
      }
      const key = keyOfSchemas(left, right);
      if (proven.has(key) || assumed.has(key)) continue;
      assumed.add(key);
      const [mine, yours] = [slotsOf(left.root, flatOf(left)), slotsOf(right.root, flatOf(right))];
      if (mine.words !== yours.words || mine.slots.length !== yours.slots.length) return false;
      const theirs = new Map(yours.slots.map((slot) => [`${slot.keyword} ${slot.name}`, slot]));
      for (const slot of mine.slots) {
        const partner = theirs.get(`${slot.keyword} ${slot.name}`);
        if (!partner) return false;
        open.push([
          { ...left, schema: slot.schema },
          { ...right, schema: partner.schema },
        ]);
      }
    }
    for (const key of assumed) proven.add(key);
    return true;
  };
  return { same, idOf };
}

/** Sorts branches and properties, because their order does not matter. */
function sortedBelow(slots: readonly Slot[], ids: readonly number[]): string[] {
  return slots
    .map(({ keyword, name }, index) => `${keyword} ${unordered.has(keyword) ? "" : name} ${ids[index]}`)
    .sort();
}

/** A key for a pair of schema objects. */
export function keyOfSchemas(...placed: readonly Placed[]): string {
  return placed.map(({ schema }) => (isObject(schema) ? numberOf(schema) : schema)).join();
}
