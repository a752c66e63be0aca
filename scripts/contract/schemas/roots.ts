import type { z } from "zod";
import type { Contract, ResolvedOperation } from "../contract.ts";

/** Who writes the value: the caller (a server must accept it) or the server (a caller must expect it). */
export type Direction = "request" | "response";

/** A schema that an operation uses directly. */
export interface SchemaRoot {
  readonly schema: z.ZodType;
  /** `operations/<operationId>/params/id`. */
  readonly pointer: string;
  readonly direction: Direction;
}

/** The schemas of one operation, in the order of the document. */
export function rootsOfOperation(operation: ResolvedOperation): SchemaRoot[] {
  const base = `operations/${operation.operationId}`;
  const roots: SchemaRoot[] = [];
  for (const part of ["params", "query", "headers"] as const)
    for (const [name, schema] of Object.entries(operation[part]))
      roots.push({ schema, pointer: `${base}/${part}/${name}`, direction: "request" });
  if (operation.body?.schema)
    roots.push({ schema: operation.body.schema, pointer: `${base}/body`, direction: "request" });
  for (const { status, headers, body } of operation.responses) {
    if (body?.schema)
      roots.push({ schema: body.schema, pointer: `${base}/responses/${status}`, direction: "response" });
    for (const [name, schema] of Object.entries(headers))
      roots.push({
        schema,
        pointer: `${base}/responses/${status}/headers/${name}`,
        direction: "response",
      });
  }
  return roots;
}

/** Every schema that the contract uses directly. */
export function rootsOf({ api, operations }: Contract): SchemaRoot[] {
  return [
    { schema: api.errors.schema, pointer: "errors/schema", direction: "response" },
    ...operations.flatMap(rootsOfOperation),
  ];
}
