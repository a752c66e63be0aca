import type { ErrorCase, OperationModel } from "../../model/model.ts";
import { isOfStatus } from "../../model/status.ts";
import { denied, type Expectation, type ExpectedError, unauthorized, wordsOf } from "../expectation.ts";
import { withoutUserinfo } from "../hide/credentials.ts";
import { isPublic, type SentCredential } from "../http/credentials.ts";
import type { Header, HttpRequest } from "../http/message.ts";
import { withCredential } from "../http/request.ts";
import type { Probe } from "../probe.ts";
import type { ReadRequest } from "../read-request.ts";
import type { Subject } from "../subject.ts";
import { recordedCredentials } from "./credentials.ts";
import type { RecordedExchange, RecordedRequest } from "./exchange.ts";

/** The probe that a recorded request is. `keepsCredentials`: the recording keeps credentials, so that one that is not there was not sent. */
export function recordedProbe(
  subject: Subject,
  { pointer, request }: Pick<RecordedExchange, "pointer" | "request">,
  read: ReadRequest,
  keepsCredentials: boolean,
): Probe {
  const { api, operation } = subject;
  const [credential] = credentialsFor(operation, recordedCredentials(api, request));
  const common = {
    subject,
    label: pointer,
    request: shownRequest(operation, request, credential),
    input: read.input,
  };
  const expected = expectedAnswer(subject, read);
  if (keepsCredentials && !credential && !isPublic(operation)) {
    const { status } = api.errors.usual.unauthorized;
    return {
      ...common,
      rule: "credential",
      what: "a request without a credential",
      expected: expected.open
        ? denied
        : { errors: expected.errors ?? [], ...(expected.refusal ? { refusal: true } : {}) },
      says: `${status}: the operation needs a valid credential`,
    };
  }
  const [fault] = read.faults;
  if (fault)
    return {
      ...common,
      rule: fault.rule,
      place: fault.where.replace(/\/\d+(?=\/|$)/g, "/0"),
      what: fault.what,
      expected,
      says: wordsOf(fault.expected, operation),
    };
  return {
    ...common,
    rule: read.unknown ? "unknown-field" : "recorded-request",
    what: "a valid request",
    expected,
    lawful: !expected.open,
  };
}

/** What may be answered to a request about whose caller and objects nothing is known but what it says itself. */
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
    .map(({ status, promised, text }) => (promised ? { status, text } : { status }));
}

function isFailure(status: ErrorCase["status"]): boolean {
  return isOfStatus(status, 500) || (typeof status === "number" && status >= 500);
}

function credentialsFor(
  { security }: OperationModel,
  sent: ReadonlyMap<string, SentCredential>,
): SentCredential[] {
  return security.flatMap((requirement) => Object.keys(requirement).flatMap((name) => sent.get(name) ?? []));
}

/** The request as a command repeats it: what the contract knows of it, and not what a browser adds. */
function shownRequest(
  { parameters }: OperationModel,
  { method, url, headers, body }: RecordedRequest,
  credential: SentCredential | undefined,
): HttpRequest {
  const known = new Set([
    "content-type",
    ...parameters.filter((one) => one.in === "header").map(({ name }) => name.toLowerCase()),
  ]);
  const shown: readonly Header[] = headers.filter(({ name }) => known.has(name));
  const request: HttpRequest = {
    method,
    target: withoutUserinfo(url),
    headers: shown,
    ...(body && body.byteLength > 0 ? { body } : {}),
  };
  // A key in the URL stands there already.
  return credential && credential.scheme.in !== "query" ? withCredential(request, credential) : request;
}
