import { judgeOf } from "./judge.ts";
import { createLessons } from "./lessons.ts";
import type { Maker } from "./maker.ts";
import { simplestValue, validValues } from "./values.ts";

/** The budget of the search for the values of one schema: what is not found within it counts as not reached. */
export const mostWork = 20_000;

export function makerOf(root: object): Maker {
  const known = makers.get(root);
  if (known) return known;
  const judge = judgeOf(root);
  const made: Maker = {
    root,
    judge,
    within: { simplest: simplestValue, valuesOf: validValues },
    parts: new WeakMap(),
    texts: new Map(),
    samples: new Map(),
    lessons: createLessons(root),
    numbers: new Map(),
    shapes: new Map(),
    toldApart: new WeakMap(),
    work: { left: mostWork },
  };
  makers.set(root, made);
  return made;
}

const makers = new WeakMap<object, Maker>();
