import { isObject } from "./json.ts";

/** An object of JSON, by its fields. */
export type Fields = Readonly<Record<string, unknown>>;

/** The value as an object's fields; `undefined` if it is not an object. */
export function asFields(value: unknown): Fields | undefined {
  return isObject(value) ? value : undefined;
}

/** An object's own field, not what it inherits; `undefined` if the value is not an object. */
export function ownField(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, name)
    ? (value as Fields)[name]
    : undefined;
}

/** The object with a field set, or without it if the value is `undefined`. */
export function withField(fields: Fields, name: string, value: unknown): Fields {
  if (value !== undefined) return { ...fields, [name]: value };
  const { [name]: _gone, ...others } = fields;
  return others;
}

/** The value with another one at a place; objects on the way there are made, and `undefined` removes the field. */
export function withFieldAt(value: unknown, [name, ...rest]: readonly string[], field: unknown): unknown {
  if (name === undefined) return field;
  const fields = asFields(value) ?? {};
  return withField(fields, name, withFieldAt(fields[name], rest, field));
}

/** What stands at a place of a value; `undefined`: nothing. */
export function fieldAt(value: unknown, place: readonly string[]): unknown {
  return place.reduce<unknown>((inner, name) => ownField(inner, name), value);
}
