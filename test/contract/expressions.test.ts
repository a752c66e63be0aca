import { expect, it } from "vitest";
import { z } from "zod";
import { expressionProblems } from "../../scripts/contract/check/expressions.ts";
import { json } from "../../scripts/contract/index.ts";
import type { Operation } from "../../scripts/contract/operation.ts";

const body = json(z.object({ to: z.array(z.object({ url: z.string() })), more: z.unknown() }), {
  example: { to: [{ url: "https://a.example" }], more: {} },
});
const full = {
  operationId: "send",
  params: { id: z.string() },
  query: { after: z.string() },
  headers: { "X-Reply": z.string() },
  body,
} as unknown as Operation;
const bare = { operationId: "send" } as unknown as Operation;
const response = json(z.object({ id: z.string() }), {
  example: { id: "a" },
  headers: { ETag: z.string() },
});

it.each<
  [value: unknown, operation: Operation, given: typeof response | undefined, wanted: readonly string[]]
>([
  [7, full, response, []],
  ["$url", bare, undefined, []],
  ["{$method} {$statusCode}", bare, undefined, []],
  ["$request.path.id", full, undefined, []],
  ["$request.path.id", bare, undefined, ["expression-of-nothing"]],
  ["$request.query.after", full, undefined, []],
  ["$request.query.after", bare, undefined, ["expression-of-nothing"]],
  ["$request.header.x-reply", full, undefined, []],
  ["$request.header.x-reply", bare, undefined, ["expression-of-nothing"]],
  ["$request.body#/to/0/url", full, undefined, []],
  ["$request.body#/to/first/url", full, undefined, ["expression-of-nothing"]],
  ["$request.body#/more/of/it", full, undefined, []],
  ["$request.body", bare, undefined, ["expression-of-nothing"]],
  ["$response.header.etag", full, response, []],
  ["$response.header.etag", full, undefined, ["expression-of-nothing"]],
  ["$response.query.id", full, response, ["expression-of-nothing"]],
  ["$response.body#/id", full, response, []],
  ["$response.body#/id", full, undefined, ["expression-of-nothing"]],
  ["{$request.nothing}-{$response.body#/no}", full, response, ["expression-form", "expression-of-nothing"]],
])("of the expressions in %j, these are wrong", (value, operation, given, wanted) => {
  const found = expressionProblems(value, { operation, ...(given ? { response: given } : {}) }, "here");
  expect(found.map(({ code }) => code)).toEqual(wanted);
});
