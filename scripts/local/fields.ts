import { isObject } from "../lib/json.ts";

/** An object of the API as JSON holds it. */
export type Fields = Readonly<Record<string, unknown>>;

/** The value as an object's fields; `undefined` where it is none. */
export function asFields(value: unknown): Fields | undefined {
  return isObject(value) ? value : undefined;
}

/** The object's own field; not what it inherits. */
export function ownField(fields: Fields, name: string): unknown {
  return Object.hasOwn(fields, name) ? fields[name] : undefined;
}

/** The object with a field in another form; `undefined` takes the field out. */
export function withField(fields: Fields, name: string, value: unknown): Fields {
  if (value !== undefined) return { ...fields, [name]: value };
  const { [name]: _gone, ...others } = fields;
  return others;
}
