import { isObject, withProperty } from "../../../lib/json.ts";
import { pointerStep } from "../../../lib/json-pointer.ts";
import { flatOf } from "../flat-schemas/flat.ts";
import { isBranch } from "./alignment.ts";
import type { SchemaPair, Trail } from "./differing-sites.ts";
import { sampleIn } from "./sized-sample.ts";

/** A value in a larger one. */
export interface Lifted {
  readonly value: unknown;
  /** Where it is: a JSON pointer. */
  readonly pointer: string;
}

/** Puts a value of a schema into a value of the schema one step up; `undefined` if there is none. */
export function lift(
  { value, pointer }: Lifted,
  { from, by }: Trail,
  side: keyof SchemaPair,
): Lifted | undefined {
  const slot = by[side];
  if (isBranch(slot)) return { value, pointer };
  const host = sampleIn(from[side])?.value;
  const name = nameOf(slot, from, side);
  if (name === undefined) return undefined;
  if (slot.keyword === "items" || slot.keyword === "prefixItems") {
    if (host !== undefined && !Array.isArray(host)) return undefined;
    const index = Number(name);
    const items = [...(host ?? [])];
    if (index > items.length) return undefined;
    items[index] = value;
    return { value: items, pointer: pointerStep(index) + pointer };
  }
  if (!isObject(host)) return undefined;
  return { value: withProperty(host, name, value), pointer: pointerStep(name) + pointer };
}

/** The place in all values, as a pointer with `*` for an item's index. */
export function pointerOf(trail: Trail | undefined): string {
  if (!trail) return "";
  const { up, by } = trail;
  const { keyword, name } = by.old;
  if (isBranch(by.old)) return pointerOf(up);
  return `${pointerOf(up)}${keyword === "properties" ? pointerStep(name) : "/*"}`;
}

/** The property or the index under which a value of the place can be. */
function nameOf(
  { keyword, name }: Trail["by"]["old"],
  from: SchemaPair,
  side: keyof SchemaPair,
): string | undefined {
  if (keyword === "properties" || keyword === "prefixItems") return name;
  const flat = flatOf(from[side]);
  if (!isObject(flat)) return undefined;
  if (keyword === "items") return String(Array.isArray(flat["prefixItems"]) ? flat["prefixItems"].length : 0);
  if (keyword === "patternProperties")
    return textOf(sampleIn({ root: {}, schema: { type: "string", pattern: name } }));
  const names = flat["propertyNames"];
  const free = isObject(names) ? textOf(sampleIn({ root: from[side].root, schema: names })) : "extra";
  const known = isObject(flat["properties"]) ? flat["properties"] : {};
  return free !== undefined && Object.hasOwn(known, free) ? undefined : free;
}

function textOf(sample: { readonly value: unknown } | undefined): string | undefined {
  return typeof sample?.value === "string" ? sample.value : undefined;
}
