import { isPublic } from "../model/credential.ts";
import type { ErrorCase, OperationModel } from "../model/model.ts";
import { type Expectation, type ExpectedError, expectedError, unauthorized, wordsOf } from "./expectation.ts";
import type { Probe } from "./probe.ts";
import type { ReadRequest } from "./read-request.ts";
import type { Subject } from "./subject.ts";

/** What an answer is judged by. */
type Judged = Pick<Probe, "rule" | "place" | "what" | "expected" | "says" | "lawful">;

/** How the answer to a request that another program has sent is judged. */
export function judgedRequest(subject: Subject, read: ReadRequest): Judged {
  const expected = expectedAnswer(subject, read);
  const [fault] = read.faults;
  if (fault)
    return {
      rule: fault.rule,
      place: fault.where.replace(/\/\d+(?=\/|$)/g, "/0"),
      what: fault.what,
      expected,
      says: wordsOf(fault.expected, subject.operation),
    };
  return {
    rule: read.unknown ? "unknown-field" : "recorded-request",
    what: "a valid request",
    expected,
    lawful: !expected.open,
  };
}

/** The expected answer to a request, if only the request itself says who sends it and which objects exist. */
export function expectedAnswer(subject: Pick<Subject, "api" | "operation">, read: ReadRequest): Expectation {
  const { operation } = subject;
  if (read.open) return { open: true };
  const errors = [...stateErrors(operation), ...(isPublic(operation) ? [] : refusedCaller(subject))];
  if (read.faults.length === 0) return { success: true, errors, ...(read.unknown ? { refusal: true } : {}) };
  const expected = read.faults.map((fault) => fault.expected);
  return {
    errors: [...expected.flatMap((one) => one.errors ?? []), ...errors],
    ...(expected.some(({ refusal }) => refusal) ? { refusal: true } : {}),
  };
}

function refusedCaller({ api, operation }: Pick<Subject, "api" | "operation">): readonly ExpectedError[] {
  return unauthorized(operation, api.errors.usual.unauthorized.status).errors ?? [];
}

/** The operation's errors that depend on more than the request: on what the server holds. */
function stateErrors({ errors }: OperationModel): ExpectedError[] {
  return errors
    .filter(({ given, shared, status }) => !given && !shared && !isFailure(status))
    .map(expectedError);
}

function isFailure(status: ErrorCase["status"]): boolean {
  return status === "5XX" || (typeof status === "number" && status >= 500);
}
