import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { loadContract } from "../../scripts/contract/load.ts";
import { modelOfContract } from "../../scripts/model/from-contract.ts";
import { checkParams, unknownResource, withoutParams } from "../../scripts/verify/check-params.ts";
import { knownParams } from "../../scripts/verify/param-names.ts";

const spec = fileURLToPath(new URL("../fixtures/tracker/index.ts", import.meta.url));
const { model: api } = modelOfContract((await loadContract(spec)).contract);
const known = (operationId: string, given: Record<string, string>) => {
  const operation = api.operations.find((one) => one.operationId === operationId);
  return operation && knownParams({ api, operation }, given);
};

describe("a path parameter given by its resource", () => {
  it.each([
    ["getProject", { "project.id": "p", "task.id": "t" }, { id: "p" }],
    ["getTask", { "project.id": "p", "task.id": "t" }, { project_id: "p", id: "t" }],
    ["listTasks", { "project.id": "p", "task.id": "t" }, { id: "p" }],
    ["listTasks", { "task.id": "t" }, {}],
    ["getTask", { "project.project_id": "p" }, { project_id: "p" }],
    ["getTask", { "tasks/{id}": "by path", "task.id": "t", id: "bare" }, { id: "by path" }],
    ["getProject", { "task.id": "t", id: "bare" }, { id: "bare" }],
  ])("%s with %j", (operationId, given, wanted) => {
    expect(known(operationId, given)).toEqual(wanted);
  });

  it.each([
    [["project.id", "task.id"], []],
    [["id"], ["ambiguous-path-parameter"]],
    [["id", "task.id"], ["ambiguous-path-parameter"]],
    [["id", "task.id", "comment.id"], []],
    [["id", "tasks/{id}", "comment.id"], []],
    [["project.number"], ["unknown-path-parameter"]],
    [["/projects/{number}"], ["unknown-path-parameter"]],
    [
      ["projct.id", "ticket.id"],
      ["unknown-resource", "unknown-resource"],
    ],
  ])("%j: %j", (given, wanted) => {
    expect(checkParams(api, given).map(({ code }) => code)).toEqual(wanted);
  });

  it("says of an API without path parameters that it has none", () => {
    const bare = { ...api, operations: api.operations.filter(({ path }) => !path.includes("{")) };
    const messages = ["id", "task.id", "/tasks/{id}"].flatMap((name) =>
      checkParams(bare, [name]).map(({ message }) => message),
    );
    expect(messages).toHaveLength(3);
    messages.push(unknownResource("task", [], {}).message);
    for (const message of messages) expect(message).toContain("none");
  });

  it("takes the place of the same parameter under another name", () => {
    const given = { "task.id": "t", project_id: "p", "/projects/{id}": "p" };
    expect(withoutParams(api, given, ["tasks/{id}"])).toEqual({ project_id: "p", "/projects/{id}": "p" });
    expect(withoutParams(api, given, ["project.id"])).toEqual({ "task.id": "t" });
  });
});
