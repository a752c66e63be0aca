import { describe, expect, it } from "vitest";
import { loadContract } from "../../scripts/contract/load.ts";
import { modelOfContract } from "../../scripts/model/from-contract.ts";
import type { RejectedInputModel } from "../../scripts/model/vocabulary.ts";
import { checkAnswer } from "../../scripts/verify/answer/check.ts";
import { keepCoverage } from "../../scripts/verify/coverage.ts";
import { accepted, differs, expectedRefusal, wordsOf } from "../../scripts/verify/expectation.ts";
import { isSaid } from "../../scripts/verify/said-text.ts";
import { subjectOf } from "../../scripts/verify/subject.ts";

const { contract } = await loadContract("test/fixtures/error-texts/index.ts");
const { model, zod } = modelOfContract(contract);
const operation = model.operations.find(({ operationId }) => operationId === "deleteShelf");
if (!operation) throw new Error("the fixture has no `deleteShelf`");

const holds = "cannot delete shelf: it still holds {count} item(s)";

it.each<[text: string, says: boolean]>([
  ["cannot delete shelf: it still holds 3 item(s)", true],
  ["cannot delete shelf: it still holds 12 item(s)", true],
  ["cannot delete shelf: it still holds 0 item(s)", false],
  ["cannot delete shelf: it still holds many item(s)", false],
  [holds, false],
  ["the left side is held by Ada, 12.5 % full", true],
  ["the left side is held by Ada, who is at 3, 12.5 % full", true],
  ["the upper side is held by Ada, 12.5 % full", false],
  ["the left side is held by , 1 % full", false],
  ["braces {are} braces", true],
  ["braces 3 braces", false],
])("a 409 with “%s”: %s", (text, says) => {
  expect(operation.errors.some((error) => error.status === 409 && isSaid(error, text))).toBe(says);
  expect(differs(accepted(operation), operation, 409, text)).toBe(says ? undefined : "text");
});

it("tells of the text as its author wrote it", () => {
  expect(wordsOf(accepted(operation), operation)).toContain(`409 \`${holds}\``);
});

it("counts a text with parts as reached", () => {
  const coverage = keepCoverage([operation], model);
  const missing = () => coverage.items().find(({ name }) => name === `409 ${holds}`)?.missing;
  expect(missing()).toBeDefined();
  coverage.met(operation, 409, "cannot delete shelf: it still holds 3 item(s)");
  expect(missing()).toBeUndefined();
});

it("counts no field as reached by a request that was refused for its credential", () => {
  const fields = () =>
    coverage.items().filter(({ what, missing }) => what === "field" && missing === undefined);
  const coverage = keepCoverage(model.operations, model);
  const params = Object.fromEntries(operation.parameters.map(({ name }) => [name, "x"]));
  const input = { params, query: {}, headers: {} };
  coverage.met(operation, 401, undefined, input);
  expect(fields()).toEqual([]);
  coverage.met(operation, 409, undefined, input);
  expect(fields()).not.toEqual([]);
});

describe("a code beside a text with parts", () => {
  const found = (body: object) =>
    checkAnswer(
      {
        status: 423,
        headers: { "content-type": "application/problem+json" },
        body: Buffer.from(JSON.stringify(body)),
      },
      operation,
      { api: model, zod },
    ).deviations.map(({ cause }) => cause);

  it.each([
    [{ type: "locked", detail: "locked for 5 minutes" }, []],
    [{ type: "closed", detail: "locked for 5 minutes" }, ["423 /type"]],
  ])("%j", (body, wanted) => {
    expect(found(body)).toEqual(wanted);
  });
});

describe("a parameter that is not valid", () => {
  const [getShelf] = model.operations.filter(({ operationId }) => operationId === "getShelf");
  if (!getShelf) throw new Error("the fixture has no `getShelf`");
  const subject = subjectOf(getShelf, model, zod);
  it.each<[given: RejectedInputModel, status: number, text: string, wanted: string | undefined]>([
    [{ query: { depth: 0 } }, 400, "invalid parameter: depth", undefined],
    [{ query: { depth: 0 } }, 400, "invalid parameter: width", "text"],
    [{ query: { depth: 0 } }, 400, "invalid request body", "text"],
    [{ query: { depth: 0 } }, 422, "invalid parameter: depth", "status"],
    [{ params: { shelf_id: "7" } }, 400, "`shelf_id` is not the id of a shelf", undefined],
  ])("%j: %s “%s”", (given, status, text, wanted) => {
    expect(differs(expectedRefusal(subject, given), subject.operation, status, text)).toBe(wanted);
  });
});
