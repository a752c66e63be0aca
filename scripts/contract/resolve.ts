import { STATUS_CODES } from "node:http";
import { inStatusOrder, isErrorKey, type StatusKey } from "../lib/status.ts";
import type { Api } from "./api.ts";
import type { Response } from "./body.ts";
import type { Contract, ResolvedOperation, ResolvedResponse } from "./contract.ts";
import type { Method, Operation } from "./operation.ts";
import { resolvedErrors } from "./resolved-errors.ts";
import { placeShown } from "./shown.ts";
import { rangeWords, statusKeyOf } from "./status.ts";

/** The methods whose requests may be sent twice: RFC 9110, section 9.2.2. */
export const idempotentMethods: ReadonlySet<Method> = new Set(["GET", "HEAD", "PUT", "DELETE", "OPTIONS"]);

/** Fills in what follows from the API, which must have passed `checkApi`. */
export function resolveContract(api: Api): Contract {
  return { api, operations: api.operations.map((operation) => resolveOperation(api, operation)) };
}

function resolveOperation(api: Api, operation: Operation): ResolvedOperation {
  const section = api.sections.find(({ id }) => id === operation.section);
  if (!section) throw new Error(`no section ${operation.section}`);
  const security = (operation.security ?? api.security).flatMap((name) => {
    const scheme = api.securitySchemes[name];
    return scheme ? [{ name, scheme }] : [];
  });
  const shows = placeShown(operation, api.operations);
  return {
    ...operation,
    ...(shows ? { shows } : {}),
    fullPath: api.basePath + operation.path,
    section,
    security,
    params: operation.params ?? {},
    query: operation.query ?? {},
    headers: operation.headers ?? {},
    responses: Object.entries(operation.responses)
      .flatMap(([key, response]) => resolveResponse(statusKeyOf(key), response))
      .sort((a, b) => inStatusOrder(a.status, b.status)),
    ...resolvedErrors(api, operation),
    idempotent: operation.idempotent ?? idempotentMethods.has(operation.method),
  };
}

/** Nothing for a range of errors: it is among the errors. */
function resolveResponse(status: StatusKey | undefined, response: Response): ResolvedResponse[] {
  if (status === undefined || (typeof status !== "number" && isErrorKey(status))) return [];
  const { description, headers = {}, ...body } = response;
  const reason = STATUS_CODES[status] ?? "";
  return [
    {
      status,
      reason,
      description: description ?? rangeWords[status] ?? `${reason}.`,
      headers,
      ...(body.kind ? { body } : {}),
    },
  ];
}
