import { expect, it } from "vitest";
import type { OperationModel } from "../../scripts/model/model.ts";
import {
  referenceErrors,
  referenceIn,
  referencesOf,
  withReferenceIn,
} from "../../scripts/model/references.ts";

const error = (status: number, when: string, more: object = {}) => ({
  status,
  when,
  text: `${status}`,
  shared: false,
  ...more,
});

it.each<[what: string, errors: readonly object[], wanted: readonly number[]]>([
  ["those that name the field", [error(404, "There is none."), error(409, "No `address_id`.")], [409]],
  ["each 404 and 422 if none does", [error(404, "a"), error(422, "b"), error(409, "c")], [404, 422]],
  ["none that a schema gives", [error(422, "`address_id`", { given: {} })], []],
  ["none of the whole API", [error(404, "a", { shared: true })], []],
])("the errors of a reference are %s", (_, errors, wanted) => {
  const [reference] = referencesOf({ refers: { "customer.address_id": "address" } });
  const operation = { errors } as unknown as OperationModel;
  expect(reference && referenceErrors(operation, reference).map(({ status }) => status)).toEqual(wanted);
});

it("a place of a body is read and written where it is", () => {
  const body = { a: { b: 1, n: null }, c: 2 };
  const places = [["a", "b"], ["c"], ["a", "n"], ["x", "b"], ["c", "d"]];
  expect(places.map((place) => referenceIn(body, place))).toEqual([1, 2, undefined, undefined, undefined]);
  expect(withReferenceIn(body, ["a", "b"], 5)).toEqual({ a: { b: 5, n: null }, c: 2 });
  expect(withReferenceIn(body, ["x", "b"], 5)).toEqual(body);
});
