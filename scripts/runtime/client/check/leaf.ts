import { type Check, test } from "./check.ts";
import { amount, several } from "./words.ts";

export const string: Check = /* @__PURE__ */ test((value) => typeof value === "string", "a string");
export const boolean: Check = /* @__PURE__ */ test((value) => typeof value === "boolean", "a boolean");
export const blob: Check = /* @__PURE__ */ test((value) => value instanceof Blob, "a Blob");
export const url: Check = /* @__PURE__ */ test(
  (value) => typeof value === "string" && URL.canParse(value),
  "a URL",
);

/** A string that a regular expression matches; `what` names such strings. */
export const matches = (pattern: RegExp, what = `a string matching ${pattern}`): Check =>
  test((value) => typeof value === "string" && pattern.test(value), what);

/** A string of so many characters, counted in Unicode code points as JSON Schema does. */
export const length = (least: number, most = Infinity): Check =>
  test(
    (value) => {
      if (typeof value !== "string" || value.length < least) return false;
      if (value.length <= most && value.length >= 2 * least) return true;
      const points = [...value].length;
      return points >= least && points <= most;
    },
    `a string${amount(least, most)} characters`,
  );

/** A number; the bounds belong to it. */
export const number = (least = -Infinity, most = Infinity): Check =>
  test(
    (value) => typeof value === "number" && value >= least && value <= most,
    `a number${amount(least, most)}`,
  );

/** A whole number; the bounds belong to it, and are those of the safe integers where none are given. */
export const integer = (least = Number.MIN_SAFE_INTEGER, most = Number.MAX_SAFE_INTEGER): Check =>
  test(
    (value) => Number.isInteger(value) && (value as number) >= least && (value as number) <= most,
    `an integer${amount(least, most)}`,
  );

/** A number between bounds that do not belong to it. */
export const between = (above: number, below = Infinity): Check =>
  test(
    (value) => typeof value === "number" && value > above && value < below,
    `a number between ${above} and ${below}`,
  );

/** A multiple of `step`, but for the rounding of binary fractions: 0.3 is three times 0.1. */
export const multipleOf = (step: number): Check =>
  test((value) => {
    const ratio = Number(value) / step;
    const count = Math.round(ratio);
    // Next to no multiple at all, everything is within the rounding.
    const error = count === 0 ? Math.abs(Number(value)) : Math.abs(ratio - count);
    return typeof value === "number" && error <= 4 * Number.EPSILON * Math.abs(count);
  }, `a multiple of ${step}`);

/** One of the values listed. */
export const among = (...known: readonly unknown[]): Check =>
  test(
    (value) => known.includes(value),
    `one of [${several(
      known.map((value) => JSON.stringify(value)),
      ",",
    )}]`,
  );
