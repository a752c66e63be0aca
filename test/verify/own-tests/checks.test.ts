import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { ProblemError } from "../../../scripts/lib/problem.ts";
import { contractChecks } from "../../../scripts/verify/own-tests/index.ts";
import type {
  ContractFinding,
  RequestToCheck,
  ResponseToCheck,
} from "../../../scripts/verify/own-tests/types.ts";
import sink from "../../fixtures/kitchen-sink/index.ts";
import { checkRequest, checkResponse } from "./things-contract.ts";

const id = "th_0b6e2f0e3f4c4c399f0e";
const change = { label: "a", size: 1, open: true };
const json = { "Content-Type": "application/json" };
const right: ResponseToCheck = { status: 200, headers: json, body: { id, ...change } };
const told = (findings: readonly ContractFinding[]) =>
  findings.map(({ kind, rule, where }) => `${kind}/${rule} ${where}`);

describe("an answer", () => {
  const loop: Record<string, unknown> = {};
  loop["loop"] = loop;
  it.each<[what: string, response: unknown, wanted: readonly string[]]>([
    ["as a value", right, []],
    ["as text", { ...right, body: JSON.stringify(right.body) }, []],
    ["as bytes", { ...right, body: Buffer.from(JSON.stringify(right.body)) }, []],
    ["as a buffer", { ...right, body: new TextEncoder().encode(JSON.stringify(right.body)).buffer }, []],
    ["with `Headers`", { ...right, headers: new Headers(json) }, []],
    ["with pairs", { ...right, headers: Object.entries(json) }, []],
    [
      "with lists",
      { ...right, headers: { "content-type": ["application/json"], age: 3, etag: undefined } },
      [],
    ],
    ["that keeps advice", { status: 401, headers: json, body: { error: "error 401" } }, []],
    ["of a documented failure", { status: 500, headers: json, body: { error: "error 500" } }, []],
    ["of a status of its own", { ...right, status: 202 }, ["answers/undocumented-status status"]],
    [
      "of another text",
      { status: 404, headers: json, body: { error: "gone" } },
      ["answers/error-text body/error"],
    ],
    ["of the documented text", { status: 404, headers: json, body: { error: "no such thing" } }, []],
    ["of a text that is not promised", { status: 401, headers: json, body: { error: "who?" } }, []],
    [
      "of another type",
      { ...right, headers: { "content-type": "text/html" } },
      ["answers/content-type headers/content-type"],
    ],
    ["without fields", { ...right, headers: undefined }, ["answers/content-type headers/content-type"]],
    ["of a wrong value", { ...right, body: { id, ...change, size: "1" } }, ["answers/body-schema body/size"]],
    ["without a body", { status: 200, headers: json }, ["answers/json body"]],
    ["that no JSON holds", { ...right, body: loop }, ["answers/json body"]],
    ["that is a function", { ...right, body: () => 1 }, ["answers/json body"]],
    ["without a status", { headers: json }, ["answers/undocumented-status status"]],
    ["of a status that is none", { ...right, status: Number.NaN }, ["answers/undocumented-status status"]],
    ["that is none", undefined, ["answers/undocumented-status status"]],
    ["that is `null`", null, ["answers/undocumented-status status"]],
  ])("%s", (_, response, wanted) => {
    expect(told(checkResponse("changeThing", response as ResponseToCheck))).toEqual(wanted);
  });

  it("without a body, where the contract has none, is as clients show it", () => {
    const none = { status: 204, headers: {} };
    for (const body of [undefined, null, ""])
      expect(checkResponse("dropThing", { ...none, body })).toEqual([]);
    expect(told(checkResponse("dropThing", { ...none, body: {} }))).toEqual(["answers/body-of-none body"]);
  });

  it.each<[what: string, request: RequestToCheck, response: ResponseToCheck, wanted: readonly string[]]>([
    ["as it must", { params: { id }, body: change }, right, []],
    [
      "with a success, which the schemas reject",
      { params: { id }, body: {} },
      right,
      ["invalid-input/invalid-body status"],
    ],
    [
      "with a refusal, which the schemas take",
      { params: { id }, body: change },
      { status: 400, headers: json, body: { error: "no" } },
      ["valid-input/recorded-request status"],
    ],
    [
      "about another object",
      { path: "/things/th_00000000000000000000", body: change },
      right,
      ["laws/identity body"],
    ],
    [
      "that does not show what was sent",
      { params: { id }, body: { ...change, label: "b" } },
      right,
      ["laws/sets body"],
    ],
  ])("to a request is given %s", (_, request, response, wanted) => {
    expect(told(checkResponse("changeThing", response, request))).toEqual(wanted);
  });
});

