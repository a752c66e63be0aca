import { isObject } from "../../lib/json.ts";

/** The key that lists, in words, what OpenAPI does not allow in an object; these members are not compared. */
export const unclear = "x-not-compared";

/** Collects the words while an object is read. */
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

/** The object with more words about it, if there are any. */
export function marked<Made extends object>(made: Made, words: readonly string[]): Made {
  const all = [...unclearIn(made), ...words];
  return all.length > 0 ? { ...made, [unclear]: [...new Set(all)].sort() } : made;
}

/** The words about something that was read. */
export function unclearIn(made: unknown): readonly string[] {
  const words = isObject(made) ? made[unclear] : undefined;
  return Array.isArray(words) ? words.map(String) : [];
}

/** The unreadable members that only one of the two documents has. */
export function newlyUnclear(was: readonly string[], is: readonly string[]): string[] {
  return [
    ...was.filter((words) => !is.includes(words)).map((words) => `${words}, in the old document`),
    ...is.filter((words) => !was.includes(words)),
  ];
}
