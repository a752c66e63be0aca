import { placeFunctions } from "./instrument.ts";
import type { SourcePlace, SourceTables, WrittenCall, WrittenLiteral } from "./tables.ts";

/** Where the values of a spec that ran instrumented were written. */
export interface Record {
  /** Where a value was made: the call that returned it, or its literal. */
  placeOf(value: unknown): SourcePlace | undefined;
  /** Where the key of an object, or the element of a list, stands; also where it came by a spread, or as an option of a call. */
  keyPlace(holder: unknown, key: string): SourcePlace | undefined;
  /** Where a field is in the argument of `z.object()`, `.extend()` and so on. */
  fieldPlace(schema: unknown, field: string): SourcePlace | undefined;
}

/** Methods and functions of Zod that take fields by name. */
const shapes: ReadonlySet<string> = new Set([
  ...["object", "strictObject", "looseObject", "interface"],
  ...["extend", "safeExtend", "augment", "setKey"],
]);

/** The functions that the instrumented modules call, by name, and what they recorded. */
export function recorder({ literals, calls }: SourceTables): {
  readonly functions: Readonly<globalThis.Record<string, unknown>>;
  readonly record: Record;
} {
  const literalOf = new WeakMap<object, number>();
  const callOf = new WeakMap<object, number>();
  const spreads = new Map<number, object[]>();

  const functions = {
    [placeFunctions.literal]: (id: number, value: object) => {
      literalOf.set(value, id);
      return value;
    },
    [placeFunctions.spread]: (id: number, value: unknown) => {
      if (isObject(value)) spreads.set(id, [...(spreads.get(id) ?? []), value]);
      return value;
    },
    // The last call that returned a value is the outermost one, the one that the author wrote.
    [placeFunctions.call]: (id: number, value: unknown) => {
      if (isObject(value)) callOf.set(value, id);
      return value;
    },
  };

  const written = (
    value: unknown,
  ): { literal?: WrittenLiteral | undefined; id?: number | undefined; call?: WrittenCall | undefined } => {
    if (!isObject(value)) return {};
    const id = literalOf.get(value);
    const call = callOf.get(value);
    return {
      id,
      literal: id === undefined ? undefined : literals.get(id),
      call: call === undefined ? undefined : calls.get(call),
    };
  };

  const inLiteral = (id: number, key: string, value: unknown, depth = 0): SourcePlace | undefined => {
    const own = literals.get(id)?.keys.get(key);
    if (own || depth > 20) return own;
    // The last spread object with this value.
    for (const source of [...(spreads.get(id) ?? [])].reverse()) {
      if (!Object.hasOwn(source, key) || (source as globalThis.Record<string, unknown>)[key] !== value)
        continue;
      const { id: from } = written(source);
      const found = from === undefined ? undefined : inLiteral(from, key, value, depth + 1);
      if (found) return found;
    }
    return undefined;
  };

  const keyPlace = (holder: unknown, key: string): SourcePlace | undefined => {
    const { id, call } = written(holder);
    const value = isObject(holder) ? (holder as globalThis.Record<string, unknown>)[key] : undefined;
    const found = id === undefined ? undefined : inLiteral(id, key, value);
    return found ?? first(call?.literals ?? [], (literal) => inLiteral(literal, key, value));
  };

  const inCall = (id: number, field: string, value: unknown): SourcePlace | undefined => {
    const { name, literals: given, calls: inner } = calls.get(id) as WrittenCall;
    const own = shapes.has(name) ? first(given, (literal) => inLiteral(literal, field, value)) : undefined;
    return own ?? first(inner, (call) => (calls.has(call) ? inCall(call, field, value) : undefined));
  };

  return {
    functions,
    record: {
      placeOf: (value) => {
        const { call, literal } = written(value);
        return call?.place ?? literal?.place;
      },
      keyPlace,
      fieldPlace: (schema, field) => {
        const id = isObject(schema) ? callOf.get(schema) : undefined;
        const shape = (schema as { readonly shape?: globalThis.Record<string, unknown> }).shape;
        return id === undefined ? undefined : inCall(id, field, shape?.[field]);
      },
    },
  };
}

function first<Item>(
  items: readonly Item[],
  find: (item: Item) => SourcePlace | undefined,
): SourcePlace | undefined {
  for (const item of items) {
    const found = find(item);
    if (found) return found;
  }
  return undefined;
}

function isObject(value: unknown): value is object {
  return (typeof value === "object" && value !== null) || typeof value === "function";
}

// Coverage: some schemas have no literal, call or shape that is known; the unit tests ask for the places of few.
