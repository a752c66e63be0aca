import { STATUS_CODES } from "node:http";
import type { Api } from "./api.ts";
import type { Contract, ResolvedError, ResolvedOperation, ResolvedResponse } from "./contract.ts";
import type { ErrorModel, SharedError } from "./error.ts";
import { idsOfErrors } from "./error-ids.ts";
import type { Method, Operation } from "./operation.ts";
import { rejectionText } from "./rejection.ts";
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
  const { errors } = api;
  const own = operation.errors.map((error) => ({
    ...resolved(errors, error, error.error ?? rejectionText(operation, error.given) ?? ""),
    ...(error.given ? { given: error.given } : {}),
  }));
  const shared = sharedErrorsOf(api, operation).map((error) => ({
    ...resolved(errors, error, error.error),
    promised: !error.anyText,
  }));
  const ids = idsOfErrors([...own, ...shared]);
  const withId =
    (first: number) =>
    (error: Omit<ResolvedError, "id">, index: number): ResolvedError => ({
      ...error,
      id: ids[first + index] ?? "",
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
    errors: own.map(withId(0)),
    sharedErrors: shared.map(withId(own.length)),
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

function resolved(
  model: ErrorModel,
  { id, status, when }: Pick<SharedError, "id" | "status" | "when">,
  text: string,
) {
  return {
    ...(id === undefined ? {} : { id }),
    status,
    text,
    body: { [model.textField]: text },
    when,
    promised: true,
  };
}

/** The errors of the whole API that an operation can answer with. */
export function sharedErrorsOf({ errors, security }: Api, operation: Operation): SharedError[] {
  const hasInput = [operation.params, operation.query, operation.headers].some(
    (shape) => Object.keys(shape ?? {}).length > 0,
  );
  return [
    ...(operation.body || hasInput ? [errors.invalid] : []),
    ...((operation.security ?? security).length > 0 ? [errors.unauthorized] : []),
    errors.internal,
  ];
}
