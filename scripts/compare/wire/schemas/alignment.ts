import { isObject } from "../../../lib/json.ts";
import type { JsonSchema } from "../../../lib/json-schema.ts";
import { flatOf, type Placed } from "../flat-schemas/flat.ts";
import type { Sameness } from "./sameness.ts";
import { type Slot, slotsOf } from "./subschema-slots.ts";

/** Two schemas in the same place of two others. */
export interface Aligned {
  readonly old: Slot;
  readonly now: Slot;
}

/** The schemas below two others: those in the same place, and those without a partner. */
export interface Alignment {
  readonly aligned: readonly Aligned[];
  readonly gone: readonly Slot[];
  readonly came: readonly Slot[];
}

/** Keywords whose schema narrows a part of the value: a change below changes the whole in the same way. */
const straight: ReadonlySet<string> = new Set([
  "properties",
  "patternProperties",
  "additionalProperties",
  "items",
  "prefixItems",
]);
const branches: ReadonlySet<string> = new Set(["anyOf", "oneOf", "allOf"]);
const unions = [
  ["anyOf", "anyOf"],
  ["oneOf", "oneOf"],
  ["allOf", "allOf"],
  ["anyOf", "oneOf"],
  ["oneOf", "anyOf"],
] as const;

/** Whether a slot is a branch, which judges the same value. */
export function isBranch({ keyword }: Slot): boolean {
  return branches.has(keyword);
}

export function align(old: Placed, now: Placed, { same }: Sameness): Alignment {
  const [mine, yours] = [slotsOf(old.root, flatOf(old)).slots, slotsOf(now.root, flatOf(now)).slots];
  const aligned: Aligned[] = [];
  const placed = ({ root }: Placed, { schema }: Slot): Placed => ({ root, schema });
  const isSame = (a: Slot, b: Slot) => same(placed(old, a), placed(now, b));
  const left = new Set(yours);
  const gone = mine.filter((slot) => {
    if (isBranch(slot)) return true;
    const partner = yours.find(({ keyword, name }) => keyword === slot.keyword && name === slot.name);
    if (!partner || !(straight.has(slot.keyword) || isSame(slot, partner))) return true;
    aligned.push({ old: slot, now: partner });
    left.delete(partner);
    return false;
  });
  const rest = (slots: Iterable<Slot>) => [...slots].filter((slot) => !isBranch(slot));
  const open = new Set(gone.filter(isBranch));
  const take = (slot: Slot, partner: Slot) => {
    aligned.push({ old: slot, now: partner });
    open.delete(slot);
    left.delete(partner);
  };
  const lost: Slot[] = rest(gone);
  const found: Slot[] = rest(left);
  for (const [ourKeyword, theirKeyword] of unions) {
    const of = (slots: Iterable<Slot>, keyword: string) =>
      [...slots].filter((slot) => slot.keyword === keyword);
    const [ours, theirs] = [of(open, ourKeyword), new Set(of(left, theirKeyword))];
    const pair = (slots: readonly Slot[], fits: (a: Slot, b: Slot) => boolean) =>
      slots.filter((slot) => {
        const partner = [...theirs].find((other) => fits(slot, other));
        if (!partner) return true;
        take(slot, partner);
        theirs.delete(partner);
        return false;
      });
    const hints = (at: Placed, slots: Iterable<Slot>) =>
      new Map([...slots].map((slot) => [slot, hintOf(placed(at, slot))]));
    const unequal = pair(ours, isSame);
    const [hintsOfOurs, hintsOfTheirs] = [hints(old, unequal), hints(now, theirs)];
    const counts = countOf([...hintsOfOurs.values()], [...hintsOfTheirs.values()]);
    const unlike = pair(unequal, (a, b) => {
      const hint = hintsOfOurs.get(a);
      return hint !== "" && hint === hintsOfTheirs.get(b) && counts.get(hint ?? "") === 1;
    });
    // One branch that changed next to others that did not.
    const [only] = theirs;
    const single = unlike.length === 1 && theirs.size === 1 && only;
    if (single && unlike[0] && isLike(placed(old, unlike[0]), placed(now, single))) take(unlike[0], single);
  }
  return { aligned, gone: [...lost, ...open], came: [...found, ...[...left].filter(isBranch)] };
}

/** How many times each hint occurs on one side, at most. */
function countOf(...sides: readonly (readonly string[])[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const side of sides)
    for (const hint of side)
      counts.set(hint, Math.max(counts.get(hint) ?? 0, side.filter((other) => other === hint).length));
  return counts;
}

/** What identifies a branch: the constants of its properties, else its reference, else its type. */
function hintOf(placed: Placed): string {
  const { schema } = placed;
  const flat = flatOf(placed);
  if (!isObject(flat)) return "";
  const properties = isObject(flat["properties"]) ? flat["properties"] : {};
  const tags = Object.entries(properties).flatMap(([name, property]) => {
    const one = flatOf({ root: placed.root, schema: property as JsonSchema });
    return isObject(one) && typeof one["const"] === "string" ? [`${name}=${one["const"]}`] : [];
  });
  if (tags.length > 0) return tags.sort().join();
  if (isObject(schema) && typeof schema["$ref"] === "string") return schema["$ref"];
  if (isObject(schema) && typeof schema["title"] === "string") return schema["title"];
  return typeof flat["type"] === "string" ? flat["type"] : "";
}

function isLike(old: Placed, now: Placed): boolean {
  const [before, after] = [flatOf(old), flatOf(now)];
  return isObject(before) && isObject(after) && before["type"] === after["type"];
}
