import { expect, it } from "vitest";
import { loadContract } from "../../scripts/contract/load.ts";
import { modelOfContract } from "../../scripts/model/from-contract.ts";
import type { OperationModel } from "../../scripts/model/model.ts";
import { checkAnswer } from "../../scripts/verify/answer/check.ts";
import { accepted, differs, notFound } from "../../scripts/verify/expectation.ts";
import { probedInputs } from "../../scripts/verify/inputs.ts";
import { judgeAnswer } from "../../scripts/verify/judge.ts";
import { subjectOf } from "../../scripts/verify/subject.ts";
import { seed } from "../seed.ts";

const { contract } = await loadContract("test/fixtures/statuses/index.ts");
const { model, zod } = modelOfContract(contract);
const operationOf = (operationId: string) =>
  model.operations.find((one) => one.operationId === operationId) as OperationModel;
const json = { "content-type": "application/json" };
const slow = { ...json, "retry-after": "30" };
const location = { location: "/there" };

function found(operationId: string, status: number, headers: Record<string, string>, body: unknown) {
  const bytes = Buffer.from(body === undefined ? "" : JSON.stringify(body));
  const answer = { status, headers, body: bytes };
  const { deviations } = checkAnswer(answer, operationOf(operationId), { api: model, zod });
  return deviations.map(({ rule, cause }) => `${rule} ${cause}`);
}

it.each<[what: string, ...Parameters<typeof found>, wanted: string[]]>([
  ["a status in a range of successes", "createLink", 202, {}, undefined, []],
  ["a body where the range has none", "createLink", 202, json, {}, ["body-of-none 202"]],
  ["an unregistered status in a range", "createLink", 499, json, { error: "too many links" }, []],
  ["a range's body without its field", "createLink", 499, json, {}, ["body-schema error lacks `/error`"]],
  ["an error with its header fields", "createLink", 429, slow, { error: "not so fast" }, []],
  ["an error without one of them", "createLink", 429, json, { error: "x" }, ["header 429 Retry-After"]],
  [
    "an error with one that is not of its schema",
    ...(["createLink", 429, { ...json, "retry-after": "soon" }, { error: "x" }] as const),
    ["header 429 Retry-After"],
  ],
  ["an error without a body that lacks one", "createLink", 423, {}, undefined, ["header 423 Location"]],
  ["a redirect in a range", "followLink", 307, location, undefined, []],
  ["a redirect without `Location`", "followLink", 307, {}, undefined, ["header 307 Location"]],
  ["a status of the default", "followLink", 418, json, { title: "It broke", status: 418 }, []],
  [
    "a success of the default with another body",
    "followLink",
    203,
    json,
    {},
    ["body-schema 203 lacks `/title` `/status`"],
  ],
  [
    "a code, which wins over the default",
    "followLink",
    404,
    json,
    { title: "x", status: 404 },
    ["body-schema error lacks `/error`"],
  ],
  ["a version that the caller has", "getLink", 304, { etag: '"v1"' }, undefined, []],
])("%s", (_, operationId, status, headers, body, wanted) => {
  expect(found(operationId, status, headers, body)).toEqual(wanted);
});

it.each<
  [what: string, operationId: string, status: number, text: string | undefined, wanted: string | undefined]
>([
  ["a success of a range", "createLink", 202, undefined, undefined],
  ["a text of a range", "createLink", 409, "too many links", undefined],
  ["a text that the range does not promise", "createLink", 409, "no", "text"],
  ["a code that a schema answers, where the input is valid", "createLink", 400, "too many links", "refused"],
  ["a redirect", "followLink", 308, undefined, undefined],
  ["a status of the default", "followLink", 418, "whatever", undefined],
])("a valid request is answered with %s", (_, operationId, status, text, wanted) => {
  const operation = operationOf(operationId);
  expect(differs(accepted(operation), operation, status, text)).toBe(wanted);
});

it("an object that is not there is answered as its code or its range says", () => {
  const { errors, ...rest } = operationOf("followLink");
  const without = { ...rest, errors: errors.filter(({ status }) => status !== 404) };
  expect(notFound(operationOf("followLink"))).toEqual({ errors: [{ status: 404, text: "no such link" }] });
  expect(notFound(without)).toEqual({ errors: [{ status: 404 }] });
});

it.each<[headers: Record<string, string>, body: string]>([
  [{ allow: "GET" }, ""],
  [{ "content-type": "text/html; charset=utf-8" }, "GET,HEAD"],
])("what a server says to `OPTIONS` with 200 is no error of the default: %j", (headers, body) => {
  const subject = subjectOf({ ...operationOf("followLink"), responses: [] }, model, zod);
  const request = { method: "OPTIONS", target: "/v1/l/l-7", headers: [] };
  const expected = { errors: [{ status: 405 }, { status: 200 }] };
  const probe = { rule: "undeclared-method", what: "", label: "", unrouted: true } as const;
  const { deviations } = judgeAnswer(
    { ...probe, subject, request, expected },
    { status: 200, headers, body: Buffer.from(body) },
    { api: model, zod, lawsOf: () => [] },
  );
  expect(deviations).toEqual([]);
});

it(`a name with space or a line break around it is sent, where it is no list (seed ${seed})`, () => {
  const subject = subjectOf(operationOf("getLink"), model, zod);
  const names = [...probedInputs(subject, seed, () => {})].flatMap(({ sent: { params } }) => [
    params?.["link_id"],
  ]);
  expect(names).toEqual(expect.arrayContaining(["l-0\n", " l-0"]));
});
