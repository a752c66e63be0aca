import { isObject } from "../../../lib/json.ts";
import { casesOf } from "../../../schema-cases/index.ts";
import type { Placed } from "../flat-schemas/flat.ts";
import { universe } from "./candidate-values.ts";
import { mentions } from "./closure.ts";
import { conditionsMet } from "./conditions.ts";

/** The number of random values of a schema with entangled keywords, in addition to those at its edges. */
const random = 30;
const composed = [
  "anyOf",
  "oneOf",
  "allOf",
  "not",
  "if",
  "dependentSchemas",
  "contains",
  "patternProperties",
  "unevaluatedItems",
  "unevaluatedProperties",
];

/** How much may be drawn for two schemas; beyond that, they are compared by keyword. */
export interface Budget {
  /** Values drawn from one schema. */
  values: number;
  /** Characters in the texts of all values. */
  characters: number;
}

export function newBudget(): Budget {
  return { values: 6000, characters: 40_000_000 };
}

export function isSpent({ values, characters }: Budget): boolean {
  return values <= 0 || characters <= 0;
}

/** The most values that are made by putting a part of one into another. */
const mixed = 2000;

/** Keywords for which values at the edges are not enough. */
const entangled = [...composed, "dependentRequired", "propertyNames", "prefixItems", "uniqueItems"];

/** Values at the edges of both schemas, mixtures of them, and values of all types if keywords are entangled. */
export function* valuesOfBoth(old: Placed, now: Placed, budget: Budget): Generator<unknown> {
  const drawn = [old, now].map((placed) => {
    const [plain, ...met] = [placed, ...conditionsMet(placed)].map((one) => drawnFrom(one, budget));
    return { valid: plain?.valid ?? [], values: [plain, ...met].flatMap((one) => one?.values ?? []) };
  });
  const seen = new Set<string>();
  const fresh = (value: unknown) => {
    const text = JSON.stringify(value);
    if (text === undefined || seen.has(text) || isSpent(budget)) return false;
    budget.characters -= text.length;
    return Boolean(seen.add(text));
  };
  for (const { values } of drawn) for (const value of values) if (fresh(value)) yield value;
  if ([old, now].some((placed) => typeof placed.schema === "boolean" || mentions(placed, entangled)))
    for (const value of universe(old, now)) if (fresh(value)) yield value;
  let left = mixed;
  for (const [hosts, guests] of [drawn, drawn.toReversed()])
    for (const host of hosts?.valid.slice(0, 3) ?? [])
      for (const guest of guests?.values ?? [])
        for (const value of mixes(host, guest)) {
          if (left-- === 0) return;
          if (fresh(value)) yield value;
        }
}

interface Drawn {
  readonly values: readonly unknown[];
  readonly valid: readonly unknown[];
}

/** The values drawn from a schema, including those with another verdict than intended. */
function drawnFrom(placed: Placed, budget: Budget): Drawn {
  const { root, schema } = placed;
  const values: unknown[] = [];
  const valid: unknown[] = [];
  const onDrop = ({ value }: { readonly value: unknown }) => void values.push(value);
  for (const one of casesOf(schema, { root, random: mentions(placed, composed) ? random : 0, onDrop })) {
    values.push(one.value);
    if (one.valid) valid.push(one.value);
    if (--budget.values <= 0) break;
  }
  return { values, valid };
}

/** Copies of the host with one part taken from the guest, at each depth. */
function* mixes(host: unknown, guest: unknown): Generator<unknown> {
  if (Array.isArray(host) && Array.isArray(guest)) {
    for (const [index, item] of host.entries())
      if (index < guest.length) for (const mix of mixes(item, guest[index])) yield host.with(index, mix);
    yield guest;
  } else if (isObject(host) && isObject(guest)) {
    for (const [name, item] of Object.entries(guest)) {
      if (Object.hasOwn(host, name))
        for (const mix of mixes(host[name], item)) yield { ...host, [name]: mix };
      else yield { ...host, [name]: item };
    }
  } else if (host !== guest) yield guest;
}

// Coverage: the unit tests do not use up the budget of values, nor have they schemas without any.
