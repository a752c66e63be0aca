import { z } from "zod";
import { createContractApp } from "../../typescript/server/runtime/app.ts";
import type { ServerContract, ServerOperation } from "../../typescript/server/runtime/contract.ts";

/** One operation count: how long the app takes to start, and to find the last operation. */
export interface Scale {
  readonly operations: number;
  /** From the schemas to the first answer, in milliseconds. */
  readonly start: number;
  /** Of a request that does nothing but be routed, in microseconds. */
  readonly request: number;
}

/** Measures apps of so many operations with a path parameter and a JSON body each. */
export async function scale(counts: readonly number[]): Promise<Scale[]> {
  const apps = [];
  for (const operations of counts) {
    const contract = contractOf(operations);
    const start = performance.now();
    const app = appOf(contract);
    const url = `http://localhost/section${operations - 1}/things/${operations - 1}/more`;
    const request = new Request(url, { method: "DELETE" });
    await app.fetch(request);
    apps.push({ operations, start: performance.now() - start, app, request, times: [] as number[] });
  }
  for (let round = 0; round < 60; round++)
    for (const { app, request, times } of apps) {
      const start = performance.now();
      for (let index = 0; index < 300; index++) await app.fetch(request);
      times.push(((performance.now() - start) * 1000) / 300);
    }
  return apps.map(({ operations, start, times }) => ({
    operations,
    start,
    request: [...times].sort((a, b) => a - b)[10] ?? 0,
  }));
}

function appOf(contract: ServerContract) {
  return createContractApp(contract, {
    operations: Object.fromEntries(
      contract.operations.map(({ operationId }) => [operationId, () => ({ status: 204 })]),
    ),
  });
}

function contractOf(operations: number): ServerContract {
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
    operations: Array.from({ length: operations }, (_, index) => operationOf(index)),
  };
}

function operationOf(index: number): ServerOperation {
  return {
    operationId: `operation${index}`,
    method: "DELETE",
    path: `/section${index}/things/{id}/more`,
    security: [],
    params: { id: z.string() },
    query: {},
    headers: {},
    responses: [{ status: 204, headers: {} }],
    errors: [{ ...error400, by: "server" }],
  };
}

const error400 = { status: 400, text: "x" };
