import { isObject, type Json } from "../../lib/json.ts";
import { unclear, unclearIn } from "./unclear.ts";

/** A member as an object; an empty object if absent. */
export function objectIn(object: Json, name: string): Json {
  const found = object[name];
  return isObject(found) ? found : {};
}

/** A member's own members that are objects, by name. */
export function entriesIn(object: Json, name: string): [string, Json][] {
  return Object.entries(objectIn(object, name)).filter((entry): entry is [string, Json] =>
    isObject(entry[1]),
  );
}

/** The objects in a member that is a list. */
export function listIn(object: Json, name: string): Json[] {
  const found = object[name];
  return Array.isArray(found) ? found.filter(isObject) : [];
}

/** A member as text; an empty text if absent. */
export function textIn(object: Json, name: string): string {
  const found = object[name];
  return typeof found === "string" ? found : "";
}

/** The named members that are texts. */
export function textsIn<Name extends string>(
  object: Json,
  names: readonly Name[],
): { readonly [Key in Name]?: string } {
  return Object.fromEntries(
    names.flatMap((name) => (typeof object[name] === "string" ? [[name, object[name]]] : [])),
  ) as { readonly [Key in Name]?: string };
}

/** The named members that are booleans. */
export function flagsIn<Name extends string>(
  object: Json,
  names: readonly Name[],
): { readonly [Key in Name]?: boolean } {
  return Object.fromEntries(
    names.flatMap((name) => (typeof object[name] === "boolean" ? [[name, object[name]]] : [])),
  ) as { readonly [Key in Name]?: boolean };
}

/** The members whose names begin with `x-`, except the `known` ones. */
export function extensionsIn(
  object: Json,
  known: readonly string[],
): { readonly extensions?: Readonly<Record<`x-${string}`, unknown>> } {
  const found = Object.entries(object).filter(
    ([name]) => name.startsWith("x-") && name !== unclear && !known.includes(name),
  );
  return found.length > 0 ? { extensions: Object.fromEntries(found) } : {};
}

/** What was left out of an object, in words. */
export function unclearPart(object: Json): { readonly unclear?: readonly string[] } {
  const words = unclearIn(object);
  return words.length > 0 ? { unclear: words } : {};
}
