import { isEndless } from "../../lib/media-types.ts";
import type { Problem } from "../../lib/problem.ts";
import { bodilessStatuses, isErrorKey, statusesOf } from "../../lib/status.ts";
import { bodiesAt } from "../body.ts";
import type { Operation } from "../operation.ts";
import { contractProblem } from "../problems.ts";
import { sharedErrorsOf } from "../resolved-errors.ts";
import type { AnyOperation } from "../sent.ts";
import { ownKeys, statusKeyOf } from "../status.ts";
import type { ContractCheck } from "./index.ts";

/** Kinds of bodies that only a request has. */
const ofRequests: ReadonlySet<string> = new Set(["form", "multipart"]);

/**
 * An operation documents at least one answer, even if only errors. Its errors are in `errors` or are ranges, and each
 * range has a status that nothing else documents.
 */
export const checkResponses: ContractCheck = ({ operations, errors }) =>
  operations.flatMap((operation) => {
    const { operationId, responses, sent }: AnyOperation = operation;
    const last = sent ? 599 : 399;
    const pointer = `operations/${operationId}/responses`;
    const keys = Object.keys(responses);
    return [
      ...(keys.some((key) => statusKeyOf(key) !== undefined) ||
      operation.errors.length > 0 ||
      sharedErrorsOf({ errors, security: [] }, operation).some(({ status }) => status === "default")
        ? []
        : [contractProblem("no-success-response", { operationId }, { pointer })]),
      ...Object.entries(responses).flatMap(([key, response]) =>
        ofResponse(operationId, key, response, last, `${pointer}/${key}`),
      ),
      ...emptyRanges(operation),
    ];
  });

function ofResponse(
  operationId: string,
  key: string,
  response: Operation["responses"][number],
  last: number,
  pointer: string,
): Problem[] {
  const status = statusKeyOf(key);
  const values = { operationId, status: key };
  if (key === "1XX") return [contractProblem("error-among-responses:interim", values, { pointer })];
  const isExact = typeof status === "number";
  const bodies = bodiesAt(response, pointer);
  return [
    ...(status === undefined || (isExact && !(status >= 200 && status <= last))
      ? [
          last > 399
            ? contractProblem("error-among-responses:sent", values, { pointer })
            : contractProblem("error-among-responses", values, { pointer }),
        ]
      : []),
    ...(isExact && bodilessStatuses.has(status) && bodies.length > 0
      ? [contractProblem("body-not-allowed", values, { pointer })]
      : []),
    ...(bodies.length > 1 && !isExact && status !== undefined && isErrorKey(status)
      ? [contractProblem("error-range-several", values, { pointer })]
      : []),
    ...bodies.flatMap(({ body: { kind, mediaType, isStream }, pointer: at }) => [
      ...(ofRequests.has(kind)
        ? [contractProblem("form-in-response", { ...values, kind }, { pointer: at })]
        : []),
      ...(isEndless(mediaType) && !isStream
        ? [contractProblem("body-without-end", { ...values, mediaType }, { pointer: `${at}/mediaType` })]
        : []),
    ]),
  ];
}

/** Ranges whose statuses are all documented by codes or closer ranges. */
function emptyRanges(operation: Operation): Problem[] {
  const { operationId } = operation;
  const keys = ownKeys(operation);
  return keys
    .filter((key) => statusesOf(key, keys).length === 0)
    .map((status) => {
      const index = operation.errors.findIndex((error) => error.status === status);
      const place = index < 0 ? `responses/${status}` : `errors/${index}`;
      return contractProblem(
        "range-holds-nothing",
        { operationId, status },
        { pointer: `operations/${operationId}/${place}` },
      );
    });
}
