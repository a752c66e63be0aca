import type { z } from "zod";
import type { Payload, ServerContract, ServerOperation } from "./contract.ts";

/** What `contract.js` holds beside the schemas: all that follows from the contract, as plain JSON. */
export interface ServerFacts extends Omit<ServerContract, "operations"> {
  /** In the order of the spec's operations. */
  readonly operations: readonly Pick<ServerOperation, "path" | "security" | "errors">[];
}

/** What the server reads of an operation as the spec has it. */
interface SpecOperation
  extends Pick<ServerOperation, "operationId" | "method">,
    Partial<Pick<ServerOperation, "params" | "query" | "headers" | "deprecated">> {
  readonly body?: SpecPayload & { readonly required?: boolean };
  readonly responses: Readonly<
    Record<number, SpecPayload & { readonly headers?: Readonly<Record<string, z.ZodType>> }>
  >;
}

interface SpecPayload {
  readonly kind?: Payload["kind"];
  readonly mediaType?: string;
  readonly schema?: z.ZodType;
}

/** The spec's own value, as far as the server reads it: its schemas are the ones that judge requests. */
export interface SpecApi {
  readonly operations: readonly SpecOperation[];
}

/** The contract as the server takes it. */
export function assembleContract(api: SpecApi, facts: ServerFacts): ServerContract {
  return {
    ...facts,
    operations: facts.operations.map((known, index) => {
      const operation = api.operations[index] as SpecOperation;
      const { operationId, method, params = {}, query = {}, headers = {}, body, deprecated } = operation;
      const payload = payloadOf(body);
      return {
        ...known,
        operationId,
        method,
        params,
        query,
        headers,
        ...(payload ? { body: { ...payload, required: body?.required ?? true } } : {}),
        responses: Object.entries(operation.responses).map(([status, response]) => {
          const answer = payloadOf(response);
          return {
            status: Number(status),
            headers: response.headers ?? {},
            ...(answer ? { body: answer } : {}),
          };
        }),
        ...(deprecated ? { deprecated } : {}),
      };
    }),
  };
}

function payloadOf({ kind, mediaType = "", schema }: SpecPayload = {}): Payload | undefined {
  return kind && { kind, mediaType, ...(schema ? { schema } : {}) };
}
