import { expect, it } from "vitest";
import type { JsonSchema } from "../../scripts/lib/json-schema.ts";
import { createLessons, type Lesson } from "../../scripts/schema-cases/lessons.ts";
import { randomFrom } from "../random.ts";
import { seed } from "../seed.ts";

/** Components that refer to each other, also to themselves and to parts of others. */
function documentFrom(random: () => number): { components: { schemas: Record<string, object> } } {
  const names = ["A", "B", "C", "D", "E"];
  const anyOf = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
  const ref = () => ({ $ref: `#/components/schemas/${anyOf(names)}${anyOf(["", "", "/properties/own"])}` });
  const made = () => ({
    type: "object",
    properties: {
      own: { type: "string" },
      ...(random() < 0.6 ? { other: ref() } : {}),
      ...(random() < 0.4 ? { list: { type: "array", items: ref() } } : {}),
    },
  });
  return { components: { schemas: Object.fromEntries(names.map((name) => [name, made()])) } };
}

/** All schema objects that a schema leads to. */
function ledTo(schema: unknown, root: object, found = new Set<object>()): Set<object> {
  if (typeof schema !== "object" || schema === null || found.has(schema)) return found;
  if (!Array.isArray(schema)) found.add(schema);
  for (const [key, value] of Object.entries(schema)) {
    if (key !== "$ref") ledTo(value, root, found);
    else
      ledTo(
        String(value)
          .slice(2)
          .split("/")
          .reduce<unknown>((at, step) => (at as Record<string, unknown>)[step], root),
        root,
        found,
      );
  }
  return found;
}

it("gives each schema object the values that it has if all lessons are learned first, in any order of questions", () => {
  const random = randomFrom(seed);
  for (let round = 0; round < 60; round++) {
    const root = documentFrom(random);
    const lessons = createLessons(root);
    const eager = new Map<object, unknown[]>();
    const given: { readonly schema: JsonSchema; readonly values: readonly unknown[] }[] = [];
    const all = Object.values(root.components.schemas);
    /** Whether a lesson has a value for an object is as good as drawn. */
    const takes = (value: unknown, index: number) => (String(value).length + index) % 3 !== 0;
    const teach = (number: number) => {
      const schema = { items: all[Math.floor(random() * all.length)] } as JsonSchema;
      const values = [`${"v".repeat(number % 5)}${number}`];
      given.push({ schema, values });
      lessons.add(schema, values);
      // The same once more adds nothing.
      lessons.add(schema, values);
      for (const [index, object] of [...ledTo(schema, root)].entries())
        if (takes(values[0], index)) eager.set(object, [...(eager.get(object) ?? []), values[0]]);
    };
    const learned: number[] = [];
    const learn = ({ number, schema, values }: Lesson) => {
      learned.push(number);
      for (const [index, object] of [...ledTo(schema, root)].entries())
        if (takes(values[0], index)) lessons.note(object, { number, value: values[0] });
    };
    let taught = 0;
    for (let step = 0; step < 30; step++) {
      if (random() < 0.5) teach(taught++);
      const objects = [...ledTo({ all }, root)];
      const asked = objects[Math.floor(random() * objects.length)] ?? {};
      expect(lessons.valuesOf(asked, 3, learn), `seed ${seed}, round ${round}`).toEqual(
        (eager.get(asked) ?? []).slice(0, 3),
      );
    }
    expect(new Set(learned).size).toBe(learned.length);
  }
});

it("learns nothing that a question does not lead to", () => {
  const [near, far] = [{ type: "string" }, { type: "number" }];
  const root = { components: { schemas: { Near: near, Far: far } } };
  const lessons = createLessons(root);
  lessons.add({ $ref: "#/components/schemas/Far" }, [1]);
  lessons.add({ $ref: "#/components/schemas/Near" }, ["a"]);
  lessons.add({ $ref: "#/components/schemas/Near" }, ["b"]);
  lessons.add(true, ["of no object"]);
  const learned: unknown[] = [];
  const learn = ({ number, values }: Lesson) => {
    learned.push(values[0]);
    lessons.note(near, { number, value: values[0] });
  };
  expect(lessons.valuesOf(near, 1, learn)).toEqual(["a"]);
  expect(learned).toEqual(["a"]);
  expect(lessons.valuesOf({ type: "string" }, 1, learn)).toEqual([]);
});
