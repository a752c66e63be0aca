import { asFields } from "../../lib/fields.ts";

/** The names on the way to a value within an object. */
export type Place = readonly (string | number)[];

/** Where the texts and lists of a value stand, but not those within lists. */
export function leavesOf(value: unknown): Place[] {
  const fields = asFields(value);
  if (!fields) return typeof value === "string" || Array.isArray(value) ? [[]] : [];
  return Object.entries(fields).flatMap(([name, inner]) => leavesOf(inner).map((place) => [name, ...place]));
}

export function leafAt(value: unknown, place: Place): unknown {
  return place.reduce<unknown>((inner, name) => asFields(inner)?.[name], value);
}

/** The object with another value at a place. */
export function withLeaf(
  value: unknown,
  [name, ...rest]: Place,
  other: (value: unknown) => unknown,
): unknown {
  const fields = asFields(value);
  return name === undefined ? other(value) : { ...fields, [name]: withLeaf(fields?.[name], rest, other) };
}
