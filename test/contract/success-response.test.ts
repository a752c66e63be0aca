import { expect, it } from "vitest";
import { checkApi } from "../../scripts/contract/check/index.ts";
import { noContent } from "../../scripts/contract/index.ts";
import { apiWith } from "../emit/one-operation.ts";

it("an operation without a response has an error of its own, or the API's `default`", () => {
  const error = { status: 409, error: "taken", when: "It is taken." };
  const codes = (operation: Parameters<typeof apiWith>[0], api?: Parameters<typeof apiWith>[1]) =>
    checkApi(apiWith({ responses: {}, ...operation }, api)).map(({ code }) => code);
  const { errors } = apiWith({});
  const internal = { ...errors.internal, status: "default" as const };
  expect(codes({})).toEqual(["no-success-response"]);
  expect(codes({ errors: [error] })).toEqual([]);
  expect(codes({}, { errors: { ...errors, internal } })).toEqual([]);
  expect(codes({}, { errors: { ...errors, internal: { ...internal, documented: false } } })).toEqual([
    "no-success-response",
  ]);
});

it.each<[status: string, codes: readonly string[]]>([
  ["204", []],
  ["2XX", []],
  ["302", []],
  ["304", []],
  ["3XX", []],
  ["4XX", []],
  ["default", []],
  ["1XX", ["no-success-response", "error-among-responses"]],
])("an operation whose only response is %s: %j", (status, codes) => {
  const responses = { [status]: noContent({ description: "It is answered." }) };
  const problems = checkApi(apiWith({ responses: responses as never }));
  expect(problems.map(({ code }) => code)).toEqual(codes);
});