describe("a request", () => {
  it.each<[what: string, request: unknown, wanted: readonly string[]]>([
    ["by its path", { method: "put", path: `/things/${id}?more=1`, body: change }, []],
    ["by its URL", { path: `https://things.example/things/${id}`, body: change }, []],
    ["by its parameters", { params: { id }, headers: json, body: JSON.stringify(change) }, []],
    ["without a path", { body: change }, []],
    [
      "of another method",
      { method: "POST", params: { id }, body: change },
      ["methods-and-paths/undeclared-method method"],
    ],
    ["of another path", { path: "/notes/1", body: change }, ["methods-and-paths/unknown-path path"]],
    ["of a wrong name", { path: "/things/1", body: change }, ["invalid-input/invalid-params params/id"]],
    [
      "of a wrong value",
      { params: { id }, body: { ...change, size: "1" } },
      ["invalid-input/invalid-body body/size"],
    ],
    ["without a body", { params: { id } }, ["invalid-input/invalid-body body"]],
    ["that is no JSON", { params: { id }, body: "{" }, ["invalid-input/malformed-json body"]],
    [
      "of another type",
      { params: { id }, headers: { "content-type": "text/plain" }, body: "{}" },
      ["invalid-input/wrong-content-type headers/content-type"],
    ],
    ["that is none", undefined, ["invalid-input/invalid-body body"]],
  ])("%s", (_, request, wanted) => {
    expect(told(checkRequest("changeThing", request as RequestToCheck))).toEqual(wanted);
  });
});

it("a finding says what is wrong and what the contract says, as one of verify", () => {
  expect(checkResponse("changeThing", { ...right, body: { id, ...change, size: "1" } })).toEqual([
    {
      fingerprint: expect.stringMatching(/^[0-9a-f]{12}$/),
      level: "breach",
      kind: "answers",
      rule: "body-schema",
      operation: "changeThing",
      where: "body/size",
      message:
        "In a 200, `/size` of the body is not as the schema says: Invalid input: expected number, received string.",
      expected: "the schema `Thing`",
    },
  ]);
});

it.each([
  ["changeThings", "The contract has no operation `changeThings`; `changeThing` is the nearest one."],
  [
    "x",
    "The contract has no operation `x`; it has `changeThing`, `makeThing`, `dropThing`, `readNote`, `pinNote`.",
  ],
])("an unknown operation is refused: %s", (name, message) => {
  expect(() => checkResponse(name, right)).toThrow(ProblemError);
  expect(() => checkRequest(name, {})).toThrow(message);
});

it("each documented example of the kitchen sink is taken", () => {
  const checks = contractChecks(sink);
  const found = sink.operations.flatMap(({ operationId, body }) => {
    const example = body && "example" in body ? body.example : undefined;
    return example === undefined ? [] : told(checks.checkRequest(operationId, { body: example }));
  });
  expect(found.filter((one) => /invalid-body|malformed/.test(one))).toEqual([]);
});

it("the example of the docs is the one that is run", () => {
  const [, shown] = /```ts\n(import \{ expect.*?)```/s.exec(readFileSync("docs/verify.md", "utf8")) ?? [];
  const run = readFileSync("test/verify/own-tests/example.test.ts", "utf8");
  expect(shown).toBe(
    run.replace('"./app.ts"', '"../src/app.ts"').replace('"./things-contract.ts"', '"@things/contract"'),
  );
});
