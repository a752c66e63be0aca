import { isObject, shrink, type Violation } from "../../cases/index.ts";
import type { Reader } from "./judges.ts";

/** A value that is sent and no longer understood, and why. */
export interface Loss {
  readonly value: unknown;
  readonly reason: Violation;
  /** Where in the value: a JSON pointer, an item's index as `*`. */
  readonly pointer: string;
}

/** Who sends values, and which of them it would. */
export interface Sender {
  /** Whether the sender's document lets it send a value. */
  sends(value: unknown): boolean;
  /** The value without what the sender knows nothing of. */
  known(value: unknown): unknown;
  /** Whether a reader's reason is one to mind. */
  minds(reason: Violation): boolean;
}

/** More reasons than a person reads of one schema. */
const most = 20;

/** For each reason that a reader refuses what is sent, the smallest value found that shows it. */
export function lossesAmong(values: Iterable<unknown>, sender: Sender, reader: Reader): Loss[] {
  const found = new Map<string, Loss>();
  const reasonsFor = (value: unknown) => reader.reasons(value).filter(sender.minds);
  const isLost = (value: unknown) => sender.sends(value) && !reader.accepts(value);
  for (const value of values) {
    if (!isLost(value)) continue;
    const sent = sender.known(value);
    if (!isLost(sent)) continue;
    for (const reason of reasonsFor(sent)) {
      const key = keyOf(reason);
      if (found.has(key)) continue;
      const smallest = shrink(
        sent,
        (one) => isLost(one) && reasonsFor(one).some((other) => keyOf(other) === key),
      );
      const shown = reasonsFor(smallest).find((other) => keyOf(other) === key) ?? reason;
      found.set(key, { value: smallest, reason: shown, pointer: placeOf(shown, smallest) });
      if (found.size === most) return [...found.values()];
    }
  }
  return [...found.values()];
}

const numbers = new WeakMap<object, number>();
let count = 0;

/** The keyword, where it stands in the schema, and of which property it speaks. */
function keyOf({ keyword, schema, pointer, params }: Violation): string {
  const { missingProperty } = params;
  return [isObject(schema) ? numberOf(schema) : pointer, keyword, missingProperty].join("|");
}

function numberOf(schema: object): number {
  const number = numbers.get(schema) ?? ++count;
  numbers.set(schema, number);
  return number;
}

function placeOf({ pointer, params }: Violation, value: unknown): string {
  const { missingProperty } = params;
  const missing = typeof missingProperty === "string" ? `/${missingProperty}` : "";
  return anyIndex(pointer, value) + missing;
}

/** A pointer into a value with `*` for the index of an item. */
function anyIndex(pointer: string, value: unknown): string {
  let here = value;
  return pointer
    .split("/")
    .map((part, depth) => {
      if (depth === 0) return part;
      const isItem = Array.isArray(here);
      here = (here as Record<string, unknown> | undefined)?.[
        part.replaceAll("~1", "/").replaceAll("~0", "~")
      ];
      return isItem ? "*" : part;
    })
    .join("/");
}
