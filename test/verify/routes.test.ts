import { describe, expect, it } from "vitest";
import { z } from "zod";
import { resolveContract } from "../../scripts/contract/resolve.ts";
import { modelOfContract } from "../../scripts/model/from-contract.ts";
import { isReadAs, routed } from "../../scripts/verify/routes.ts";
import { routeTables } from "../routes.ts";
import { told, verifiedLocally } from "./locally.ts";
import { routesApi } from "./routes-api.ts";

const id = z
  .string()
  .regex(/^x_[a-z0-9]{16,20}$/)
  .meta({ examples: ["x_0123456789abcdef"] });
const modelOf = (routes: readonly string[]) =>
  modelOfContract(resolveContract(routesApi(routes, z.string()))).model;

describe.each(routeTables)("of $routes", ({ routes, rows }) => {
  const api = modelOf(routes);
  it.each(rows)("the check reads %s as %s", (request, reached, values = {}) => {
    const [method = "", target = ""] = request.split(" ");
    const found = routed(api, { method, target });
    expect(found && [`${found.operation.method} ${found.operation.path}`, found.texts]).toEqual(
      reached && [reached, values],
    );
  });
});

it("a server of ours has what its path has not, where a template has it, and nothing is found", async () => {
  const api = routesApi(["POST /things/search", "GET /things/{id}", "POST /things/{id}:archive"], id);
  expect(told(await verifiedLocally(api))).toEqual([]);
});

describe("a request is read as what it was made of", () => {
  const api = modelOf(["GET /things/search", "GET /things/{id}", "GET /files/{name}.{form}"]);
  it.each<[target: string, path: string, params: Record<string, unknown>, wanted: boolean]>([
    ["/things/a", "/things/{id}", { id: "a" }, true],
    ["/things/search", "/things/{id}", { id: "search" }, false],
    ["/things/s%65arch", "/things/{id}", { id: "search" }, false],
    ["/things/%61", "/things/{id}", { id: "a" }, true],
    ["/things/a", "/things/{id}", {}, true],
    ["/things/a%2Fb", "/things/{id}", { id: "a/b" }, true],
    ["/things/a/", "/things/{id}", { id: "a" }, false],
    ["/things/./a", "/things/{id}", { id: "a" }, true],
    ["/x/%2e%2e/things/a", "/things/{id}", { id: "a" }, true],
    ["/files/a.b", "/files/{name}.{form}", { name: "a", form: "b" }, true],
    ["/files/a.b.c", "/files/{name}.{form}", { name: "a", form: "b.c" }, true],
    ["/files/a.b.c", "/files/{name}.{form}", { name: "a.b", form: "c" }, false],
  ])("%s, of `%s` with %j: %s", (target, path, params, wanted) => {
    const operation = api.operations.find((one) => one.path === path);
    if (!operation) throw new Error(path);
    expect(isReadAs(api, { method: "GET", target }, operation, params)).toBe(wanted);
  });
});
