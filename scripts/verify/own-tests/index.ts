import type { Api } from "../../contract/api.ts";
import { nearest } from "../../contract/check/nearest.ts";
import { resolveContract } from "../../contract/resolve.ts";
import { ProblemError } from "../../lib/problem.ts";
import { forStatus } from "../../lib/status.ts";
import { answerFor, errorsOfStatus } from "../../model/documented-status.ts";
import { modelOfContract } from "../../model/from-contract.ts";
import type { OperationModel } from "../../model/model.ts";
import { checkAnswer } from "../answer/check.ts";
import { checkPractice } from "../answer/practice.ts";
import type { Deviation } from "../deviation.ts";
import { allows, expectedError, isSuccess, wordsOf } from "../expectation.ts";
import { fingerprintOf } from "../findings.ts";
import type { HttpAnswer } from "../http/message.ts";
import { judgeAnswer } from "../judge.ts";
import { judgedRequest } from "../judged-request.ts";
import { answerLaws } from "../laws/answers.ts";
import { type LawResource, lawResources } from "../laws/resources.ts";
import { verifyProblem } from "../problems.ts";
import { readRequest } from "../read-request.ts";
import type { FindingLevel } from "../report.ts";
import { levelOf, verifyRules } from "../rules.ts";
import { type Subject, subjectOf } from "../subject.ts";
import { checkedTarget } from "../target.ts";
import type { ContractChecks, ContractFinding, RequestToCheck, ResponseToCheck } from "./types.ts";
import { bytesOf, type CheckedPath, checkedPath, joinedFields, wireRequestOf } from "./wire.ts";

/** The checks of a spec's own value, for packages that bring one: their contract is checked already. @public */
export function contractChecks(api: Api): ContractChecks {
  const { model, zod } = modelOfContract(resolveContract(api));
  const subjects = model.operations.map((operation) => subjectOf(operation, model, zod));
  const resources = lawResources(subjects.map((subject) => checkedTarget(subject, {})));
  const subjectNamed = (name: string): Subject => {
    const found = subjects.find(({ operation }) => operation.operationId === name);
    if (found) return found;
    const names = model.operations.map(({ operationId }) => operationId);
    const meant = nearest(String(name), names);
    const known = names.map((one) => `\`${one}\``).join(", ");
    throw new ProblemError([
      meant === undefined
        ? verifyProblem("unknown-operation", { name, known })
        : verifyProblem("unknown-operation:meant", { name, meant }),
    ]);
  };
  return {
    checkRequest: (operationId, request) => {
      const subject = subjectNamed(operationId);
      return requestDeviations(subject, request ?? {}).map((one) => findingOf(subject, one, "breach"));
    },
    checkResponse: (operationId, response, request) => {
      const subject = subjectNamed(operationId);
      const given = givenAnswer(subject.operation, response ?? {});
      const deviations =
        "wrong" in given ? [given.wrong] : answerDeviations(subject, given, resources, request);
      // Advice belongs to the report on a whole server: a test asserts that nothing is wrong.
      return deviations
        .map((one) => findingOf(subject, one, levelOf(one.rule, model.promises)))
        .filter(({ level }) => level === "breach");
    },
  };
}

function requestDeviations({ operation, ...subject }: Subject, request: RequestToCheck): Deviation[] {
  const path = checkedPath(subject.api, operation, request.path);
  const { faults } = readRequest({ operation, ...subject }, wireRequestOf(operation, request, path));
  return [
    ...misplaced(operation, request, path),
    ...faults.map(({ rule, where, message, expected }) => ({
      rule,
      where,
      cause: `${where} sent`,
      message,
      expected: wordsOf(expected, operation),
    })),
  ];
}

/** Whether the request is one for the operation at all. */
function misplaced(
  { operationId, method, path }: OperationModel,
  request: RequestToCheck,
  { isOther }: CheckedPath,
): Deviation[] {
  const sent = request.method?.toUpperCase() ?? method;
  return [
    ...(sent === method
      ? []
      : [
          {
            rule: "undeclared-method" as const,
            where: "method",
            cause: "sent",
            message: `The method is \`${sent}\`, and \`${operationId}\` has \`${method}\`.`,
            expected: `\`${method}\``,
          },
        ]),
    ...(isOther
      ? [
          {
            rule: "unknown-path" as const,
            where: "path",
            cause: "sent",
            message: `The path is \`${request.path}\`, which is not one of \`${operationId}\`.`,
            expected: `\`${path}\``,
          },
        ]
      : []),
  ];
}

