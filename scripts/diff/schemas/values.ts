import { casesOf, isObject } from "../../cases/index.ts";
import { conditionsMet } from "./conditions.ts";
import { mentions } from "./hash.ts";
import type { Placed } from "./judges.ts";
import { narrowed } from "./narrow.ts";

/** Random values of a schema whose keywords work together, beside those at its edges. */
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
/** Values made by putting a part of one into another, at most. */
const mixed = 2000;

/** Values at the edges of both schemas, and of each within the other. */
export function* valuesOfBoth(old: Placed, now: Placed): Generator<unknown> {
  const drawn = narrowed(old, now).map((placed) => {
    const [plain, ...met] = [placed, ...conditionsMet(placed)].map(drawnFrom);
    return { valid: plain?.valid ?? [], values: [plain, ...met].flatMap((one) => one?.values ?? []) };
  });
  const seen = new Set<string>();
  const fresh = (value: unknown) => {
    const text = JSON.stringify(value);
    return text !== undefined && !seen.has(text) && Boolean(seen.add(text));
  };
  for (const { values } of drawn) for (const value of values) if (fresh(value)) yield value;
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

/** Also values that turned out to be of another kind than they were made for. */
function drawnFrom(placed: Placed): Drawn {
  const { root, schema } = placed;
  const values: unknown[] = [];
  const valid: unknown[] = [];
  const onDrop = ({ value }: { readonly value: unknown }) => void values.push(value);
  for (const one of casesOf(schema, { root, random: mentions(placed, composed) ? random : 0, onDrop })) {
    values.push(one.value);
    if (one.valid) valid.push(one.value);
  }
  return { values, valid };
}

/** The host with one thing in it as the guest has it, at each depth. */
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
