import { isObject } from "../../../lib/json.ts";
import { pointerStep, unescapedToken } from "../../../lib/json-pointer.ts";
import { shrink, type Violation } from "../../../schema-cases/index.ts";
import { numberOf } from "../flat-schemas/object-numbers.ts";
import type { Trail } from "./differing-sites.ts";
import type { Reader } from "./readers.ts";

/** A value that is sent but no longer accepted, and why. */
export interface BreakingValue {
  /** The value, if one was found. */
  readonly witness?: { readonly value: unknown };
  /** Why no value shows it, if it was judged by the keyword alone. */
  readonly byKeyword?: string;
  readonly reason: Violation;
  /** The place in the value: a JSON pointer, with `*` for an item's index. */
  readonly pointer: string;
  /** The place, if it is not at the site that shows it, but at a schema around it. */
  readonly at?: Trail;
}

/** A sender of values, by what its document allows. */
export interface ValueSender {
  /** Whether the sender's document lets it send a value. */
  sends(value: unknown): boolean;
  /** Returns the value without what the sender does not know. */
  known(value: unknown): unknown;
  /** Returns the value with unknown parts in the form that the reader expects; `undefined` if it has no such parts. */
  welcome(value: unknown): unknown;
  /** Whether a reader's reason for refusing a value matters. */
  minds(reason: Violation): boolean;
  /** The property that a reason is about, if the sender's document has it. */
  member(reason: Violation): string | undefined;
}

/**
 * Returns the smallest value found for each reason why a reader refuses what is sent. `matters` says whether
 * a loss at the site is a loss of the whole schema.
 */
export function breakingValuesAmong(
  values: Iterable<unknown>,
  sender: ValueSender,
  reader: Reader,
  matters: (value: unknown) => boolean,
): BreakingValue[] {
  const found = new Map<string, BreakingValue>();
  const reasonsFor = (value: unknown) => reader.reasons(value).filter(sender.minds);
  const reasonAmong = (value: unknown, reason: Violation, isIt: (other: Violation) => boolean) =>
    reader
      .reasons(value, (other) => isAlike(other, reason))
      .find((other) => isAlike(other, reason) && isIt(other) && sender.minds(other));
  const isLost = (value: unknown) => sender.sends(value) && !reader.accepts(value);
  for (const value of values) {
    if (!isLost(value)) continue;
    const sent = [sender.known(value), sender.welcome(value)].find(
      (one) => one !== undefined && isLost(one) && matters(one),
    );
    if (sent === undefined) continue;
    for (const reason of reasonsFor(sent)) {
      const key = keyOfReason(reason, sender.member(reason));
      if (found.has(key)) continue;
      const isIt = (other: Violation) => keyOfReason(other, sender.member(other)) === key;
      const small = shrink(sent, (one) => isLost(one) && reasonAmong(one, reason, isIt) !== undefined);
      const smallest = matters(small) ? small : sent;
      const shown = reasonAmong(smallest, reason, isIt) ?? reason;
      const pointer = anyIndex(shown.pointer, smallest) + memberStep(sender.member(shown));
      found.set(key, { witness: { value: smallest }, reason: shown, pointer });
    }
  }
  return [...found.values()];
}

/** The keyword, its place in the schema, and the property that it is about. */
export function keyOfReason({ keyword, schema, pointer }: Violation, member?: string): string {
  return [isObject(schema) ? numberOf(schema) : pointer, keyword, member].join("|");
}

/** Whether the same keyword of the same schema, or of the same place, refuses. */
function isAlike(one: Violation, other: Violation): boolean {
  if (one.keyword !== other.keyword) return false;
  return isObject(other.schema) ? one.schema === other.schema : one.pointer === other.pointer;
}

export function memberStep(member: string | undefined): string {
  return member === undefined ? "" : pointerStep(member);
}

/** A pointer into a value with `*` for the index of an item. */
function anyIndex(pointer: string, value: unknown): string {
  let here = value;
  return pointer
    .split("/")
    .map((part, depth) => {
      if (depth === 0) return part;
      const isItem = Array.isArray(here);
      here = (here as Record<string, unknown> | undefined)?.[unescapedToken(part)];
      return isItem ? "*" : part;
    })
    .join("/");
}
