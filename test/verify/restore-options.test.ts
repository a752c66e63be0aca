import { describe, expect, it } from "vitest";
import { z } from "zod";
import { ProblemError } from "../../scripts/lib/problem.ts";
import { type GivenRestore, restoreValues, unreadFields } from "../../scripts/verify/restore-options.ts";
import type { Subject } from "../../scripts/verify/subject.ts";
import type { CheckedTarget } from "../../scripts/verify/target.ts";
import { noticesOf } from "../../scripts/verify/undo/notices.ts";

const schema = z.object({ name: z.string(), size: z.int(), note: z.union([z.int(), z.string()]).optional() });
const json = {
  ...{ kind: "json", mediaType: "application/json", examples: {}, files: [] },
  schema: { type: "object", properties: { name: {}, size: {}, note: {} } },
};

/** An operation, with a body of things if it changes one. */
function subject(request: string, laws?: { readonly resource: string; readonly effect: string }): Subject {
  const [method = "", path = ""] = request.split(" ");
  const body = ["GET", "DELETE"].includes(method) ? {} : { requestBody: { required: true, content: [json] } };
  return {
    api: { components: { schemas: {} } },
    operation: { operationId: request, method, path, ...body, ...(laws ? { laws } : {}) },
    zod: { of: () => schema },
  } as unknown as Subject;
}

const put = subject("PUT /things/{id}");
const lawful = (request: string, effect: string, resource = "thing") =>
  subject(request, { resource, effect });

describe("what only the one who starts the check can tell of an object", () => {
  const all = ["name", "size", "note"];
  it.each<[what: string, subjects: readonly Subject[], wanted: readonly string[]]>([
    ["nothing else is there", [put], all],
    ["a read of the same path", [put, subject("GET /things/{id}")], []],
    ["a read of another path", [put, subject("GET /things")], all],
    ["a deletion of the same path", [put, subject("DELETE /things/{id}")], all],
    ["another update of the same path", [put, subject("PATCH /things/{id}")], all],
    ["a read of the resource", [lawful("PUT /a", "update"), lawful("GET /b", "read")], []],
    ["a list of the resource", [lawful("PUT /a", "update"), lawful("GET /b", "list")], []],
    ["a deletion of the resource", [lawful("PUT /a", "update"), lawful("DELETE /b", "delete")], all],
    ["a read of another resource", [lawful("PUT /a", "update"), lawful("GET /b", "read", "other")], all],
    ["a read without laws beside laws", [lawful("PUT /a", "update"), subject("GET /b")], all],
    ["what creates is no update", [subject("POST /things")], []],
    ["what updates by its law", [lawful("POST /a", "update")], all],
  ])("%s", (_, subjects, wanted) => {
    expect(unreadFields(subjects)).toEqual(wanted);
  });
});

/** What is read, or the problems' codes. */
function given(subjects: readonly Subject[], values: GivenRestore) {
  try {
    return restoreValues(subjects, "--restore", values);
  } catch (error) {
    if (error instanceof ProblemError) return error.problems.map(({ code }) => code);
    throw error;
  }
}

it.each<[what: string, subjects: readonly Subject[], values: GivenRestore, wanted: unknown]>([
  ["nothing", [put], {}, {}],
  [
    "texts as the fields take them",
    [put],
    { texts: { name: "7", size: "7" } },
    { "PUT /things/{id}": { name: "7", size: 7 } },
  ],
  [
    "a text in quotes",
    [put],
    { texts: { name: '"a"', size: "1" } },
    { "PUT /things/{id}": { name: '"a"', size: 1 } },
  ],
  [
    "a text that may be a number: JSON first",
    [put],
    { texts: { name: "n", size: "1", note: "7" } },
    { "PUT /things/{id}": { name: "n", size: 1, note: 7 } },
  ],
  [
    "values as they are",
    [put],
    { values: { name: "7", size: 7 } },
    { "PUT /things/{id}": { name: "7", size: 7 } },
  ],
  [
    "a text goes before a value",
    [put],
    { texts: { size: "1", name: "t" }, values: { size: 2 } },
    { "PUT /things/{id}": { name: "t", size: 1 } },
  ],
  [
    "values are not texts",
    [put],
    { values: { name: "n", size: "7" } },
    ["restore-unfit", "restore-incomplete"],
  ],
  ["not all that is needed", [put], { texts: { name: "n" } }, ["restore-incomplete"]],
  [
    "not all that is needed, of what is read",
    [put, subject("GET /things/{id}")],
    { texts: { name: "n" } },
    { "PUT /things/{id}": { name: "n" } },
  ],
  ["a field that no update has", [put], { texts: { other: "n" } }, ["restore-unknown-field"]],
  [
    "a field where there is no update",
    [subject("GET /a")],
    { texts: { name: "n" } },
    ["restore-unknown-field"],
  ],
])("given is %s", (_, subjects, values, wanted) => {
  expect(given(subjects, values)).toEqual(wanted);
});

it.each<[what: string, own: object, wanted: number]>([
  ["an action on an object that parameters name", { method: "POST", params: { id: "1" } }, 1],
  ["an action on nothing that is named", { method: "POST", params: {} }, 0],
  ["a read", { method: "GET", params: { id: "1" } }, 0],
  ["what must not be touched", { method: "POST", params: { id: "1" }, untouchable: true }, 0],
  ["what is not authorized", { method: "POST", params: { id: "1" }, authorized: false }, 0],
])("what can't be undone is said of %s", (_, own, wanted) => {
  const { method, params, ...more } = { method: "", params: {}, ...own };
  const target = { subject: subject(`${method} /a/{id}`), own: { params }, authorized: true, ...more };
  expect(noticesOf([target as unknown as CheckedTarget], [], [])).toHaveLength(wanted);
});
