import { expect, it } from "vitest";
import { dottedPlaceIn } from "../../scripts/lib/dotted-place.ts";

it.each<[name: string | undefined, value: unknown, wanted: readonly string[]]>([
  [undefined, { a: 1 }, []],
  ["a", { a: 1 }, ["a"]],
  ["a", [], ["a"]],
  ["a.b", { a: { b: 1 } }, ["a", "b"]],
  ["a.b", { a: {} }, ["a", "b"]],
  ["a.b", { "a.b": 1, a: { b: 2 } }, ["a.b"]],
  ["@odata.nextLink", { value: [] }, ["@odata.nextLink"]],
  ["@odata.nextLink", undefined, ["@odata.nextLink"]],
])("the place of %j in %j is %j", (name, value, wanted) => {
  expect(dottedPlaceIn(value, name)).toEqual(wanted);
});
