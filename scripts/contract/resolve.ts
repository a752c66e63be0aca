import { STATUS_CODES } from "node:http";
import { inStatusOrder, type StatusKey } from "../lib/status.ts";
import type { Api } from "./api.ts";
import { bodiesOf, responseOptionsOf, type WrittenBody } from "./body.ts";
import type { Contract, ResolvedOperation, ResolvedResponse } from "./contract.ts";
import { placedHeaders, sharedHeaders } from "./error-headers.ts";
import type { Method, Operation } from "./operation.ts";
import { resolvedErrors } from "./resolved-errors.ts";
import { requirementOf } from "./security.ts";
import { type AnyOperation, callbackOperations, webhookOperations } from "./sent.ts";
import { placeShown } from "./shown.ts";
import { isPlacedError, rangeWords, statusKeyOf } from "./status.ts";

/** The methods whose requests may be sent twice: RFC 9110, section 9.2.2. */
export const idempotentMethods: ReadonlySet<Method> = new Set(["GET", "HEAD", "PUT", "DELETE", "OPTIONS"]);

/** Fills in what follows from the API, which must have passed `checkApi`. */
export function resolveContract(api: Api): Contract {
  const resolved = (operation: AnyOperation) => resolveOperation(api, operation);
  const webhooks = webhookOperations(api).map(resolved);
  return { api, operations: api.operations.map(resolved), ...(webhooks.length > 0 ? { webhooks } : {}) };
}

function resolveOperation(api: Api, operation: AnyOperation): ResolvedOperation {
  const section = api.sections.find(({ id }) => id === operation.section);
  if (!section) throw new Error(`no section ${operation.section}`);
  const security = (operation.security ?? api.security).map(requirementOf);
  const shows = placeShown(operation, api.operations);
  const { body, callbacks: _, ...rest } = operation;
  const said = body && responseOptionsOf(body).description;
  const callbacks = callbackOperations(operation).map((callback) => resolveOperation(api, callback));
  return {
    ...rest,
    ...(shows ? { shows } : {}),
    ...(callbacks.length > 0 ? { callbacks } : {}),
    fullPath: operation.sent ? operation.path : api.basePath + operation.path,
    section,
    security,
    params: operation.params ?? {},
    query: operation.query ?? {},
    headers: operation.headers ?? {},
    cookies: operation.cookies ?? {},
    ...bodiesPart(body),
    ...(said === undefined ? {} : { bodyDescription: said }),
    responses: Object.entries(operation.responses)
      .flatMap(([key, response]) => resolveResponse(statusKeyOf(key), response, operation))
      .sort((a, b) => inStatusOrder(a.status, b.status)),
    ...resolvedErrors(api, operation),
    errorHeaders: [...placedHeaders(operation), ...sharedHeaders(api, operation)],
    idempotent: operation.idempotent ?? idempotentMethods.has(operation.method),
  };
}

function bodiesPart(written: WrittenBody): Pick<ResolvedResponse, "bodies" | "body"> {
  const bodies = bodiesOf(written);
  const [body] = bodies;
  return { bodies, ...(body ? { body } : {}) };
}

/** Empty for a response that counts among the errors. */
function resolveResponse(
  status: StatusKey | undefined,
  response: Operation["responses"][number],
  operation: AnyOperation,
): ResolvedResponse[] {
  if (status === undefined || isPlacedError(operation, status)) return [];
  const { description, headers = {}, links } = responseOptionsOf(response);
  const reason = STATUS_CODES[status] ?? "";
  return [
    {
      status,
      reason,
      description: description ?? rangeWords[status] ?? `${reason}.`,
      headers,
      ...(links ? { links } : {}),
      ...bodiesPart(response),
    },
  ];
}
