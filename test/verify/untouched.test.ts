import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { loadContract } from "../../scripts/contract/load.ts";
import { modelOfContract } from "../../scripts/model/from-contract.ts";
import { meetsUntouched, nothingUntouched, whyUntouched } from "../../scripts/verify/untouched.ts";

const spec = fileURLToPath(new URL("../fixtures/tracker/index.ts", import.meta.url));
const { model: api } = modelOfContract((await loadContract(spec)).contract);
const base = api.basePath;

it.each([
  [{}, "GET", "/projects/p1", false],
  [{ operations: ["getProject"] }, "GET", "/projects/p1", true],
  [{ operations: ["getProject"] }, "HEAD", "/projects/p1?x=1", true],
  [{ operations: ["getProject"] }, "PATCH", "/projects/p1", false],
  [{ operations: ["getProject"] }, "GET", "/projects", false],
  [{ operations: ["getProject"] }, "GET", "/projects/p1/tasks", false],
  [{ paths: ["/projects"] }, "GET", "/projects", true],
  [{ paths: ["/projects"] }, "DELETE", "/projects/p1/tasks/t1", true],
  [{ paths: ["/projects"] }, "GET", "/projects2", false],
  [{ paths: ["/projects/{id}/tasks"] }, "GET", "/projects/p1", false],
  [{ paths: ["/projects/{id}/tasks/"] }, "GET", "/projects/p1/tasks", true],
  [{ paths: ["/projects/p1"] }, "GET", "/projects/p2", false],
  [{ objects: { project: ["p1"] } }, "GET", "/projects/p1", true],
  [{ objects: { project: ["p1"] } }, "GET", "/projects/p%31", true],
  [{ objects: { project: ["p1"] } }, "POST", "/projects//p1/tasks", true],
  [{ objects: { project: ["p1"] } }, "GET", "/projects/p1/tasks/t1", true],
  [{ objects: { project: ["p1"] } }, "GET", "/projects/p12/tasks/p1", false],
  [{ objects: { task: ["t1"] } }, "DELETE", "/projects/p1/tasks/t1", true],
  [{ objects: { task: ["t1"] } }, "GET", "/projects/p1/tasks", false],
])("%j is met by %s %s: %s", (untouched, method, path, wanted) => {
  const meets = meetsUntouched(api, { ...nothingUntouched, ...untouched });
  expect(meets({ method, target: base + path, headers: [] })).toBe(wanted);
});

it.each([
  [
    { paths: ["/projects/{id}/tasks"] },
    "listTasks",
    {},
    "nothing below `/projects/{id}/tasks` may be touched",
  ],
  [{ paths: ["/projects/{id}/tasks"] }, "getProject", {}, undefined],
  [{ objects: { project: ["p1"] } }, "getProject", { id: "p1" }, "the project `p1` may not be touched"],
  [{ objects: { project: ["p1"] } }, "getProject", { id: "p2" }, undefined],
])("%j is the reason for which %s with %j is not reached: %s", (untouched, id, params, wanted) => {
  const operation = api.operations.find(({ operationId }) => operationId === id);
  if (!operation) throw new Error(`there is no operation ${id}`);
  expect(whyUntouched(api, { ...nothingUntouched, ...untouched }, operation, params)).toBe(wanted);
});
