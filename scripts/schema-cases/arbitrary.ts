import fc from "fast-check";
import { canonical } from "../lib/canonical.ts";
import type { JsonType } from "../lib/json-schema.ts";
import { madeOnce } from "../lib/made-once.ts";
import {
  hasDifferentItems,
  highest,
  itemSites,
  lowest,
  prefixLength,
  propertyNames,
  propertySites,
  requiredNames,
} from "./children.ts";
import { givenFor } from "./given.ts";
import { type Maker, take } from "./maker.ts";
import { mostSteps } from "./numbers.ts";
import { freeNames } from "./object-values.ts";
import { type Assertion, listedValues, type Rule, type SchemaShape, shapesAt, typesOf } from "./shape.ts";
import type { SchemaSite } from "./site.ts";
import { stringValues } from "./strings.ts";
import { simplestValue } from "./values.ts";

/** By how much a random string or array may exceed its minimum length. */
const slack = 20;

/**
 * Random values of a place, nearly all of them valid: what the rules say about each other is left
 * to the validator. Below `depth` levels, the simplest value.
 */
export function arbitraryOf(
  maker: Maker,
  sites: readonly SchemaSite[],
  depth: number,
): fc.Arbitrary<unknown> {
  if (depth <= 0) {
    const found = simplestValue(maker, sites);
    return fc.constant(found ? found.value : null);
  }
  const shapes = shapesAt(maker.root, sites).flatMap((shape) => {
    const given = givenFor(maker, shape.rules);
    return [...byType(maker, shape, depth), ...(given.length > 0 ? [fc.constantFrom(...given)] : [])];
  });
  return shapes.length > 0 ? fc.oneof(...shapes) : fc.constant(null);
}

/** fast-check's JSON values as they are when read again: without -0. */
const anyJson = madeOnce((maxDepth: number) =>
  fc.jsonValue({ maxDepth }).map((value): unknown => JSON.parse(JSON.stringify(value))),
);

function byType(maker: Maker, { rules }: SchemaShape, depth: number): fc.Arbitrary<unknown>[] {
  const types = typesOf(rules);
  const [first] = listedValues(rules);
  if (first) return first.length > 0 ? [fc.constantFrom(...first)] : [];
  if (rules.length === 0) return [anyJson(2)];
  return types
    .filter((type) => type !== "integer" || !types.includes("number"))
    .map((type) => ofType[type](rules, (sites) => arbitraryOf(maker, sites, depth - 1), maker));
}

/** Random values of the place below. */
type Within = (sites: readonly SchemaSite[]) => fc.Arbitrary<unknown>;

const ofType: Readonly<
  Record<JsonType, (rules: readonly Rule[], within: Within, maker: Maker) => fc.Arbitrary<unknown>>
> = {
  string: (rules) =>
    strings(
      rules
        .filter(({ keyword }) => stringKeywords.has(keyword))
        .map(({ keyword, value }) => ({ keyword, value })),
    ),
  integer: (rules) => numbers(rules, true),
  number: (rules) => numbers(rules, false),
  boolean: () => fc.boolean(),
  null: () => fc.constant(null),
  array: arrays,
  object: objects,
};

/** `format`s that fast-check knows, as they are written in JSON. */
const formats: Readonly<Record<string, () => fc.Arbitrary<string>>> = {
  "date-time": () => instants().map((date) => date.toISOString()),
  date: () => instants().map((date) => date.toISOString().slice(0, 10)),
  time: () => instants().map((date) => date.toISOString().slice(11)),
  email: () => fc.emailAddress(),
  // Not fast-check's own, which takes seconds to prepare.
  uri: () =>
    fc
      .tuple(fc.constantFrom("https", "http", "ftp"), fc.domain(), fc.array(fc.nat()))
      .map(([scheme, host, path]) => [`${scheme}://${host}`, ...path].join("/")),
  uuid: () => fc.uuid(),
  ipv4: () => fc.ipV4(),
  ipv6: () => fc.ipV6(),
  hostname: () => fc.domain(),
  byte: () => fc.base64String(),
};

function instants(): fc.Arbitrary<Date> {
  const min = new Date("0001-01-01T00:00:00.000Z");
  return fc.date({ min, max: new Date("9999-12-31T23:59:59.999Z"), noInvalidDate: true });
}

const stringKeywords: ReadonlySet<string> = new Set(["pattern", "format", "minLength", "maxLength"]);

/** fast-check takes long to make an arbitrary of texts, and APIs have the same few in all their schemas. */
const strings = madeOnce((rules: readonly Assertion[]): fc.Arbitrary<string> => {
  const sources: fc.Arbitrary<string>[] = [];
  for (const { keyword, value } of rules) {
    const known = keyword === "format" ? formats[String(value)]?.() : undefined;
    if (known) sources.push(known);
    const drawn = keyword === "pattern" ? matching(String(value)) : undefined;
    if (drawn) sources.push(drawn);
  }
  if (rules.some(({ keyword }) => keyword === "pattern" || keyword === "format")) {
    const fitting = take(stringValues(rules), 40).map(({ value }) => String(value));
    if (fitting.length > 0) sources.push(fc.constantFrom(...fitting));
  }
  if (sources.length > 0) return fc.oneof(...sources);
  const minLength = Math.min(lowest(rules, "minLength"), 10_000);
  const maxLength = Math.min(highest(rules, "maxLength"), minLength + slack);
  if (minLength > maxLength) return fc.constant("");
  return fc.oneof(
    fc.string({ unit: "grapheme-ascii", minLength, maxLength }),
    fc.string({ unit: codePoints, minLength, maxLength }),
  );
});

