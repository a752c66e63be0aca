import { isObject } from "../lib/json.ts";
import { type JsonSchema, resolveRef } from "../lib/json-schema.ts";

/** Values that people wrote for a schema. */
export interface Lesson {
  /** Lessons count in the order in which they came, whenever they are learned. */
  readonly number: number;
  readonly schema: JsonSchema;
  readonly values: readonly unknown[];
}

/** A value that a schema object has from a lesson. */
interface Learned {
  readonly number: number;
  readonly value: unknown;
}

/**
 * What people wrote as examples for the schemas of a document. To learn from them takes compiling the schema that they
 * are for, and few schemas are ever asked about: so a lesson is learned when one is that it leads to.
 */
export interface Lessons {
  add(schema: JsonSchema, values: readonly unknown[]): void;
  /** Notes a value that a lesson has for a schema object. */
  note(schema: object, learned: Learned): void;
  /** The first values of a schema object, as many as `most`, of all lessons in their order. */
  valuesOf(schema: object, most: number, learn: (lesson: Lesson) => void): readonly unknown[];
}

export function createLessons(root: object): Lessons {
  const known = new Map<JsonSchema, Set<unknown>>();
  let count = 0;
  const waiting: Lesson[] = [];
  const done = new Set<Lesson>();
  const learned = new Map<object, Learned[]>();
  /** The schemas that lessons and references name, by each object in them. */
  const around = new Map<object, object[]>();
  /** What each of these schemas refers to. */
  const references = new Map<object, readonly object[]>();
  /** The lessons that lead to each of these schemas, in order. */
  const leadingTo = new Map<object, Lesson[]>();
  /** All lessons before this number were learned for a schema object. */
  const asked = new Map<object, number>();

  const referencesOf = (schema: object): readonly object[] => {
    const before = references.get(schema);
    if (before) return before;
    const found = new Set<object>();
    for (const inner of objectsIn(schema)) {
      addTo(around, inner, schema);
      const { $ref: ref } = inner as { readonly $ref?: unknown };
      const target = typeof ref === "string" ? resolveRef(root, ref) : undefined;
      if (isObject(target)) found.add(target);
    }
    references.set(schema, [...found]);
    return [...found];
  };
  const place = (lesson: Lesson) => {
    const reached = new Set<object>(isObject(lesson.schema) ? [lesson.schema] : []);
    for (const schema of reached) {
      addTo(leadingTo, schema, lesson);
      for (const target of referencesOf(schema)) reached.add(target);
    }
  };
  /** The lessons from a number on that lead to a schema object. */
  const lessonsFor = (schema: object, from: number): Lesson[] => {
    const found = new Set<Lesson>();
    for (const one of around.get(schema) ?? [])
      for (const lesson of [...(leadingTo.get(one) ?? [])].reverse()) {
        if (lesson.number < from) break;
        found.add(lesson);
      }
    return [...found].sort(inOrder);
  };

  return {
    add(schema, values) {
      const before = known.get(schema) ?? new Set();
      known.set(schema, before);
      if (before.has(values)) return;
      before.add(values);
      waiting.push({ number: count++, schema, values });
    },
    note: (schema, one) => addTo(learned, schema, one),
    valuesOf(schema, most, learn) {
      for (const lesson of waiting.splice(0)) place(lesson);
      const from = asked.get(schema) ?? 0;
      if (from < count) {
        asked.set(schema, count);
        for (const lesson of lessonsFor(schema, from)) {
          // Later lessons add nothing to what is taken.
          const earlier = learned.get(schema)?.filter(({ number }) => number < lesson.number) ?? [];
          if (earlier.length >= most) break;
          if (done.has(lesson)) continue;
          done.add(lesson);
          learn(lesson);
        }
      }
      const all = learned.get(schema);
      return all
        ? [...all]
            .sort(inOrder)
            .slice(0, most)
            .map(({ value }) => value)
        : [];
    },
  };
}

function inOrder(a: { readonly number: number }, b: { readonly number: number }): number {
  return a.number - b.number;
}

function addTo<Item>(lists: Map<object, Item[]>, key: object, item: Item): void {
  const known = lists.get(key);
  if (known) known.push(item);
  else lists.set(key, [item]);
}

/** An object and all objects in it. */
function objectsIn(schema: object): object[] {
  const found = new Set([schema]);
  for (const one of found)
    for (const inner of Object.values(one)) if (typeof inner === "object" && inner !== null) found.add(inner);
  return [...found].filter(isObject);
}
