import { isArray, type JsonValue, objectFields } from "./json-value.ts";
import type { Code, Group } from "./layout.ts";

/** How a language writes a JSON value in its own code. */
export interface Notation {
  readonly object: Omit<Group, "entries">;
  readonly array: Omit<Group, "entries">;
  /** With its separator: `name:` */
  readonly key: (name: string) => string;
  readonly string: (text: string) => string;
  readonly number: (value: number) => string;
  readonly words: { readonly null: string; readonly true: string; readonly false: string };
}

/** A JSON value as code of a language. */
export function codeOf(value: JsonValue, notation: Notation): Code {
  const { object, array, key, string, number, words } = notation;
  const fields = objectFields(value);
  if (fields)
    return {
      ...object,
      entries: fields.map(([name, item]) => ({ key: key(name), value: codeOf(item, notation) })),
    };
  if (value === null) return words.null;
  if (typeof value === "string") return string(value);
  if (typeof value === "number") return number(value);
  if (typeof value === "boolean") return words[`${value}`];
  return {
    ...array,
    entries: (isArray(value) ? value : []).map((item) => ({ value: codeOf(item, notation) })),
  };
}
