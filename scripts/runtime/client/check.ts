/** Where a value breaks the contract, and what the contract expects there. */
interface Breach {
  /** JSON Pointer (RFC 6901) into the value; empty for the value itself. */
  readonly pointer: string;
  readonly expected: string;
}

/**
 * Returns where a value breaks the contract, or `undefined`. `strict` is for what we send: a field
 * that the contract forbids is then a breach; in an answer it may be a new field, and passes.
 */
export type Check = (value: unknown, strict: boolean) => Breach | undefined;

/** The breach of the value itself. */
const breach = (expected: string): Breach => ({ pointer: "", expected });

/** A check that tests only the value itself. */
const checkThat =
  (holds: (value: unknown) => boolean, expected: string): Check =>
  (value) =>
    holds(value) ? undefined : breach(expected);

/** Prepends a field's name or an item's index to the pointer of a breach inside it. */
const inside = (key: string | number, found: Breach | undefined): Breach | undefined =>
  found && {
    pointer: `/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}${found.pointer}`,
    expected: found.expected,
  };

/** What is judged: an input, the body of an error, or the body of an answer with this status and media type. */
type Part = "input" | "error" | number | `${number} ${string}`;

/** Returns where a part of a call breaks the contract, or `undefined`. */
export type Judge = (part: Part, value: unknown) => Breach | undefined;

/** Makes the judge of an operation. A value that is nested deeper than the stack is a breach. */
export const judge =
  (checks: Readonly<Partial<Record<Part, Check>>>): Judge =>
  (part, value) => {
    try {
      return checks[part]?.(value, part === "input");
    } catch {
      return breach("a value that is not nested so deeply");
    }
  };

/** Joins the first 8 things, each cut to 200 characters, and says how many more there are. */
export const several = (things: readonly string[], between: string): string =>
  things
    .slice(0, 8)
    .map((thing) => (thing.length > 200 ? `${thing.slice(0, 199)}…` : thing))
    .join(between) + (things.length > 8 ? `${between}and ${things.length - 8} more` : "");

/** Describes a range: ` of at least 1, of at most 80`; bounds outside the safe integers are left out. */
const amount = (least: number, most: number): string =>
  [
    least > Number.MIN_SAFE_INTEGER && ` of at least ${least}`,
    most < Number.MAX_SAFE_INTEGER && ` of at most ${most}`,
  ]
    .filter(Boolean)
    .join(",");

export const string: Check = /* @__PURE__ */ checkThat((value) => typeof value === "string", "a string");
export const boolean: Check = /* @__PURE__ */ checkThat((value) => typeof value === "boolean", "a boolean");
export const blob: Check = /* @__PURE__ */ checkThat((value) => value instanceof Blob, "a Blob");
export const uri: Check = /* @__PURE__ */ checkThat(
  (value) => typeof value === "string" && URL.canParse(value),
  "a URL",
);

/** A string that a regular expression matches; `what` names such strings. */
export const matches = (pattern: RegExp, what = `a string matching ${pattern}`): Check =>
  checkThat((value) => typeof value === "string" && pattern.test(value), what);

/** A string with this range of characters, counted in Unicode code points as in JSON Schema. */
export const length = (least: number, most = Infinity): Check =>
  checkThat(
    (value) => {
      if (typeof value !== "string" || value.length < least) return false;
      if (value.length <= most && value.length >= 2 * least) return true;
      const points = [...value].length;
      return points >= least && points <= most;
    },
    `a string${amount(least, most)} characters`,
  );

/** A number; the bounds are included. */
export const number = (least = -Infinity, most = Infinity): Check =>
  checkThat(
    (value) => typeof value === "number" && value >= least && value <= most,
    `a number${amount(least, most)}`,
  );

/** A whole number; the bounds are included, and default to those of the safe integers. */
export const integer = (least = Number.MIN_SAFE_INTEGER, most = Number.MAX_SAFE_INTEGER): Check =>
  checkThat(
    (value) => Number.isInteger(value) && (value as number) >= least && (value as number) <= most,
    `an integer${amount(least, most)}`,
  );

/** A number; the bounds are excluded. */
export const between = (above: number, below = Infinity): Check =>
  checkThat(
    (value) => typeof value === "number" && value > above && value < below,
    `a number between ${above} and ${below}`,
  );

/** A multiple of `step`, allowing for the rounding of binary fractions: 0.3 is three times 0.1. */
export const multipleOf = (step: number): Check =>
  checkThat((value) => {
    const ratio = Number(value) / step;
    const count = Math.round(ratio);
    // Zero times the step is never rounded: only 0 itself is that multiple.
    const error = count === 0 ? Math.abs(Number(value)) : Math.abs(ratio - count);
    return typeof value === "number" && error <= 4 * Number.EPSILON * Math.abs(count);
  }, `a multiple of ${step}`);

/** One of the values listed. */
export const among = (...known: readonly unknown[]): Check =>
  checkThat(
    (value) => known.includes(value),
    `one of [${several(
      known.map((value) => JSON.stringify(value)),
      ",",
    )}]`,
  );

/** `null`, or a value that passes the check. */
export const nullable =
  (check: Check): Check =>
  (value, strict) =>
    value === null ? undefined : check(value, strict);

/** `undefined`, or a value that passes the check. */
export const optional =
  (check: Check): Check =>
  (value, strict) =>
    value === undefined ? undefined : check(value, strict);

/** All of the checks. */
export const allOf =
  (...checks: readonly Check[]): Check =>
  (value, strict) => {
    for (const check of checks) {
      const found = check(value, strict);
      if (found) return found;
    }
    return undefined;
  };

/** At least one of the checks. */
export const anyOf =
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
export const oneOf = (...checks: readonly Check[]): Check => {
  const some = anyOf(...checks);
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

/** A check that is looked up when it is used: for schemas that refer to themselves. */
export const later =
  (check: () => Check): Check =>
  (value, strict) =>
    check()(value, strict);

type Fields = Readonly<Record<string, Check>>;

export const anything: Check = () => undefined;

/** A value that the contract forbids. In an answer it passes: it may be a new field. */
export const forbidden: Check = (_value, strict) => (strict ? breach("nothing") : undefined);

/** An object: its required fields, its optional fields, a check for all other fields, and one for every name. */
export const object =
  (required: Fields, optional: Fields = {}, others: Check = anything, names: Check = anything): Check =>
  (value, strict) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return breach("an object");
    // A field that is `undefined` is not sent.
    const fields = new Map(Object.entries(value).filter(([, item]) => item !== undefined));
    for (const name of Object.keys(required)) if (!fields.has(name)) return inside(name, breach("a value"));
    for (const [name, item] of fields) {
      const known = [required, optional].find((checks) => Object.hasOwn(checks, name));
      const found = names(name, strict) ?? (known?.[name] ?? others)(item, strict);
      if (found) return inside(name, found);
    }
    return undefined;
  };

/** An array of `least` to `most` items: the first ones have a check each, the rest pass `others`. */
export const tuple =
  (first: readonly Check[], others: Check, least = 0, most = Infinity): Check =>
  (value, strict) => {
    if (!Array.isArray(value) || value.length < least || value.length > most)
      return breach(`an array${amount(least || -Infinity, most)}`);
    for (const [index, item] of value.entries()) {
      const found = (first[index] ?? others)(item, strict);
      if (found) return inside(index, found);
    }
    return undefined;
  };

/** An array of `least` to `most` items that pass one check. */
export const array = (element: Check, least?: number, most?: number): Check =>
  tuple([], element, least, most);
