import { isObject, type Json } from "../../lib/json.ts";
import { isDeeper } from "./depth.ts";
import { type Tell, unexpected } from "./unclear.ts";

/** Reads a member of an object: returns its value, or reports what is wrong and returns `undefined`. */
export type Read = (value: unknown, name: string, tell: Tell) => unknown;

export const textValue: Read = (value, name, tell) => {
  if (typeof value === "string") return value;
  if (typeof value === "number") return String(value);
  tell(unexpected(name, value, "a text"));
  return undefined;
};

/** A text for people: any other value is dropped silently. */
export const words: Read = (value) => (typeof value === "string" ? value : undefined);

export const flag: Read = (value, name, tell) => {
  if (typeof value === "boolean") return value;
  if (value === "true" || value === "false") return value === "true";
  tell(unexpected(name, value, "`true` or `false`"));
  return undefined;
};

/** Any value that is not too deep. */
export const anyValue: Read = (value) => (isDeeper(value, 100) ? undefined : value);

export function listOf(read: Read, expected: string): Read {
  return (value, name, tell) => {
    if (!Array.isArray(value)) {
      tell(unexpected(name, value, expected));
      return undefined;
    }
    return value
      .map((item, index) => read(item, `${name}/${index}`, tell))
      .filter((item) => item !== undefined);
  };
}

/** An object whose keys are names that its author chooses; with `ignore`, those that begin with `x-` are not. */
export function mapOf(read: Read, expected: string, ignore?: (extension: string) => void): Read {
  return (value, name, tell) => {
    if (!isObject(value)) {
      tell(unexpected(name, value, expected));
      return undefined;
    }
    const isExtension = (key: string) => ignore !== undefined && key.startsWith("x-");
    for (const key of Object.keys(value).filter(isExtension)) ignore?.(key);
    return Object.fromEntries(
      Object.entries(value)
        .filter(([key]) => !isExtension(key))
        .map(([key, item]) => [key, read(item, `${name}/${key}`, tell)] as const)
        .filter(([, item]) => item !== undefined),
    );
  };
}

/** Reads the members that a table knows; the others are not compared. */
export function members(object: Json, table: Readonly<Record<string, Read>>, name: string, tell: Tell): Json {
  const made: Record<string, unknown> = {};
  for (const [member, read] of Object.entries(table)) {
    if (object[member] === undefined) continue;
    const value = read(object[member], name ? `${name}/${member}` : member, tell);
    if (value !== undefined) made[member] = value;
  }
  return made;
}
