import { describe, expect, it } from "vitest";
import { loadContract } from "../../scripts/contract/load.ts";
import { modelOfContract } from "../../scripts/model/from-contract.ts";
import type { ErrorCase, OperationModel, ParameterModel } from "../../scripts/model/model.ts";
import { differs, foreign } from "../../scripts/verify/expectation.ts";
import type { HttpAnswer } from "../../scripts/verify/http/message.ts";
import { pauseOf } from "../../scripts/verify/http/pause.ts";
import { httpRequest } from "../../scripts/verify/http/request.ts";
import { things } from "./things.ts";

const { model: api } = modelOfContract((await loadContract(things)).contract);
const [operation] = api.operations.filter(({ operationId }) => operationId === "changeThing") as [
  OperationModel,
];
const [missing] = operation.errors.filter(({ status, shared }) => status === 404 && !shared) as [ErrorCase];
const forbidden: ErrorCase = { ...missing, id: "forbidden", status: 403, text: "not yours" };

describe("another principal's object", () => {
  const both = { ...operation, errors: [...operation.errors, forbidden] };
  it.each([
    ["404 where the contract has 404", operation, 404, missing.text, undefined],
    ["403 where it has 404 alone", operation, 403, "not yours", "status"],
    ["404 where it has both", both, 404, missing.text, undefined],
    ["403 where it has both", both, 403, "not yours", undefined],
    ["403 with another text", both, 403, "no", "text"],
    ["200 where it has both", both, 200, undefined, "accepted"],
  ])("is answered %s", (_, of, status, text, wanted) => {
    expect(differs(foreign(of) ?? {}, of, status, text)).toBe(wanted);
  });
});

describe("a 429 asks to wait", () => {
  const now = Date.parse("2026-01-01T00:00:00Z");
  const answer = (headers: HttpAnswer["headers"]): HttpAnswer => ({
    status: 429,
    headers,
    body: new Uint8Array(),
  });
  it.each([
    [{ "retry-after": "2" }, 2000],
    [{ "retry-after": "0" }, 0],
    [{ "retry-after": "Thu, 01 Jan 2026 00:00:07 GMT" }, 7000],
    [{ "retry-after": "Thu, 01 Jan 2026 00:01:07 GMT", date: "Thu, 01 Jan 2026 00:01:00 GMT" }, 7000],
    [{ "retry-after": "Wed, 31 Dec 2025 00:00:00 GMT" }, 0],
    [{ "retry-after": "86400" }, 60_000],
    [{ "retry-after": "soon" }, 1000],
    [{ "ratelimit-reset": "3" }, 3000],
    [{ ratelimit: '"default";r=0;t=4' }, 4000],
    [{ ratelimit: "limit=10, remaining=0, reset=5" }, 5000],
    [{ "x-ratelimit-reset": String(now / 1000 + 6) }, 6000],
    [{ "x-ratelimit-reset": String(now + 6500) }, 6500],
    [{ "retry-after": "2", "ratelimit-reset": "30" }, 2000],
    [{}, 1000],
  ])("%j: %d ms", (headers, wanted) => {
    expect(pauseOf(answer(headers), now)).toBe(wanted);
  });
});

describe("an idempotency key", () => {
  const [parameter] = operation.parameters as [ParameterModel];
  const keyed: OperationModel = {
    ...operation,
    parameters: [...operation.parameters, { ...parameter, in: "header", name: "Idempotency-Key" }],
  };
  const keyOf = (of: OperationModel, headers = {}) =>
    httpRequest(of, { params: { id: "a" }, query: {}, headers }).headers.find(
      ({ name }) => name === "Idempotency-Key",
    )?.value;

  it("is another one in each write that has one, and in no read", () => {
    expect(keyOf(keyed)).toMatch(/^[0-9a-f-]{36}$/);
    expect(keyOf(keyed)).not.toBe(keyOf(keyed));
    expect(keyOf({ ...keyed, method: "GET" })).toBe(undefined);
    expect(keyOf(operation)).toBe(undefined);
  });

  it("is the given one where there is one", () => {
    expect(keyOf(keyed, { "Idempotency-Key": "mine" })).toBe("mine");
  });
});
