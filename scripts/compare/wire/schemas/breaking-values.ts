import { isObject } from "../../../lib/json.ts";
import { pointerStep, unescapedToken } from "../../../lib/json-pointer.ts";
import { shrink, type Violation } from "../../../schema-cases/index.ts";
import { numberOf } from "../flat-schemas/object-numbers.ts";
import type { Trail } from "./differing-sites.ts";
import type { Reader } from "./readers.ts";

/** A value that is sent and no longer understood, and why. */
export interface BreakingValue {
  /** Where a value shows it. */
  readonly witness?: { readonly value: unknown };
  /** Why no value shows it, where the keyword alone says it. */
  readonly byKeyword?: string;
  readonly reason: Violation;
  /** Where in the value: a JSON pointer, an item's index as `*`. */
  readonly pointer: string;
  /** Where it is not at the site that shows it, but at one of the schemas around. */
  readonly at?: Trail;
}

/** Who sends values, and which of them it would. */
export interface ValueSender {
  /** Whether the sender's document lets it send a value. */
  sends(value: unknown): boolean;
  /** The value without what the sender knows nothing of. */
  known(value: unknown): unknown;
  /** The value with what the sender knows nothing of as the reader wants it; `undefined` where it has no such thing. */
  welcome(value: unknown): unknown;
  /** Whether a reader's reason is one to mind. */
  minds(reason: Violation): boolean;
  /** The property of which a reason speaks, where the sender's document knows it. */
  member(reason: Violation): string | undefined;
}

/**
 * For each reason that a reader refuses what is sent, the smallest value found that shows it;
 * `matters` says whether a loss is one where the schema stands.
 */
export function breakingValuesAmong(
  values: Iterable<unknown>,
  sender: ValueSender,
  reader: Reader,
  matters: (value: unknown) => boolean,
): BreakingValue[] {
  const found = new Map<string, BreakingValue>();
  const reasonsFor = (value: unknown) => reader.reasons(value).filter(sender.minds);
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
      const small = shrink(sent, (one) => isLost(one) && reasonsFor(one).some(isIt));
      const smallest = matters(small) ? small : sent;
      const shown = reasonsFor(smallest).find(isIt) ?? reason;
      const pointer = anyIndex(shown.pointer, smallest) + memberStep(sender.member(shown));
      found.set(key, { witness: { value: smallest }, reason: shown, pointer });
    }
  }
  return [...found.values()];
}

/** The keyword, where it stands in the schema, and of which property it speaks. */
export function keyOfReason({ keyword, schema, pointer }: Violation, member?: string): string {
  return [isObject(schema) ? numberOf(schema) : pointer, keyword, member].join("|");
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
