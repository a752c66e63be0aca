import { dottedPlace } from "../lib/dotted-place.ts";
import { isObject } from "../lib/json.ts";
import type { ErrorCase, OperationModel } from "./model.ts";

/** A field of a request body that names an object: `refers` of the contract. */
export interface Reference {
  /** As the contract has it: `customer.address_id`. */
  readonly field: string;
  readonly place: readonly string[];
  readonly resource: string;
}

export function referencesOf({ refers = {} }: Pick<OperationModel, "refers">): Reference[] {
  return Object.entries(refers).map(([field, resource]) => ({ field, place: dottedPlace(field), resource }));
}

const refusing: ReadonlySet<unknown> = new Set([400, 404, 409, 422]);

/** The errors of a reference to an object that is not there: those that are about the field, or else each 404 and 422. */
export function referenceErrors({ errors }: OperationModel, { place }: Reference): ErrorCase[] {
  const own = errors.filter(({ shared, given, status }) => !shared && !given && refusing.has(status));
  const name = `\`${place.at(-1)}\``;
  const telling = own.filter(({ when, text }) => `${when} ${text}`.includes(name));
  return telling.length > 0 ? telling : own.filter(({ status }) => status === 404 || status === 422);
}

/** What a body holds at a place; `undefined`: nothing, or null. */
export function referenceIn(body: unknown, place: readonly string[]): unknown {
  const found = place.reduce<unknown>(
    (inner, name) => (isObject(inner) && Object.hasOwn(inner, name) ? inner[name] : undefined),
    body,
  );
  return found === null ? undefined : found;
}

/** The body with another value at a place that it has. */
export function withReferenceIn(body: unknown, [name, ...rest]: readonly string[], value: unknown): unknown {
  if (name === undefined) return value;
  if (!isObject(body) || !Object.hasOwn(body, name)) return body;
  return { ...body, [name]: withReferenceIn(body[name], rest, value) };
}
