import { expect, it } from "vitest";
import { checkApi } from "../../scripts/contract/check/index.ts";
import { noContent } from "../../scripts/contract/index.ts";
import { apiWith } from "../emit/one-operation.ts";

it.each<[status: string, codes: readonly string[]]>([
  ["204", []],
  ["2XX", []],
  ["302", []],
  ["304", []],
  ["3XX", []],
  ["4XX", ["no-success-response"]],
  ["default", ["no-success-response"]],
])("an operation whose only response is %s: %j", (status, codes) => {
  const responses = { [status]: noContent({ description: "It is answered." }) };
  const problems = checkApi(apiWith({ responses: responses as never }));
  expect(problems.map(({ code }) => code)).toEqual(codes);
});
