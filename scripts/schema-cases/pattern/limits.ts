import type { Char } from "refa";

/** An automaton with more states is not built: what needs one counts as unsolved. */
export const mostStates = 4000;

/** The greatest code point. */
export const lastCharacter: Char = 0x10ffff;

/** Why there is no automaton: a construct beyond automata, or more states than we build. */
export class Unsolved extends Error {}
