import { expect, it } from "vitest";
import { contractChecks } from "../../../scripts/verify/own-tests/index.ts";
import type { RequestToCheck } from "../../../scripts/verify/own-tests/types.ts";
import api from "../../fixtures/parameters/index.ts";

const checks = contractChecks(api);
const search = "/books/search";

it.each<[what: string, request: RequestToCheck, wanted: readonly string[]]>([
  ["an object as a value", { path: search, query: { filter: { author: "a" } } }, []],
  ["an object that its schema refuses", { path: search, query: { filter: {} } }, ["query/filter"]],
  ["an object by its fields", { path: search, query: { "filter[author]": "a" } }, []],
  ["an object in the query's text", { path: search, query: "?filter[author]=a&filter[year]=1" }, []],
  ["an object in the path's query", { path: `${search}?filter[author]=a&filter[year]=x` }, ["query/filter"]],
  ["no object", { path: search }, ["query/filter"]],
  ["JSON as a value", { path: search, query: { filter: { author: "a" }, order: ["title"] } }, []],
  ["JSON as text", { path: search, query: { filter: { author: "a" }, order: '["title"]' } }, []],
  ["another JSON", { path: search, query: { filter: { author: "a" }, order: "[1]" } }, ["query/order"]],
])("%s in a request is judged", (_, request, wanted) => {
  const base = api.basePath ?? "";
  const found = checks.checkRequest("searchBooks", { ...request, path: `${base}${request.path}` });
  expect(found.map(({ where }) => where)).toEqual(wanted);
});
