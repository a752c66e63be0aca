import { describe, expect, it } from "vitest";
import { loadContract } from "../../scripts/contract/load.ts";
import { modelOfContract } from "../../scripts/model/from-contract.ts";
import { checkPractice } from "../../scripts/verify/answer/practice.ts";
import type { HttpAnswer } from "../../scripts/verify/http/message.ts";
import { judgeAnswer } from "../../scripts/verify/judge.ts";
import { expectedAnswer, judgedRequest } from "../../scripts/verify/judged-request.ts";
import type { Probe } from "../../scripts/verify/probe.ts";
import type { ReadRequest } from "../../scripts/verify/read-request.ts";
import { subjectsOf } from "../../scripts/verify/subjects.ts";
import { things } from "./things.ts";

const { model: api, zod } = modelOfContract((await loadContract(things)).contract);
const subjects = subjectsOf(api, zod);
const subjectOf = (operationId: string) => {
  const found = subjects.find(({ operation }) => operation.operationId === operationId);
  if (!found) throw new Error(`there is no ${operationId}`);
  return found;
};

const own = { params: { id: "th_0b6e2f0e3f4c4c399f0e" }, query: {}, headers: {} };
const base: Probe = {
  ...{ rule: "valid-request", what: "a request", label: "", subject: subjectOf("changeThing"), input: own },
  request: { method: "PUT", target: "/things/th_0b6e2f0e3f4c4c399f0e", headers: [] },
  expected: { errors: [{ status: 404, text: "no such thing" }] },
};
const json = { "content-type": "application/json" };
const page = { "content-type": "text/html" };
const thing = '{"id":"th_0b6e2f0e3f4c4c399f0e","label":"a","size":1,"open":true}';
const texts = (error: unknown) => JSON.stringify({ error });
const head = { request: { ...base.request, method: "HEAD" } };

describe("an answer is judged", () => {
  it.each<
    [
      what: string,
      probe: Partial<Probe>,
      status: number,
      fields: object,
      body: string,
      rules: readonly string[],
    ]
  >([
    ["right", {}, 404, json, texts("no such thing"), []],
    ["by its text", {}, 404, json, texts("gone"), ["error-text"]],
    ["by its text and its type", {}, 404, page, texts("gone"), ["error-text", "content-type"]],
    ["by its form alone where it has no text", {}, 404, page, "<p>", ["content-type", "json"]],
    ["by its form alone where its text is none", {}, 404, json, texts(3), ["body-schema"]],
    ["to HEAD, without a body", head, 404, {}, "", []],
    ["by its status", {}, 400, json, texts("no"), ["valid-request"]],
    ["as a failure alone", {}, 500, page, "<p>", ["valid-request"]],
    ["as a success that is not expected", {}, 200, json, thing, ["valid-request"]],
    ["as a success", { expected: { success: true } }, 200, json, thing, []],
    ["as a refusal", { expected: { success: true } }, 409, json, texts("no"), ["valid-request"]],
    ["as a success of another status", { expected: { success: true } }, 202, {}, "", ["undocumented-status"]],
    ["in any form", { anyBody: true }, 404, page, "<p>", []],
    [
      "by what holds of failures alone, where a rule of advice is about it",
      { rule: "scheme-case", expected: { open: true } },
      503,
      {},
      "",
      ["failure"],
    ],
    [
      "by the rule of its difference",
      { ruleIf: { accepted: "credential" } },
      201,
      json,
      "{}",
      ["credential"],
    ],
    ["by the laws", { expected: { success: true }, lawful: true }, 200, json, thing, ["sets"]],
    [
      "by its form, and then not by the laws",
      { expected: { success: true }, lawful: true },
      200,
      json,
      "{}",
      ["body-schema"],
    ],
    ["of no operation: by one fault of its form", { unrouted: true }, 404, page, "<p>", ["unrouted-error"]],
    [
      "of no operation: by no form where it is no error",
      { unrouted: true },
      302,
      page,
      "<p>",
      ["valid-request"],
    ],
  ])("%s", (_, probe, status, fields, body, rules) => {
    const answer: HttpAnswer = { status, headers: { ...fields }, body: Buffer.from(body) };
    const whole = { ...base, ...probe };
    const lawsOf = () => [{ rule: "sets", cause: "", message: "", expected: "" } as const];
    expect(judgeAnswer(whole, answer, { api, zod, lawsOf }).deviations.map(({ rule }) => rule)).toEqual(
      rules,
    );
  });
});

