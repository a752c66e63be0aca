import { breach, type Check, inside } from "./check.ts";
import { among } from "./leaf.ts";
import { several } from "./words.ts";

/** `null`, or what the check says. */
export const nullable =
  (check: Check): Check =>
  (value, strict) =>
    value === null ? undefined : check(value, strict);

/** Nothing, or what the check says. */
export const optional =
  (check: Check): Check =>
  (value, strict) =>
    value === undefined ? undefined : check(value, strict);

/** All of the checks at once. */
export const all =
  (...checks: readonly Check[]): Check =>
  (value, strict) => {
    for (const check of checks) {
      const found = check(value, strict);
      if (found) return found;
    }
    return undefined;
  };

/** At least one of the checks. */
export const any =
  (...checks: readonly Check[]): Check =>
  (value, strict) => {
    const found = checks.map((check) => check(value, strict));
    return found.includes(undefined)
      ? undefined
      : breach(
          several(
            found.map((each) => `${each?.expected}${each?.pointer && ` at ${each.pointer}`}`),
            ", or ",
          ),
        );
  };

/** Exactly one of the checks; in an answer, where forbidden fields pass, at least one. */
export const one = (...checks: readonly Check[]): Check => {
  const some = any(...checks);
  return (value, strict) =>
    some(value, strict) ??
    (strict && checks.filter((check) => !check(value, strict)).length > 1
      ? breach("only one of several forms")
      : undefined);
};

/** An object whose field `name` says which of the checks holds. */
export const variants =
  (name: string, checks: Readonly<Record<string, Check>>): Check =>
  (value, strict) => {
    const kind = (value as Readonly<Record<string, unknown>> | null | undefined)?.[name];
    return typeof kind === "string" && Object.hasOwn(checks, kind)
      ? checks[kind]?.(value, strict)
      : inside(name, among(...Object.keys(checks))(kind, strict));
  };

/** A check that is made later: for schemas that refer to themselves. */
export const later =
  (check: () => Check): Check =>
  (value, strict) =>
    check()(value, strict);
