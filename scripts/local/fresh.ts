import { createHash, randomInt } from "node:crypto";

/** Draws a whole number from 0 to below `bound`. */
export type Draw = (bound: number) => number;

/** Draws the same numbers for the same text. */
export function drawFrom(text: string): Draw {
  let count = 0;
  return (bound) => createHash("sha256").update(`${text} ${count++}`).digest().readUInt32BE(0) % bound;
}

/** How many values are tried, the later half of them longer than `like`. */
const tries = 1000;
/** How many characters from the end are drawn anew. */
const drawn = 16;

/**
 * A value of the form of `like` for which `isFree` holds: a number beyond `last`, or a text whose last letters
 * and digits are replaced by others of the same kind, with more of them if there are too few. `undefined` if
 * none was found.
 */
export function freshValue(
  like: unknown,
  last: number,
  isFree: (value: unknown) => boolean,
  draw: Draw = randomInt,
): unknown {
  for (let count = 1; count <= tries; count++) {
    const value =
      typeof like === "number" ? nextNumber(like, last, count) : nextText(String(like), count, draw);
    if (isFree(value)) return value;
  }
  return undefined;
}

/** Numbers that no object has had come first; then, because the schema may have a bound, free ones. */
function nextNumber(like: number, last: number, count: number): number {
  return count <= tries / 2 ? like + last + count : like + count - tries / 2;
}

function nextText(like: string, count: number, draw: Draw): string {
  return count <= tries / 2 ? redrawn(like, draw) : redrawn(like, draw) + redrawn("0".repeat(4), draw);
}

function redrawn(text: string, draw: Draw): string {
  const start = Math.max(text.lastIndexOf("_") + 1, text.length - drawn);
  const pools = poolsOf(text);
  return text.slice(0, start) + [...text.slice(start)].map((sign) => another(sign, pools, draw)).join("");
}

/** The letters that may replace one another: a hexadecimal text stays hexadecimal, another keeps its own letters. */
function poolsOf(text: string): readonly string[] {
  const isHexadecimal = /^[0-9a-f-]+$/i.test(text);
  const letters = (all: string, hexadecimal: string, few: RegExp) =>
    isHexadecimal ? hexadecimal : (text.match(few) ?? []).join("") || all;
  return [
    "0123456789",
    letters("abcdefghijklmnopqrstuvwxyz", "abcdef", /[a-z]/g),
    letters("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "ABCDEF", /[A-Z]/g),
  ];
}

function another(sign: string, pools: readonly string[], draw: Draw): string {
  const kind = [/[0-9]/, /[a-z]/, /[A-Z]/].findIndex((pattern) => pattern.test(sign));
  const pool = pools[kind];
  return pool ? (pool[draw(pool.length)] ?? sign) : sign;
}
