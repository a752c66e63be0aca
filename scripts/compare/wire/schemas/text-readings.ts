import { isObject } from "../../../lib/json.ts";

/**
 * The values that a text may be read as where types are not distinguished: `?limit=5` is a number, a string,
 * and a list of one of either.
 */
export function textReadings(value: unknown): unknown[] {
  const all = [...new Set([value, eachLeaf(value, toText), eachLeaf(value, fromText)])];
  const scalar = !Array.isArray(value) && !isObject(value);
  const single = Array.isArray(value) && value.length === 1 ? [value[0]] : [];
  return scalar ? [...all, ...all.map((one) => [one])] : [...all, ...single];
}

/** A copy with other leaves; the value itself, if none changes. */
function eachLeaf(value: unknown, change: (leaf: unknown) => unknown): unknown {
  if (Array.isArray(value)) {
    const items = value.map((item) => eachLeaf(item, change));
    return items.every((item, index) => Object.is(item, value[index])) ? value : items;
  }
  if (!isObject(value)) return change(value);
  const items = Object.entries(value).map(([name, item]) => [name, eachLeaf(item, change)] as const);
  return items.every(([name, item]) => Object.is(item, value[name])) ? value : Object.fromEntries(items);
}

function toText(leaf: unknown): string {
  return leaf === null ? "" : String(leaf);
}

function fromText(leaf: unknown): unknown {
  if (typeof leaf !== "string") return leaf;
  if (leaf === "true" || leaf === "false") return leaf === "true";
  return leaf !== "" && String(Number(leaf)) === leaf && Number.isFinite(Number(leaf)) ? Number(leaf) : leaf;
}
