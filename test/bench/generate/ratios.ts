import { isObject } from "../../../scripts/lib/json.ts";
import type { Contender } from "./contenders.ts";
import type { Cost } from "./measured.ts";

/** What was measured of one number of operations. */
export interface Measurement {
  readonly operations: number;
  /** The median of each contender. */
  readonly costs: Readonly<Record<Contender, Cost>>;
}

/** One number that must not grow, and what it must not exceed, if that is promised. */
export interface Ratio {
  readonly name: string;
  readonly value: number;
  readonly promised?: number;
}

/** Nothing promised is larger than at this number of operations. */
const large = 1000;

/** The ratios of all measurements: none depends on how fast the machine is. */
export function ratiosOf(measurements: readonly Measurement[]): Ratio[] {
  const each = measurements.flatMap(({ operations, costs }) => {
    const { bare, cold, unchanged, changed } = costs;
    const at = (promised: number) => (operations === large ? { promised } : {});
    return [
      {
        ...{ name: `${operations} cold / bare tools, CPU`, value: cold.cpu / bare.cpu },
        ...(operations === 1 ? { promised: 1 } : at(2)),
      },
      { name: `${operations} cold / bare tools, wall`, value: cold.wall / bare.wall, ...at(1.2) },
      { name: `${operations} unchanged / cold, CPU`, value: unchanged.cpu / cold.cpu, ...at(0.15) },
      { name: `${operations} one changed / cold, CPU`, value: changed.cpu / cold.cpu, ...at(0.25) },
    ];
  });
  const [hundreds, thousands] = [large, 4 * large].map((size) =>
    measurements.find(({ operations }) => operations === size),
  );
  if (!hundreds || !thousands) return each;
  const [small, big] = [hundreds.costs.cold, thousands.costs.cold];
  return [
    ...each,
    { name: `${4 * large} / ${large}, CPU`, value: big.cpu / small.cpu, promised: 4.4 },
    { name: `${4 * large} / ${large}, memory`, value: big.memory / small.memory, promised: 4 },
  ];
}

/** By how much a ratio may be worse than the recorded one: what else the machine does is in both. */
const tolerance = 1.25;

/** A ratio beside the recorded one. */
interface ComparedRatio extends Ratio {
  /** Absent if none is recorded. */
  readonly before?: number;
  /** It is more than a quarter worse, or none is recorded. */
  readonly isWorse: boolean;
}

/** Ratios beside those that were recorded before. */
export function comparedRatios(
  ratios: readonly Ratio[],
  before: Readonly<Record<string, number>>,
): ComparedRatio[] {
  return ratios.map((ratio) => {
    const old = Object.hasOwn(before, ratio.name) ? before[ratio.name] : undefined;
    // A ratio that is no number is not better.
    if (old === undefined) return { ...ratio, isWorse: true };
    return { ...ratio, before: old, isWorse: !(ratio.value <= old * tolerance) };
  });
}

/** The ratios of a file of records; `undefined` if it has none. */
export function recordedRatios(text: string): Readonly<Record<string, number>> | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const ratios = isObject(value) && isObject(value["ratios"]) ? Object.entries(value["ratios"]) : [];
  const numbers = ratios.filter((entry): entry is [string, number] => typeof entry[1] === "number");
  return numbers.length > 0 && numbers.length === ratios.length ? Object.fromEntries(numbers) : undefined;
}
