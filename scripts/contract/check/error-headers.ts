import type { z } from "zod";
import type { Problem } from "../../lib/problem.ts";
import type { StatusKey } from "../../lib/status.ts";
import { placedHeaders } from "../error-headers.ts";
import type { Operation } from "../operation.ts";
import { contractProblem } from "../problems.ts";
import { sharedErrorsOf } from "../resolved-errors.ts";
import type { ContractCheck } from "./index.ts";

/** The header fields of a status are declared once, and whatever answers with the status can provide them. */
export const checkErrorHeaders: ContractCheck = (api) =>
  api.operations.flatMap((operation) => {
    const byServer = [...sharedErrorsOf(api, operation), ...operation.errors.filter(({ given }) => given)];
    return [...twice(operation), ...required(operation, new Set(byServer.map(({ status }) => status)))];
  });

function twice(operation: Operation): Problem[] {
  const { operationId } = operation;
  const known = new Map<string, z.ZodType>();
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
        .filter(([, schema]) => !schema.safeParse(undefined).success)
        .map(([name]) => {
          const pointer = `operations/${operationId}/${place}/${name}`;
          return contractProblem("error-header-required", { operationId, status, name }, { pointer });
        }),
    );
}
