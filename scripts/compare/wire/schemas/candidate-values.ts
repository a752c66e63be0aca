import { isObject } from "../../../lib/json.ts";
import type { Placed } from "../flat-schemas/flat.ts";
import { closureOf } from "./closure.ts";

/** The most schemas of a closure that are searched for names and values, and the most of each that are used. */
const [looked, used] = [300, 12];
const scalars: readonly unknown[] = [
  null,
  true,
  false,
  0,
  1,
  2,
  3,
  9,
  -1,
  0.5,
  3.5,
  100,
  "",
  "a",
  "foo",
  "longer text",
  "0",
];

/**
 * Values of all types that use only the names and values that a schema mentions: values that no keyword
 * requires, but that `not`, `if` and the like may distinguish.
 */
export function* universe(...schemas: readonly Placed[]): Generator<unknown> {
  const names = new Set<string>();
  const values = new Set<unknown>();
  for (const placed of schemas) {
    let left = looked;
    for (const schema of closureOf(placed)) {
      if (left-- === 0) break;
      if (!isObject(schema)) continue;
      for (const keyword of ["properties", "dependentRequired", "dependentSchemas"])
        if (isObject(schema[keyword])) for (const name of Object.keys(schema[keyword])) names.add(name);
      for (const name of listOf(schema["required"])) names.add(String(name));
      if (isObject(schema["dependentRequired"]))
        for (const others of Object.values(schema["dependentRequired"]))
          for (const other of listOf(others)) names.add(String(other));
      if ("const" in schema) values.add(schema["const"]);
      for (const value of listOf(schema["enum"])) values.add(value);
      for (const keyword of numbers) for (const value of around(schema[keyword])) values.add(value);
    }
  }
  const leaves = [...scalars, ...[...values].slice(0, 2 * used)];
  const texts = [...values].filter((value) => typeof value === "string");
  const keys = [...names, ...texts].slice(0, used);
  yield* leaves;
  yield* [
    [],
    {},
    [[]],
    [{}],
    [null],
    [1, 1],
    [1, 2],
    ["a", "b"],
    [1, 2, 3],
    [1, 2, 3, 4],
    [1, "a", true, null],
  ];
  for (const leaf of leaves)
    yield* [
      [leaf],
      [leaf, leaf],
      [leaf, leaf, leaf],
      [1, leaf],
      [leaf, "a"],
      [true, false, leaf],
      { other: leaf },
    ];
  for (const key of keys) for (const leaf of leaves) yield { [key]: leaf };
  for (const [index, key] of keys.entries())
    for (const other of keys.slice(index + 1))
      for (const [a, b] of pairs)
        yield Object.fromEntries([
          [key, a],
          [other, b],
        ]);
  for (const leaf of [1, "a", null, {}, []]) {
    yield Object.fromEntries(keys.map((key) => [key, leaf]));
    for (const gone of keys)
      yield Object.fromEntries(keys.filter((key) => key !== gone).map((key) => [key, leaf]));
  }
}

const numbers = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"];
const pairs: readonly (readonly [unknown, unknown])[] = [
  [1, 1],
  ["a", "a"],
  [1, "a"],
  ["a", 1],
  [null, 1],
  [{}, []],
];

function around(value: unknown): number[] {
  return typeof value === "number" ? [value - 1, value, value + 1, 2 * value] : [];
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
