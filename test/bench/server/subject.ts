import { z } from "zod";
import { type App, createContractApp } from "../../../scripts/runtime/server/app.ts";
import type { ServerContract, ServerOperation } from "../../../scripts/runtime/server/types.ts";

/** An app of many operations, and a request for the last of them. */
export interface Subject {
  readonly app: App;
  readonly request: Request;
}

export function subjectOf(operations: number, contract = contractOf(operations)): Subject {
  const app = createContractApp(contract, {
    operations: Object.fromEntries(
      contract.operations.map(({ operationId }) => [operationId, () => ({ status: 204 })]),
    ),
  });
  const last = operations - 1;
  return { app, request: new Request(`http://localhost/section${last}/things/x/more`, { method: "DELETE" }) };
}

/** Each operation has a path of its own with a parameter, and JSON bodies; the last one has none. */
export function contractOf(operations: number): ServerContract {
  const error = { status: 400, text: "x" };
  return {
    textField: "error",
    errors: {
      invalid: error,
      unauthorized: error,
      internal: error,
      notFound: error,
      methodNotAllowed: error,
      tooLarge: error,
    },
    operations: Array.from({ length: operations }, (_, index) =>
      operationOf(index, index === operations - 1),
    ),
  };
}

function operationOf(index: number, isLast: boolean): ServerOperation {
  const common = {
    operationId: `operation${index}`,
    path: `/section${index}/things/{id}/more`,
    security: [],
    params: { id: z.string().min(1) },
    query: {},
    headers: {},
    errors: [{ status: 400, text: "x", by: "server" as const }],
  };
  if (isLast) return { ...common, method: "DELETE", responses: [{ status: 204, headers: {} }] };
  const body = z.object({ name: z.string().min(1), note: z.string().optional() });
  const thing = z.object({
    id: z.string(),
    name: z.string(),
    note: z.string().nullable(),
    at: z.iso.datetime(),
  });
  return {
    ...common,
    method: "PATCH",
    body: { kind: "json", mediaType: "application/json", schema: body, required: true },
    responses: [
      { status: 200, headers: {}, body: { kind: "json", mediaType: "application/json", schema: thing } },
    ],
  };
}
