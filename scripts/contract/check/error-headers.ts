import type { z } from "zod";
import type { Problem } from "../../lib/problem.ts";
import { refusalKeys, type StatusKey } from "../../lib/status.ts";
import type { Api } from "../api.ts";
import { constantOf } from "../constant-headers.ts";
import { placedHeaders, sharedHeaders, usualHeaders } from "../error-headers.ts";
import type { Operation } from "../operation.ts";
import { contractProblem } from "../problems.ts";
import { foundByServer, sharedErrorsOf } from "../resolved-errors.ts";
import { placedErrors } from "../status.ts";
import type { ContractCheck } from "./index.ts";

/** The header fields of a status are declared once, and whatever answers with the status can provide them. */
export const checkErrorHeaders: ContractCheck = (api) => [
  ...usualHeaders(api.errors).flatMap(({ headers, pointer }) =>
    Object.entries(headers)
      .filter(([, schema]) => !mayBeAbsent(schema) && constantOf(schema) === undefined)
      .map(([name]) =>
        contractProblem("error-headers", { place: pointer, name }, { pointer: `${pointer}/${name}` }),
      ),
  ),
  ...api.operations.flatMap((operation) => {
    const byServer = [...sharedErrorsOf(api, operation), ...operation.errors.filter(({ given }) => given)];
    const answered = [...byServer.map(({ status }) => status), ...answeredInstead(api, operation)];
    return [...twice(api, operation), ...required(operation, new Set(answered))];
  }),
];

/**
 * The statuses of an operation's errors that the server answers where the API documents none: their body is known from the
 * example, their header fields are not. What is imported says no more than its document, which has no words for it.
 */
function answeredInstead(api: Api, operation: Operation): StatusKey[] {
  if (api.imported) return [];
  const own = placedErrors(operation).flatMap(({ error: { status, given, body } }) =>
    !given && (body?.kind ?? "json") === "json" ? [status as StatusKey] : [],
  );
  return foundByServer(api, operation).flatMap((error) => {
    if (error.documented !== false) return [];
    const keys = refusalKeys(error.status, error === api.errors.invalid);
    return keys.find((key) => own.includes(key)) ?? [];
  });
}

function twice(api: Api, operation: Operation): Problem[] {
  const { operationId } = operation;
  const known = new Map<string, z.ZodType>(
    sharedHeaders(api, operation).flatMap(({ status, headers }) =>
      Object.entries(headers).map(([name, schema]) => [`${status} ${name.toLowerCase()}`, schema] as const),
    ),
  );
  return placedHeaders(operation).flatMap(({ status, headers, place }) =>
    Object.entries(headers).flatMap(([name, schema]) => {
      const key = `${status} ${name.toLowerCase()}`;
      const first = known.get(key) ?? schema;
      known.set(key, first);
      if (first === schema) return [];
      const pointer = `operations/${operationId}/${place}/${name}`;
      return [contractProblem("error-header-twice", { operationId, status, name }, { pointer })];
    }),
  );
}

function required(operation: Operation, answered: ReadonlySet<StatusKey>): Problem[] {
  const { operationId } = operation;
  return placedHeaders(operation)
    .filter(({ status }) => answered.has(status))
    .flatMap(({ status, headers, place }) =>
      Object.entries(headers)
        .filter(([, schema]) => !mayBeAbsent(schema))
        .map(([name]) => {
          const pointer = `operations/${operationId}/${place}/${name}`;
          return contractProblem("error-header-required", { operationId, status, name }, { pointer });
        }),
    );
}

function mayBeAbsent(schema: z.ZodType): boolean {
  return schema.safeParse(undefined).success;
}
