import type { LengthLimits } from "./words.ts";

/** A pattern as what its characters are, and how many there may be. */
export interface Measured {
  /** The pattern without the length. */
  readonly source: string;
  readonly limits: LengthLimits;
}

/** Shorter repetitions are as easy for an automaton, which knows the edges of the characters, too. */
const long = 24;

/**
 * Takes a long repetition of one character apart: `^[a-z]{2,500}$` is `^[a-z]*$` of 2 to 500
 * characters. An automaton that counts has a state for each length, times those of every other
 * pattern; lengths alone cost nothing. `undefined` for any other pattern.
 */
export function measured(source: string): Measured | undefined {
  const [, character, from = "", comma, to] =
    /^\^(\.|\\[dDwWsS]|\[(?:\\.|[^\]\\])*\])\{(\d+)(?:(,)(\d*))?\}\$$/u.exec(source) ?? [];
  if (character === undefined) return undefined;
  const min = Number(from);
  const max = comma === undefined ? min : to ? Number(to) : Number.POSITIVE_INFINITY;
  if (min > max || Math.max(min, Number.isFinite(max) ? max : 0) < long) return undefined;
  return { source: `^${character}*$`, limits: { min, max } };
}
