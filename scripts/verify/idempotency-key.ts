import { randomUUID } from "node:crypto";
import type { OperationModel, ParameterModel } from "../model/model.ts";

/** The header field by which a server knows a request that is sent again; `undefined`: the operation has none. */
export function idempotencyKey({ method, parameters }: OperationModel): ParameterModel | undefined {
  return method === "GET" || method === "HEAD" ? undefined : parameters.find(isIdempotencyKey);
}

export function isIdempotencyKey({ in: location, name }: Pick<ParameterModel, "in" | "name">): boolean {
  return location === "header" && name.toLowerCase() === "idempotency-key";
}

/** A key that no request had before, in any run: a server answers one that it knows with what it answered then. */
export const freshKey: () => string = randomUUID;
