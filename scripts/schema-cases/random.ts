import fc from "fast-check";
import { isObject, withProperty } from "../lib/json.ts";
import { pointerStep, pointerTokens, valueAt } from "../lib/json-pointer.ts";
import { arbitraryOf } from "./arbitrary.ts";
import type { Maker } from "./maker.ts";
import type { SchemaSite } from "./site.ts";
import type { Candidate } from "./walk.ts";

interface RandomOptions {
  readonly seed: number;
  /** How many candidates to give at most. */
  readonly count: number;
  /** Candidates of the walk that turned out invalid: what can be broken, and where. */
  readonly invalid: readonly Candidate[];
}

/** Values per draw; a longer sequence begins with the shorter one of the same seed. */
const draw = 64;
const depth = 5;

/** Random values meant to be valid, and after each one the same with one thing broken, as an edge case breaks it. */
export function* randomCandidates(
  maker: Maker,
  sites: readonly SchemaSite[],
  { seed, count, invalid }: RandomOptions,
): Generator<Candidate> {
  if (count === 0) return;
  const values = fc.tuple(arbitraryOf(maker, sites, depth), fc.nat());
  let left = count;
  for (let round = 0; left > 0; round++)
    for (const [value, pick] of fc.sample(values, { seed: seed + round, numRuns: draw })) {
      if (left-- <= 0) return;
      yield { value, label: "random", valid: true, pointer: "", trail: [] };
      const broken = invalid[pick % Math.max(invalid.length, 1)];
      if (!broken || left-- <= 0) continue;
      const whole = replaced(value, broken.pointer, valueAt(broken.value, broken.pointer));
      if (whole) yield { ...broken, value: whole.value, label: `random, ${broken.label}` };
    }
}

/** `value` with another value at a pointer, boxed; `undefined` if it has nothing there. */
function replaced(value: unknown, pointer: string, by: unknown): { readonly value: unknown } | undefined {
  if (pointer === "") return { value: by };
  const [name = "", ...rest] = pointerTokens(pointer);
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return undefined;
  const inner = replaced((value as Record<string, unknown>)[name], rest.map(pointerStep).join(""), by);
  if (!inner) return undefined;
  if (Array.isArray(value)) return { value: value.with(Number(name), inner.value) };
  return isObject(value) ? { value: withProperty(value, name, inner.value) } : undefined;
}
