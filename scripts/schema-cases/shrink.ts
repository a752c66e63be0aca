import { isObject, withoutProperty, withProperty } from "../lib/json.ts";

/** How much is tried before the smallest value found so far is taken: characters of values, small ones counted as some. */
const [most, least] = [1_000_000, 250];

/**
 * The smallest value found, starting from `value`, for which `stillFails` holds: with fewer
 * properties and items, shorter strings, numbers nearer to 0. `value` itself where none is smaller.
 */
export function shrink(value: unknown, stillFails: (value: unknown) => boolean): unknown {
  let left = most;
  let best = value;
  // After a success, the steps go on from its place; at the end, those before it are tried again.
  for (let from = 0; ; ) {
    let step = 0;
    const before = best;
    const cost = Math.max(JSON.stringify(before)?.length ?? 0, least);
    for (const smaller of smallerThan(before)) {
      if (step++ < from) continue;
      if (left <= 0) return best;
      left -= cost;
      if (!stillFails(smaller)) continue;
      best = smaller;
      break;
    }
    if (best !== before) from = step - 1;
    else if (from === 0) return best;
    else from = 0;
  }
}

/** Values one step smaller, the biggest steps first. */
function* smallerThan(value: unknown): Generator<unknown> {
  if (typeof value === "string") yield* smallerStrings(value);
  else if (typeof value === "number") yield* smallerNumbers(value);
  else if (value === true) yield false;
  else if (Array.isArray(value)) yield* smallerArrays(value);
  else if (isObject(value)) yield* smallerObjects(value);
}

function* smallerObjects(object: Readonly<Record<string, unknown>>): Generator<unknown> {
  const names = Object.keys(object);
  if (names.length > 1) yield {};
  for (const name of names) yield withoutProperty(object, name);
  for (const name of names)
    for (const smaller of smallerThan(object[name])) yield withProperty(object, name, smaller);
}

function* smallerArrays(array: readonly unknown[]): Generator<unknown> {
  for (const keep of halves(array.length)) yield array.slice(0, keep);
  for (const [index, item] of array.entries())
    if (index === 0 || item !== array[index - 1]) yield array.toSpliced(index, 1);
  for (const [index, item] of array.entries())
    for (const smaller of smallerThan(item)) yield array.with(index, smaller);
}

function* smallerStrings(text: string): Generator<string> {
  const characters = [...text];
  const plain = "a".repeat(characters.length);
  if (text !== plain) yield plain;
  for (const keep of halves(characters.length)) yield characters.slice(0, keep).join("");
  // Of the same characters in a row, it does not matter which one is left out.
  for (const [index, character] of characters.entries())
    if (character !== characters[index - 1]) yield characters.toSpliced(index, 1).join("");
  for (const [index, character] of characters.entries())
    if (character !== "a") yield characters.with(index, "a").join("");
}

function* smallerNumbers(value: number): Generator<number> {
  const nearer = [0, Math.trunc(value), Math.trunc(value / 2), value - Math.sign(value)];
  for (const number of nearer) if (Math.abs(number) < Math.abs(value)) yield number + 0;
  if (value < 0) yield -value;
}

/** 0, then half of it, then three quarters, …, below `length`. */
function* halves(length: number): Generator<number> {
  for (let cut = length; cut >= 2; cut = Math.floor(cut / 2)) yield length - cut;
}
