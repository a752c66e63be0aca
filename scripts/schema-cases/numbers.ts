import { type Attempt, bad } from "./probe.ts";
import type { Rule } from "./shape.ts";

interface Bounds {
  readonly low: number;
  readonly high: number;
  readonly lowOpen: boolean;
  readonly highOpen: boolean;
  /** The distance between valid numbers; 0 if any number is valid. */
  readonly step: number;
}

/** Limits of programs that keep numbers in 32 bits, or in the 53 bits of a double. */
const wide: readonly (readonly [number, string])[] = [
  [0, "0"],
  [1, "1"],
  [-1, "-1"],
  [0.5, "0.5"],
  [-0.5, "-0.5"],
  [2 ** 31 - 1, "2^31 - 1"],
  [2 ** 31, "2^31"],
  [-(2 ** 31), "-2^31"],
  [-(2 ** 31) - 1, "-2^31 - 1"],
  [2 ** 53 - 1, "2^53 - 1"],
  [2 ** 53, "2^53"],
  [-(2 ** 53) + 1, "-2^53 + 1"],
  [-(2 ** 53), "-2^53"],
  [1e300, "1e300"],
  [1e-7, "1e-7"],
];

const boundKeywords = ["minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum"];

/** Farther from 0, counted in steps, a double does not tell whether it is a multiple, and readers differ. */
export const mostSteps = 2 ** 30;

/** Whether all readers agree if a number is a multiple: those that allow for rounding take 1e-18 for one of 0.01. */
export function tellsMultiple(step: number, number: number): boolean {
  const size = Math.abs(number);
  return size === 0 || (size <= step * mostSteps && size >= step / 1000);
}

/** Numbers at the edges of the rules of a number, then those at the edges of what machines hold. */
export function* numberProbes(rules: readonly Rule[], integer: boolean): Generator<Attempt> {
  const steps = rules.flatMap(({ keyword, value }) => (keyword === "multipleOf" ? [Number(value)] : []));
  for (const probe of allProbes(rules, integer))
    if (steps.every((step) => tellsMultiple(step, Number(probe.value)))) yield probe;
}

function* allProbes(rules: readonly Rule[], integer: boolean): Generator<Attempt> {
  const { low, high, step } = boundsOf(rules, integer);
  for (const { keyword, value } of rules)
    if (boundKeywords.includes(keyword) && typeof value === "number") yield* around(value, keyword, step);
  if (step > 0 && !(integer && step === 1)) {
    yield { value: step, label: "multipleOf" };
    yield { value: tidy(step * 3), label: "3 × multipleOf" };
    yield bad(tidy(step / 2), "multipleOf / 2", "multipleOf");
    yield bad(tidy(step * 1.5), "1.5 × multipleOf", "multipleOf");
    // Those may all be out of bounds, or no integers.
    const aside = integer ? 1 : step / 2;
    for (const value of firstNumbers(rules, integer, 1))
      for (const near of [tidy(value - aside), tidy(value + aside)])
        if (near > low && near < high) yield bad(near, "beside a multiple", "multipleOf");
  }
  for (const value of firstNumbers(rules, integer, 2)) yield { value, label: `a number: ${value}` };
  for (const [value, label] of wide) yield { value, label };
}

function* around(bound: number, keyword: string, step: number): Generator<Attempt> {
  const near = Math.max(Math.abs(bound), 1) * 2 ** -20;
  const distances = step > 0 ? [step] : [1, near];
  yield { value: bound, label: keyword };
  for (const distance of distances) {
    const words = distance === near ? "a little" : String(distance);
    yield { value: tidy(bound - distance), label: `${keyword} - ${words}` };
    yield { value: tidy(bound + distance), label: `${keyword} + ${words}` };
  }
  if (step > 0) {
    yield { value: tidy(Math.ceil(bound / step) * step), label: `${keyword}, the multiple above` };
    yield { value: tidy(Math.floor(bound / step) * step), label: `${keyword}, the multiple below` };
  }
}

/** Numbers within the bounds, the one nearest to 0 first, then away from it. Other rules may refuse them. */
export function* numberValues(rules: readonly Rule[], integer: boolean): Generator<number> {
  const { low, high, lowOpen, highOpen, step } = boundsOf(rules, integer);
  const stride = step || (high - low <= 1000 ? (high - low) / 1024 : 1);
  if (!(low <= high)) return;
  const inside = (value: number) =>
    (lowOpen ? value > low : value >= low) && (highOpen ? value < high : value <= high);
  const start = low > 0 ? low : Math.min(high, 0);
  const first = step > 0 ? (low > 0 ? Math.ceil(low / step) * step : Math.trunc(start / step) * step) : start;
  for (let index = 0; index <= 1000; index++)
    for (const sign of index === 0 ? [1] : [1, -1]) {
      const value = tidy(first + sign * index * stride);
      if (inside(value)) yield value;
    }
}

function firstNumbers(rules: readonly Rule[], integer: boolean, count: number): number[] {
  const numbers: number[] = [];
  for (const value of numberValues(rules, integer)) {
    if (numbers.length === count) break;
    numbers.push(value);
  }
  return numbers;
}

function boundsOf(rules: readonly Rule[], integer: boolean): Bounds {
  const of = (name: string) =>
    rules.flatMap(({ keyword, value }) => (keyword === name && typeof value === "number" ? [value] : []));
  const low = Math.max(...of("minimum"), ...of("exclusiveMinimum"));
  const high = Math.min(...of("maximum"), ...of("exclusiveMaximum"));
  const steps = of("multipleOf").filter((value) => value > 0);
  return {
    low,
    high,
    lowOpen: of("exclusiveMinimum").includes(low),
    highOpen: of("exclusiveMaximum").includes(high),
    step: integer ? Math.max(1, ...steps.filter(Number.isInteger)) : Math.max(0, ...steps),
  };
}

/** Without the tail that binary fractions leave: 0.30000000000000004 is 0.3. */
function tidy(value: number): number {
  const rounded = Number(value.toPrecision(15));
  return Math.abs(value) < 2 ** 49 && Number.isFinite(rounded) ? rounded + 0 : value + 0;
}