/** Any code point but surrogates; fast-check's own unit for them takes seconds to prepare. */
const codePoints = fc
  .oneof(fc.integer({ min: 0, max: 0xd7ff }), fc.integer({ min: 0xe000, max: 0x10ffff }))
  .map((code) => String.fromCodePoint(code));

function matching(source: string): fc.Arbitrary<string> | undefined {
  const { stackTraceLimit } = Error;
  try {
    // fast-check asks its parts by errors whether they can make a text; half of the time goes to where these are thrown.
    Error.stackTraceLimit = 0;
    return fc.stringMatching(new RegExp(source, "u"), { maxLength: 200 });
  } catch {
    return undefined;
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

function numbers(rules: readonly Rule[], integer: boolean): fc.Arbitrary<number> {
  const min = Math.max(...bounds(rules, "minimum"), ...bounds(rules, "exclusiveMinimum"), -(2 ** 53) + 1);
  const max = Math.min(...bounds(rules, "maximum"), ...bounds(rules, "exclusiveMaximum"), 2 ** 53 - 1);
  const [step] = bounds(rules, "multipleOf");
  const scale = step !== undefined && step > 0 ? step : 1;
  const farthest = step === undefined ? Number.POSITIVE_INFINITY : mostSteps;
  const low = Math.max(Math.ceil(min / scale), -farthest);
  const high = Math.min(Math.floor(max / scale), farthest);
  const whole =
    low <= high ? fc.integer({ min: low, max: high }).map((count) => tidy(count * scale)) : undefined;
  const real =
    integer || step !== undefined || min > max
      ? undefined
      : fc.double({ min, max, noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);
  const both = [whole, real].filter((one) => one !== undefined);
  return both.length > 0 ? fc.oneof(...both) : fc.constant(0);
}

function bounds(rules: readonly Rule[], name: string): number[] {
  return rules.flatMap(({ keyword, value }) =>
    keyword === name && typeof value === "number" ? [value] : [],
  );
}

function tidy(value: number): number {
  return Number.isInteger(value) ? value + 0 : Number(value.toPrecision(15));
}

function arrays(rules: readonly Rule[], within: Within): fc.Arbitrary<unknown[]> {
  const minLength = Math.min(lowest(rules, "minItems"), 1000);
  const maxLength = Math.min(highest(rules, "maxItems"), minLength + 4);
  if (minLength > maxLength) return fc.constant([]);
  const prefix = prefixLength(rules);
  const items = Array.from({ length: Math.min(prefix, maxLength) }, (_, index) =>
    within(itemSites(rules, index)),
  );
  const rest = within(itemSites(rules, prefix));
  const options = {
    minLength: Math.max(0, minLength - items.length),
    maxLength: Math.max(0, maxLength - items.length),
  };
  const unique = hasDifferentItems(rules);
  // fast-check's own array of different items never ends where there are too few of them.
  const tail = fc.array(rest, options).map((all) => (unique ? different(all) : all));
  const closed = itemSites(rules, prefix).some(({ schema }) => schema === false);
  return fc
    .tuple(fc.tuple(...items), closed ? fc.constant([]) : tail)
    .map(([head, others]) => [...head, ...others]);
}

function different(items: readonly unknown[]): unknown[] {
  return [...new Map(items.map((item) => [canonical(item), item])).values()];
}

function objects(rules: readonly Rule[], within: Within, maker: Maker): fc.Arbitrary<object> {
  const required = requiredNames(rules);
  const names = [...new Set([...required, ...propertyNames(rules)])];
  const declared = names.map((name) => {
    const value = within(propertySites(rules, name)).map((item) => ({ name, item }));
    return required.includes(name) ? value : fc.option(value, { nil: undefined });
  });
  const allFree = freeNames(maker, rules);
  const [free] = allFree;
  const others = free === undefined ? [] : propertySites(rules, free);
  const closed = others.some(({ schema }) => schema === false);
  const isNamed = rules.some(({ keyword }) => keyword === "propertyNames" || keyword === "patternProperties");
  const extraName = () => (isNamed ? fc.constantFrom(...allFree) : fc.string({ maxLength: 10 }));
  const extra =
    closed || free === undefined
      ? fc.constant([])
      : fc.array(fc.tuple(extraName(), others.length > 0 ? within(others) : anyJson(1)), {
          maxLength: others.length > 0 ? 3 : 1,
        });
  return fc.tuple(fc.tuple(...declared), extra).map(([own, more]) => {
    const others = more.filter(([name]) => !names.includes(name));
    const present = own.flatMap((one) => (one ? [[one.name, one.item] as const] : []));
    return Object.fromEntries<unknown>([...others, ...present]);
  });
}
