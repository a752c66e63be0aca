import { bad, type Probe } from "./probe.ts";
import type { JsonType } from "./shape.ts";

/** Values of each type that a lenient reader takes for one of another. */
const samples: readonly (readonly [JsonType, unknown, string])[] = [
  ["null", null, "null"],
  ["boolean", true, "true"],
  ["boolean", false, "false"],
  ["integer", 0, "the number 0"],
  ["integer", 1, "the number 1"],
  ["number", 1.5, "the number 1.5"],
  ["string", "", "an empty string"],
  ["string", "1", "a number in quotes"],
  ["string", "true", "`true` in quotes"],
  ["array", [], "an empty array"],
  ["object", {}, "an empty object"],
];

/** Values of every JSON type that is not allowed. */
export function wrongTypes(allowed: ReadonlySet<JsonType>, simplest?: { readonly value: unknown }): Probe[] {
  const probes = samples
    .filter(([type]) => !allowed.has(type))
    .map(([, value, words]) => bad(value, `${words} instead of ${[...allowed].join(" or ") || "nothing"}`));
  if (simplest && !allowed.has("array")) probes.push(bad([simplest.value], "a valid value within an array"));
  return probes;
}

/** A value of every JSON type, for a place that allows them all. */
export function anyTypes(): Probe[] {
  return samples.map(([, value, words]) => ({ value, label: words }));
}
