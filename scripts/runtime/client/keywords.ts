import { allOf, anything, type Check, object } from "./check.ts";

/** A check that tests only the value itself. */
const that =
  (holds: (value: unknown, strict: boolean) => boolean, expected: string): Check =>
  (value, strict) =>
    holds(value, strict) ? undefined : { pointer: "", expected };

const amount = (least: number, most: number): string =>
  most < Infinity ? `${least} to ${most}` : `at least ${least}`;

/** Every value except those that pass the check, which is strict about unknown fields even in an answer. */
export const except = (check: Check): Check =>
  that((value) => check(value, true) !== undefined, "another value");

/** What passes the first check must pass the second one; all else the third one. */
export const when =
  (condition: Check, then: Check, otherwise: Check): Check =>
  (value, strict) =>
    (condition(value, true) ? otherwise : then)(value, strict);

/** A value of another type, or one that passes the check. */
export const ofType =
  (type: "string" | "number" | "array" | "object", check: Check): Check =>
  (value, strict) =>
    (Array.isArray(value) ? "array" : value === null ? "null" : typeof value) === type
      ? check(value, strict)
      : undefined;

/** An object without the field `name`, or one that passes the check. */
export const dependent =
  (name: string, check: Check): Check =>
  (value, strict) =>
    fieldsOf(value).some(([field]) => field === name) ? check(value, strict) : undefined;

/** A field that is `undefined` is not sent. */
const fieldsOf = (value: unknown) => Object.entries(value as object).filter(([, item]) => item !== undefined);

/** An object with this number of fields. */
export const size = (least: number, most = Infinity): Check =>
  that(
    (value) => fieldsOf(value).length >= least && fieldsOf(value).length <= most,
    `an object of ${amount(least, most)} fields`,
  );

/** An object whose fields pass the check of each pattern that their names match; those that match none, and are not `known`, pass `others`. */
export const patterned =
  (
    patterns: readonly (readonly [pattern: RegExp, check: Check])[],
    known: readonly string[] = [],
    others: Check = anything,
  ): Check =>
  (value, strict) => {
    const checks = Object.keys(value as object).map((name): [string, Check] => {
      const found = patterns.filter(([pattern]) => pattern.test(name)).map(([, check]) => check);
      return [name, allOf(...(found.length > 0 || known.includes(name) ? found : [others]))];
    });
    return object({}, Object.fromEntries(checks))(value, strict);
  };

/** The text of a value, the same for equal ones: the names of objects are sorted. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, item: unknown) =>
    typeof item === "object" && item !== null && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
      : item,
  );

/** An array of different items. */
export const distinct: Check = /* @__PURE__ */ that(
  (value) =>
    new Set((value as readonly unknown[]).map(canonical)).size === (value as readonly unknown[]).length,
  "an array of different items",
);

/** An array with this number of items that pass the check. */
export const containing = (check: Check, least = 1, most = Infinity): Check =>
  that(
    (value) => {
      const { length } = (value as readonly unknown[]).filter((item) => !check(item, true));
      return length >= least && length <= most;
    },
    `an array with ${amount(least, most)} items of a certain form`,
  );
