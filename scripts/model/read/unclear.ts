import { isObject } from "../../lib/json.ts";

/** What is not as OpenAPI has it, in words, on the object in which it stands; nothing compares it. */
export const unclear = "x-not-compared";

/** Where the words are collected while an object is read. */
export type Tell = (words: string) => void;

/** `` `minimum` is "abc", expected a number ``. */
export function unexpected(name: string, value: unknown, expected: string): string {
  return `\`${name}\` is ${valueInWords(value)}, expected ${expected}`;
}

/** A value in few words. */
export function valueInWords(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? "an empty list" : "a list";
  if (typeof value === "object" && value !== null) return "an object";
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

/** The object with the words about it, if there are any, beside those that it has. */
export function marked<Made extends object>(made: Made, words: readonly string[]): Made {
  const all = [...unclearIn(made), ...words];
  return all.length > 0 ? { ...made, [unclear]: [...new Set(all)].sort() } : made;
}

/** The words on something that was read. */
export function unclearIn(made: unknown): readonly string[] {
  const words = isObject(made) ? made[unclear] : undefined;
  return Array.isArray(words) ? words.map(String) : [];
}

/** What one document says in a form that nobody can read, and the other one does not. */
export function newlyUnclear(was: readonly string[], is: readonly string[]): string[] {
  return [
    ...was.filter((words) => !is.includes(words)).map((words) => `${words}, in the old document`),
    ...is.filter((words) => !was.includes(words)),
  ];
}