describe("good practice", () => {
  const { operation } = subjectOf("readNote");
  const shared = { "cache-control": "public, max-age=60" };
  const dated = { etag: '"1"' };
  it.each<[what: string, status: number, headers: object, method: string, rules: readonly string[]]>([
    ["a 401 says what is needed", 401, {}, "GET", ["challenge"]],
    ["a 401 that says it", 401, { "www-authenticate": "Bearer" }, "GET", []],
    ["a 405 says which methods there are", 405, {}, "POST", ["allow"]],
    ["a 405 that says it", 405, { allow: "GET" }, "POST", []],
    ["an answer for one caller is for no other", 200, shared, "GET", ["caching"]],
    ["by `s-maxage` neither", 200, { "cache-control": "s-maxage=60" }, "GET", ["caching"]],
    ["nor by its date", 200, dated, "GET", ["caching"]],
    ["nor by when it changed", 200, { "last-modified": "Thu, 01 Jan 2026 00:00:00 GMT" }, "GET", ["caching"]],
    ["what is private may be kept", 200, { ...dated, "cache-control": "private" }, "GET", []],
    ["what says neither hardly is", 200, { "cache-control": "max-age=60" }, "GET", []],
    ["an answer without a date hardly is", 200, {}, "GET", []],
    ["nor one to a PUT", 200, dated, "PUT", []],
    ["a redirect is not looked at", 302, shared, "GET", []],
    ["nor is one that nothing has changed", 304, shared, "GET", []],
    ["nor an error", 404, shared, "GET", []],
  ])("%s", (_, status, headers, method, rules) => {
    const answer: HttpAnswer = { status, headers: { ...headers }, body: new Uint8Array() };
    expect(checkPractice(answer, { method }, operation, api).map(({ rule }) => rule)).toEqual(rules);
    // Of what no operation answers, only what holds for every server.
    expect(checkPractice(answer, { method }, undefined, api).map(({ rule }) => rule)).toEqual(
      rules.filter((rule) => rule === "allow"),
    );
  });
});

describe("a request that somebody else has sent", () => {
  const subject = subjectOf("changeThing");
  const fault = {
    ...({ rule: "invalid-body", where: "body/tags/3/name", message: "M.", what: "a wrong body" } as const),
    expected: { errors: [{ status: 422, text: "no" }] },
  };
  const read: ReadRequest = { input: own, faults: [], unknown: false, open: false };
  const server = [{ status: 404, text: "no such thing" }, { status: 401 }];
  it.each<[what: string, read: Partial<ReadRequest>, rule: string, expected: object]>([
    ["valid", {}, "recorded-request", { success: true, errors: server }],
    [
      "with more fields",
      { unknown: true },
      "unknown-field",
      { success: true, errors: server, refusal: true },
    ],
    ["left open", { open: true }, "recorded-request", { open: true }],
    ["wrong", { faults: [fault] }, "invalid-body", { errors: [{ status: 422, text: "no" }, ...server] }],
    [
      "wrong in two ways",
      { faults: [fault, { ...fault, expected: { refusal: true } }] },
      "invalid-body",
      { errors: [{ status: 422, text: "no" }, ...server], refusal: true },
    ],
  ])("is expected to be answered as it is: %s", (_, more, rule, expected) => {
    const judged = judgedRequest(subject, { ...read, ...more });
    expect([judged.rule, judged.expected, judged.lawful]).toEqual([
      rule,
      expected,
      more.faults ? undefined : !more.open,
    ]);
    expect(judged.place).toBe(more.faults ? "body/tags/0/name" : undefined);
  });

  it("may be one without a credential where the operation needs none, and be answered by a range", () => {
    const [gone] = subject.operation.errors.filter(({ status, shared }) => status === 404 && !shared);
    if (!gone) throw new Error("there is no 404");
    const errors = ([404, 500, "4XX", "5XX"] as const).map((status) => ({
      ...gone,
      status,
      promised: false,
    }));
    const operation = { ...subject.operation, security: [], errors };
    expect(expectedAnswer({ api, operation }, read)).toEqual({
      success: true,
      errors: [{ status: 404 }, { status: "4XX" }],
    });
  });
});
