import { expect, it } from "vitest";
import {
  accepted,
  denied,
  differs,
  type Expectation,
  expectedError,
  notFound,
  open,
  refusal,
  success,
  wordsOf,
} from "../../scripts/verify/expectation.ts";

const operation = { responses: [200, 202].map((status) => ({ status })) } as unknown as Parameters<
  typeof differs
>[1];
const errors = (...all: readonly (readonly [status: number, text?: string])[]): Expectation => ({
  errors: all.map(([status, text]) => (text === undefined ? { status } : { status, text })),
});

it.each<
  [expected: Expectation, status: number, text: string | undefined, wanted: ReturnType<typeof differs>]
>([
  [success, 200, undefined, undefined],
  [success, 202, undefined, undefined],
  [success, 201, undefined, "status"],
  [success, 304, undefined, "status"],
  [success, 400, "no", "refused"],
  [success, 404, "no", "refused"],
  [success, 499, "no", "refused"],
  [success, 500, "no", "failed"],
  [open, 200, undefined, undefined],
  [open, 404, undefined, undefined],
  [open, 500, undefined, "failed"],
  [denied, 200, undefined, "accepted"],
  [denied, 299, undefined, "accepted"],
  [denied, 302, undefined, undefined],
  [denied, 401, undefined, undefined],
  [denied, 503, undefined, "failed"],
  [refusal, 400, undefined, undefined],
  [refusal, 415, undefined, undefined],
  [refusal, 422, undefined, undefined],
  ...[401, 403, 404, 405, 407, 408, 429].map((status): [Expectation, number, undefined, "status"] => [
    refusal,
    status,
    undefined,
    "status",
  ]),
  [refusal, 200, undefined, "accepted"],
  [refusal, 302, undefined, "status"],
  [refusal, 500, undefined, "failed"],
  [errors([404], [501]), 501, undefined, undefined],
  [errors([404], [503]), 503, undefined, "failed"],
  [errors([404, "gone"]), 404, "gone", undefined],
  [errors([404, "gone"]), 404, "Gone", "text"],
  [errors([404, "gone"]), 404, undefined, "text"],
  [errors([404, "gone"]), 400, "gone", "status"],
  [errors([404, "gone"]), 200, undefined, "accepted"],
  [errors([401]), 401, "whatever", undefined],
  [errors([400, "a"], [400, "b"]), 400, "b", undefined],
  [errors([400, "a"], [400, "b"]), 400, "c", "text"],
  [{ ...success, ...errors([409, "taken"]) }, 200, undefined, undefined],
  [{ ...success, ...errors([409, "taken"]) }, 409, "taken", undefined],
  [{ ...success, ...errors([409, "taken"]) }, 409, "no", "text"],
  [{ ...success, ...errors([409, "taken"]) }, 400, "no", "refused"],
])("where %j is expected, %d with the text %s is: %s", (expected, status, text, wanted) => {
  expect(differs(expected, operation, status, text)).toBe(wanted);
});

const known = {
  responses: [],
  errors: [
    { status: 404, text: "no such id", given: { params: {} } },
    { status: 404, text: "no such thing", promised: true },
    { status: 400, text: "bad", given: { body: {} } },
    { status: 409, text: "taken", promised: true },
  ],
} as unknown as Parameters<typeof accepted>[0];

it("an object that is not there is answered by the 404 that no schema gives", () => {
  expect(notFound(known)).toEqual({ errors: [{ status: 404, text: "no such thing" }] });
  expect(notFound({ ...known, errors: known.errors.slice(0, 1) })).toBeUndefined();
});

it("a valid request is answered by a success, or by what only the server's state decides", () => {
  expect(accepted(known)).toEqual({ success: true, errors: [{ status: 409, text: "taken" }] });
  expect(accepted({ ...known, errors: known.errors.slice(0, 3) })).toEqual({ success: true });
});

it.each<[Expectation, string]>([
  [success, "200 or 202"],
  [open, "anything but a failure of the server"],
  [denied, "no success"],
  [refusal, "a 4xx that refuses the request"],
  [errors([401], [404, "gone"]), "401, or 404 `gone`"],
  [
    { ...success, ...errors([409, "taken"]), ...refusal },
    "200 or 202, or 409 `taken`, or a 4xx that refuses the request",
  ],
])("%j is called: %s", (expected, wanted) => {
  expect(wordsOf(expected, operation)).toBe(wanted);
});

it.each<[error: object, wanted: object]>([
  [
    { status: 409, text: "taken", promised: true },
    { status: 409, text: "taken" },
  ],
  [{ status: 409, text: "taken", promised: false }, { status: 409 }],
  [{ status: 409, text: "", promised: true }, { status: 409 }],
  [
    { status: 409, text: "{a}", parts: { a: {} }, promised: true },
    { status: 409, text: "{a}", parts: { a: {} } },
  ],
])("%j is expected as %j", (error, wanted) => {
  expect(expectedError(error as Parameters<typeof expectedError>[0])).toEqual(wanted);
});