function answerDeviations(
  subject: Subject,
  answer: HttpAnswer,
  resources: readonly LawResource[],
  request: RequestToCheck | undefined,
): readonly Deviation[] {
  const { api, zod, operation } = subject;
  const judges = { api, zod };
  if (!request) {
    const { text, deviations } = checkAnswer(answer, operation, judges, operation.method === "HEAD");
    return [
      ...undocumented(subject, answer.status, text),
      ...deviations,
      ...checkPractice(answer, operation, operation, api),
    ];
  }
  const path = checkedPath(api, operation, request.path);
  const read = readRequest(subject, wireRequestOf(operation, request, path));
  const sent = { method: operation.method, target: operation.path, headers: [] };
  const probe = { ...judgedRequest(subject, read), subject, label: "", request: sent, input: read.input };
  return judgeAnswer(probe, answer, { ...judges, lawsOf: answerLaws(resources) }).deviations;
}

/** A status, or an error's text, that the contract does not have for the operation. */
function undocumented({ operation }: Subject, status: number, text: string | undefined): Deviation[] {
  const { responses, errorResponses } = operation;
  const documented = [...responses, ...errorResponses];
  if (status >= 200 && isSuccess(operation, status)) return [];
  if (!forStatus(documented, status))
    return [
      {
        rule: "undocumented-status",
        where: "status",
        cause: String(status),
        message: `The contract has no ${status} for \`${operation.operationId}\`.`,
        expected: [...new Set(documented.map((one) => one.status))].join(" or "),
      },
    ];
  const ofStatus = errorsOfStatus(operation, status);
  const isRight = ofStatus.length === 0 || ofStatus.some((error) => allows(expectedError(error), text));
  if (status < 400 || text === undefined || isRight) return [];
  return [
    {
      rule: "error-text",
      where: `body${ofStatus[0]?.textPointer ?? ""}`,
      cause: `${status} ${ofStatus[0]?.text}`,
      message: `The text of a ${status} is not the documented one: it is \`${text}\`.`,
      expected: ofStatus.map((error) => `\`${error.text}\``).join(" or "),
    },
  ];
}

/** An answer as it came over the wire, or why it can't have come. */
function givenAnswer(
  operation: OperationModel,
  { status, headers, body }: Partial<ResponseToCheck>,
): HttpAnswer | { readonly wrong: Deviation } {
  if (typeof status !== "number" || !Number.isInteger(status) || status < 100 || status > 599)
    return {
      wrong: {
        rule: "undocumented-status",
        where: "status",
        cause: "none",
        message: `The status is ${typeof status === "number" ? status : `a value of type ${typeof status}`}, which is none of HTTP.`,
        expected: operation.responses.map((one) => one.status).join(" or "),
      },
    };
  // Clients say `null` where nothing came.
  const isNone = body === null && answerFor(operation, status)?.content.length === 0;
  const bytes = isNone ? new Uint8Array() : bytesOf(body);
  if ("wrong" in bytes)
    return {
      wrong: {
        rule: "json",
        where: "body",
        cause: `${status} no value`,
        message: `In a ${status}, the body can't be written as JSON: ${bytes.wrong}.`,
        expected: "a value of JSON (RFC 8259)",
      },
    };
  return { status, headers: joinedFields(headers), body: bytes };
}

/** The same finding as one of `verify`. */
function findingOf(
  { operation: { operationId: operation } }: Subject,
  { rule, where = "body", cause, message, expected }: Deviation,
  level: FindingLevel,
): ContractFinding {
  const { kind } = verifyRules[rule];
  const fingerprint = fingerprintOf([kind, rule, operation, cause]);
  return { fingerprint, level, kind, rule, operation, where, message, expected };
}
