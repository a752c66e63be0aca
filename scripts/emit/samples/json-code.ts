import { isArray, type JsonValue, objectFields } from "./json-value.ts";
import type { Code, Group } from "./layout.ts";

/** How a language writes a JSON value in its own code. */
export interface Notation {
  readonly object: Omit<Group, "entries">;
  readonly array: Omit<Group, "entries">;
  /** How an array of these items begins, and each object in it, where the language names types. */
  readonly arrayOf?: (
    items: readonly JsonValue[],
  ) => { readonly open: string; readonly item?: string | undefined } | undefined;
  /** With its separator: `name:` */
  readonly key: (name: string) => string;
  readonly string: (text: string) => string;
  readonly number: (value: number) => string;
  readonly words: { readonly null: string; readonly true: string; readonly false: string };
}

/** A JSON value as code of a language; `open` is how it begins if it is an object. */
export function codeOf(value: JsonValue, notation: Notation, open = notation.object.open): Code {
  const { object, array, key, string, number, words } = notation;
  const fields = objectFields(value);
  if (fields)
    return {
      ...object,
      open,
      entries: fields.map(([name, item]) => ({ key: key(name), value: codeOf(item, notation) })),
    };
  if (value === null) return words.null;
  if (typeof value === "string") return string(value);
  if (typeof value === "number") return number(value);
  if (typeof value === "boolean") return words[`${value}`];
  const items = isArray(value) ? value : [];
  const typed = notation.arrayOf?.(items);
  return {
    ...array,
    ...(typed ? { open: typed.open } : {}),
    entries: items.map((item) => ({ value: codeOf(item, notation, typed?.item) })),
  };
}
