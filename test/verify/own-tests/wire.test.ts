import { describe, expect, it } from "vitest";
import { loadContract } from "../../../scripts/contract/load.ts";
import { modelOfContract } from "../../../scripts/model/from-contract.ts";
import { bytesOf, checkedPath, joinedFields, wireRequestOf } from "../../../scripts/verify/own-tests/wire.ts";

const { model: api } = modelOfContract((await loadContract("test/defects/notes/index.ts")).contract);
const operationOf = (operationId: string) => {
  const found = api.operations.find((one) => one.operationId === operationId);
  if (!found) throw new Error(`there is no ${operationId}`);
  return found;
};
const [list, read] = [operationOf("listNotes"), operationOf("getNote")];

it.each<[fields: unknown, wanted: Record<string, string>]>([
  [undefined, {}],
  ["a", {}],
  [null, {}],
  [
    { A: "1", b: 2, c: undefined },
    { a: "1", b: "2" },
  ],
  [{ A: ["1", "2"] }, { a: "1, 2" }],
  [[["A", "1"], ["a", "2"], "b"], { a: "1, 2" }],
  [new Map([["A", "1"]]), { a: "1" }],
  [new Headers({ A: "1" }), { a: "1" }],
])("the header fields of %j are %j", (fields, wanted) => {
  expect(joinedFields(fields as never)).toEqual(wanted);
});

it.each<[what: string, body: unknown, wanted: unknown]>([
  ["none", undefined, ""],
  ["a text", "a", "a"],
  ["a value", { a: [1] }, '{"a":[1]}'],
  ["null", null, "null"],
  ["a buffer", new TextEncoder().encode("a").buffer, "a"],
  ["a part of a buffer", Buffer.from("abc").subarray(1, 2), "b"],
  ["what JSON can't say", () => 1, { wrong: "a function is no value of JSON" }],
  ["a number too large for JSON", 1n, { wrong: expect.stringContaining("BigInt") }],
])("the bytes of %s", (_, body, wanted) => {
  const bytes = bytesOf(body);
  expect(bytes instanceof Uint8Array ? Buffer.from(bytes).toString() : bytes).toEqual(wanted);
});

const noteId = "note_01KFRX8K1CKQGCV2W5J9C9Z37H";
it.each<[operation: typeof list, path: string | undefined, wanted: object]>([
  [read, undefined, { texts: undefined, query: "", isOther: false }],
  [read, `/v1/notes/${noteId}`, { texts: { note_id: noteId }, query: "", isOther: false }],
  [
    read,
    `https://notes.example/v1/notes/${noteId}?a=b#c`,
    { texts: { note_id: noteId }, query: "a=b", isOther: false },
  ],
  [read, "/v1/notes", { texts: undefined, query: "", isOther: true }],
  [read, "/v1/boards", { texts: undefined, query: "", isOther: true }],
  [list, "/v1/notes?limit=1", { texts: {}, query: "limit=1", isOther: false }],
])("the path of %o", (operation, path, wanted) => {
  expect(checkedPath(api, operation, path)).toMatchObject(wanted);
});

describe("a request of a test", () => {
  const none = { texts: undefined, query: "", isOther: false };
  const bytes = Buffer.from("{}");
  it.each<
    [
      request: object,
      part: "params" | "query" | "headers",
      name: string,
      wanted: readonly string[] | undefined,
    ]
  >([
    [{}, "query", "limit", []],
    [{ query: "?limit=1&limit=2" }, "query", "limit", ["1", "2"]],
    [{ query: { limit: 3 } }, "query", "limit", ["3"]],
    [{ query: { limit: undefined } }, "query", "limit", []],
    [{ query: { other: [1, 2] } }, "query", "other", ["1,2"]],
    [{ headers: { "X-A": "1" } }, "headers", "x-a", ["1"]],
    [{}, "headers", "x-a", []],
    [{}, "params", "note_id", undefined],
    [{ params: { note_id: 5 } }, "params", "note_id", ["5"]],
    [{ params: {} }, "params", "note_id", []],
  ])("%j has in %s for `%s` %j", (request, part, name, wanted) => {
    expect(wireRequestOf(part === "params" ? read : list, request, none).texts(part, name)).toEqual(wanted);
  });

  it("has the texts of its path", () => {
    const path = checkedPath(api, read, `/v1/notes/${noteId}`);
    expect(wireRequestOf(read, {}, path).texts("params", "note_id")).toEqual([noteId]);
    expect(wireRequestOf(read, {}, path).texts("params", "other")).toEqual([""]);
  });

  const create = operationOf("createNote");
  it.each<[request: object, wanted: string | undefined]>([
    [{}, "application/json"],
    [{ body: {} }, "application/json"],
    [{ body: {}, headers: {} }, "application/json"],
    [{ body: "{}" }, "application/json"],
    [{ body: "{}", headers: {} }, undefined],
    [{ body: bytes, headers: {} }, undefined],
    [{ body: "{}", headers: { "Content-Type": "a/b" } }, "a/b"],
  ])("%j has the content type %j", (request, wanted) => {
    expect(wireRequestOf(create, request, none).contentType).toBe(wanted);
  });

  it.each<[what: string, body: unknown, wanted: unknown]>([
    ["a value", { a: 1 }, Buffer.from('{"a":1}')],
    ["a form", new FormData(), { form: expect.any(FormData) }],
    ["what JSON can't say", Symbol.iterator, { value: Symbol.iterator }],
  ])("carries %s", (_, body, wanted) => {
    const { body: carried } = wireRequestOf(create, { body }, none);
    expect(carried instanceof Uint8Array ? Buffer.from(carried) : carried).toEqual(wanted);
  });
});
