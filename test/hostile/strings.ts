import type { z } from "zod";
import { rulesOf } from "../../scripts/contract/schema.ts";
import { definitionOf, isZodSchema, walk } from "../../scripts/contract/schemas/walk.ts";

/** A string of an API, and its place in the vocabulary: `operations/*\/callouts/*\/text`, a key as `examples/{}`. */
export type Placed = readonly [slot: string, text: string];

type Vocabulary = z.ZodType;

/** Every string of a value that the vocabulary describes, whose words are in no list of ours. */
export function* stringsOf(vocabulary: Vocabulary, value: unknown, slot = ""): Generator<Placed> {
  if (value === undefined || value === null) return;
  const definition = definitionOf(vocabulary);
  const at = (step: string) => (slot ? `${slot}/${step}` : step);
  if (isZodSchema(value)) return yield* schemaStrings(value, slot);
  switch (definition.type) {
    case "string":
      return yield [slot, String(value)];
    case "object":
      for (const [key, field] of Object.entries(definition.shape ?? {}))
        yield* stringsOf(field, (value as Record<string, unknown>)[key], at(key));
      return;
    case "record":
      for (const [key, item] of Object.entries(value)) {
        if (!/^\d+$/.test(key)) yield [at("{}"), key];
        yield* stringsOf(definition["valueType"] as Vocabulary, item, at("*"));
      }
      return;
    case "array":
      for (const item of value as unknown[])
        yield* stringsOf(definition["element"] as Vocabulary, item, at("*"));
      return;
    case "unknown":
      for (const text of plainStrings(value)) yield [slot, text];
      return;
    default:
      for (const inner of within(vocabulary)) {
        if (definition.type === "union" && !inner.safeParse(value).success) continue;
        return yield* stringsOf(inner, value, slot);
      }
  }
}

/** Every place of the vocabulary that takes a string of the author's. */
export function slotsOf(vocabulary: Vocabulary, slot = ""): string[] {
  const { type, shape, ...definition } = definitionOf(vocabulary);
  const at = (step: string) => (slot ? `${slot}/${step}` : step);
  if (type === "string" || type === "unknown") return [slot];
  if (type === "object")
    return Object.entries(shape ?? {}).flatMap(([key, field]) => slotsOf(field, at(key)));
  if (type === "array") return slotsOf(definition["element"] as Vocabulary, at("*"));
  if (type === "record") return [at("{}"), ...slotsOf(definition["valueType"] as Vocabulary, at("*"))];
  return [...new Set(within(vocabulary).flatMap((inner) => slotsOf(inner, slot)))];
}

/** What stands beneath a wrapper or in a union. */
function within(vocabulary: Vocabulary): Vocabulary[] {
  const { innerType, options, out } = definitionOf(vocabulary) as unknown as Record<string, Vocabulary> & {
    readonly options?: readonly Vocabulary[];
  };
  return [...(options ?? []), ...[innerType, out].filter((one) => one !== undefined)];
}

/** What an author writes into a Zod schema: names, values, words about it, patterns and texts of rejections. */
function* schemaStrings(schema: z.ZodType, slot: string): Generator<Placed> {
  for (const { schema: node } of walk({ schema, path: "" })) {
    const { shape, entries, values, defaultValue, checks } = definitionOf(node);
    for (const name of Object.keys(shape ?? {})) yield [`${slot}{}`, name];
    for (const text of plainStrings([node.meta(), entries, values, defaultValue, rulesOf(node)]))
      yield [slot, text];
    for (const { _zod } of (checks ?? []) as readonly z.core.$ZodCheck[]) {
      const { error, pattern } = _zod.def as unknown as {
        readonly error?: () => unknown;
        readonly pattern?: RegExp;
      };
      const said = error?.();
      if (typeof said === "string") yield [slot, said];
      if (pattern) yield [slot, pattern.source];
    }
  }
}

function* plainStrings(value: unknown): Generator<string> {
  if (typeof value === "string") yield value;
  else if (typeof value === "object" && value !== null)
    for (const item of Object.values(value)) yield* plainStrings(item);
}
