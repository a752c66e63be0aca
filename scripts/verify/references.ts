import { isObject } from "../lib/json.ts";
import { pointerTokens } from "../lib/json-pointer.ts";
import { type Reference, referenceIn, referencesOf, withReferenceIn } from "../model/references.ts";
import { knownParams } from "./param-names.ts";
import type { RequestInput } from "./request-input.ts";
import { bodySchema, type Subject } from "./subject.ts";

/** Objects that fields of a body may name, by the field: the principal's own. */
export type Referred = Readonly<Record<string, unknown>>;

/** The principal's objects that the body of an operation may name, of what it was given or was made for it. */
export function referredBy(subject: Subject, given: RequestInput["params"] = {}): Referred {
  const { api, operation } = subject;
  return Object.fromEntries(
    referencesOf(operation).flatMap((reference) => {
      const { field, resource } = reference;
      for (const other of api.operations) {
        const { laws } = other;
        const parameter = laws?.resource === resource ? Object.keys(laws.identity ?? {}).at(-1) : undefined;
        const name =
          parameter === undefined ? undefined : knownParams({ api, operation: other }, given)[parameter];
        if (name !== undefined) return [[field, asTaken(subject, reference, name)]];
      }
      return [];
    }),
  );
}

/** The name as the body takes it: a number where it takes no text. */
function asTaken(subject: Subject, { place }: Reference, name: unknown): unknown {
  const { body } = subject.sample;
  const takes = (value: unknown) =>
    bodySchema(subject)?.safeParse(withReferenceIn(body, place, value)).success;
  if (referenceIn(body, place) === undefined || takes(name) || Number.isNaN(Number(name))) return name;
  return takes(Number(name)) ? Number(name) : name;
}

/**
 * The body with the principal's objects in the fields that name some, but for the field at the pointer `except`. Where
 * no object is known, a field that may be absent is left out.
 */
export function withReferred(subject: Subject, body: unknown, referred: Referred, except = ""): unknown {
  return referencesOf(subject.operation).reduce((whole, { field, place }) => {
    if (isWithin(except, place) || referenceIn(whole, place) === undefined) return whole;
    if (referred[field] !== undefined) return withReferenceIn(whole, place, referred[field]);
    const bare = withoutReferenceIn(whole, place);
    return bodySchema(subject)?.safeParse(bare).success ? bare : whole;
  }, body);
}

function isWithin(pointer: string, place: readonly string[]): boolean {
  const names = pointerTokens(pointer);
  return place.every((name, index) => names[index] === name);
}

function withoutReferenceIn(body: unknown, [name = "", ...rest]: readonly string[]): unknown {
  if (!isObject(body) || !Object.hasOwn(body, name)) return body;
  const { [name]: held, ...others } = body;
  return rest.length === 0 ? others : { ...body, [name]: withoutReferenceIn(held, rest) };
}

/** The fields of a body, at its top, in which objects are named: no law may put another text there. */
export function referringFields({ operation }: Subject): ReadonlySet<string> {
  return new Set(referencesOf(operation).map(({ place: [name = ""] }) => name));
}
