import type { z } from "zod";
import type { ResolvedOperation, ResolvedResponse } from "../contract/contract.ts";
import { asFields, type Fields } from "./fields.ts";

/** Where a successful answer of an operation holds an object of its resource, and what the answer's schema is. */
export interface View {
  readonly response: ResolvedResponse;
  readonly schema: z.ZodType;
  /** Property names and, in a list, 0: the way from the answer to the (first) object. */
  readonly place: readonly (string | number)[];
  /** The answer with this object at the place. */
  readonly put: (object: Fields) => unknown;
  /** The objects that the contract's examples of the answer show. */
  readonly examples: readonly Fields[];
}

/**
 * How the operation's first successful answer shows an object that has these identity fields;
 * `undefined` where it shows none.
 */
export function viewOf(operation: ResolvedOperation, identity: readonly string[]): View | undefined {
  const response = operation.responses.find(({ status }) => status < 300);
  const { body } = response ?? {};
  if (!response || body?.kind !== "json" || !body.schema) return undefined;
  const shown = Object.values(body.examples).map(({ value }) => value);
  const isList = operation.laws?.effect === "list";
  const place = shown
    .map((value) => (isList ? itemsPlace(operation, value) : placeOf(value, identity)))
    .find(Boolean);
  if (!place) return undefined;
  const [base] = shown.filter((value) => at(value, place) !== undefined);
  return {
    response,
    schema: body.schema,
    place: isList ? [...place, 0] : place,
    put: (object) => replaced(base, place, isList ? [object] : object),
    examples: shown.flatMap((value) => objectsIn(at(value, place))),
  };
}

function objectsIn(value: unknown): Fields[] {
  const all: unknown[] = Array.isArray(value) ? value : [value];
  return all.map(asFields).filter((one) => one !== undefined);
}

/** The way to the list of items: what pagination names, the answer itself, or its only list. */
function itemsPlace({ pagination }: ResolvedOperation, value: unknown): string[] | undefined {
  if (pagination) return [pagination.items];
  if (Array.isArray(value)) return [];
  const lists = Object.entries(asFields(value) ?? {}).filter(([, field]) => Array.isArray(field));
  const [only, second] = lists;
  return only && !second ? [only[0]] : undefined;
}

/** The way to the object: the answer itself, or the only property that holds one. */
function placeOf(value: unknown, identity: readonly string[]): string[] | undefined {
  const fields = asFields(value);
  if (!fields) return undefined;
  const isObject = (candidate: Fields) => identity.every((name) => Object.hasOwn(candidate, name));
  if (isObject(fields)) return [];
  const holders = Object.entries(fields).filter(([, field]) => {
    const inner = asFields(field);
    return inner && isObject(inner);
  });
  const [only, second] = holders;
  return only && !second ? [only[0]] : undefined;
}

function at(value: unknown, place: readonly string[]): unknown {
  return place.reduce<unknown>((inner, name) => asFields(inner)?.[name], value);
}

function replaced(base: unknown, [name, ...rest]: readonly string[], value: unknown): unknown {
  if (name === undefined) return value;
  const fields = asFields(base) ?? {};
  return { ...fields, [name]: replaced(fields[name], rest, value) };
}
