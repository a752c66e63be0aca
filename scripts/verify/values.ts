import { isDeepStrictEqual } from "node:util";
import { ownField } from "../lib/fields.ts";

/** Whether all of `part` is in `whole`: objects may have more fields, everything else is equal. */
export function contains(whole: unknown, part: unknown): boolean {
  if (Array.isArray(part))
    return (
      Array.isArray(whole) &&
      whole.length === part.length &&
      part.every((item, index) => contains(whole[index], item))
    );
  if (typeof part === "object" && part !== null)
    return (
      typeof whole === "object" &&
      whole !== null &&
      Object.entries(part).every(([name, value]) => contains(ownField(whole, name), value))
    );
  return whole === part || isDeepStrictEqual(whole, part);
}

/** At most `most` of the items, evenly spread and in their order; the first is always one of them. */
export function thinned<Item>(items: readonly Item[], most: number): Item[] {
  const step = Math.max(1, items.length / most);
  return items.filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step));
}

/** A value as text; an object as JSON, because one from a server may have a `toString` that is not a function. */
export function plainText(value: unknown): string {
  return typeof value === "object" && value !== null ? (JSON.stringify(value) ?? "") : String(value);
}

// Coverage: the unit tests print few objects as texts.
