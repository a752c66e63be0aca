import { STATUS_CODES } from "node:http";
import type { Api } from "./api.ts";
import type { Contract, ResolvedOperation, ResolvedResponse } from "./contract.ts";
import type { Method, Operation } from "./operation.ts";
import { resolvedErrors } from "./resolved-errors.ts";
import { placeShown } from "./shown.ts";

/** The methods whose requests may be sent twice: RFC 9110, section 9.2.2. */
export const idempotentMethods: ReadonlySet<Method> = new Set(["GET", "HEAD", "PUT", "DELETE"]);

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
      .map(([status, response]) => resolveResponse(Number(status), response))
      .sort((a, b) => a.status - b.status),
    ...resolvedErrors(api, operation),
    idempotent: operation.idempotent ?? idempotentMethods.has(operation.method),
  };
}

function resolveResponse(status: number, response: Operation["responses"][number]): ResolvedResponse {
  const { description, headers = {}, ...body } = response;
  const reason = STATUS_CODES[status] ?? "";
  return {
    status,
    reason,
    description: description ?? `${reason}.`,
    headers,
    ...(body.kind ? { body } : {}),
  };
}
